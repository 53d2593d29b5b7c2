"""import: a Flee folder in, a corridor out that can be checked, run, exported."""

import json
import shutil

import pytest
import xarray as xr

from program import FILE_TROUBLE, WRONG_COMMAND_LINE, WRONG_INPUT, corridor, fail, sha256, succeed

FOLDER = {
    "locations.csv": """#name,region,country,latitude,longitude,location_type,conflict_date,population,water
Alpha,North,Homeland,10.100,20.0500,conflict_zone,0,500000,well
Beta,North,Homeland,10.5,20.5,town,,20000,
Hub,East,Neighbour,11,21,forwarding_hub,,,
Delta,East,Neighbour,11.25,21.25,camp,,8000,river
Epsilon,South,Faraway,9,20,camp,,4000,
""",
    "routes.csv": """#name1,name2,distance,forced_redirection
Alpha,Beta,60,0
Beta,Hub,35.50,0
Delta,Hub,30,1
Alpha,Epsilon,150,0
""",
    "closures.csv": "#closure_type,name1,name2,closure_start,closure_end\ncountry,Homeland,Faraway,0,61\n",
    "conflicts.csv": "#Day,Alpha,Beta\n" + "".join(f"{day},1,{int(day > 20)}\n" for day in range(90)),
    "sim_period.csv": "StartDate,2020-03-01\nLength,90\n",
}


@pytest.fixture
def small(tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    for name, text in FOLDER.items():
        (folder / name).write_text(text)
    return folder


def test_what_is_imported_can_be_checked_and_run(small, tmp_path):
    succeed("import", "flee", small, "-o", tmp_path / "world", cwd=tmp_path)
    assert "No mistakes found." in succeed("check", tmp_path / "world", "--sources")
    succeed("run", tmp_path / "world", "--scale", "10", "--quiet", "-o", tmp_path / "x.h5")
    with xr.open_dataset(tmp_path / "x.h5") as results:
        assert list(results.place.values) == ["Alpha", "Beta", "Delta", "Epsilon", "Hub"]
        assert "Delta--Hub" not in results.leg.values  # people are sent from Hub to Delta
        gone = (results.leg_departures + results.leg_departures_alone).sel(scenario="baseline", replicate=0)
        shut = gone.sel(leg="Alpha--Epsilon")
        assert [str(month)[:7] for month in shut.time.values] == ["2020-03", "2020-04", "2020-05"]
        assert shut.values[:2].sum() == 0 and shut.values[2] > 0  # the border opens on 1 May
        assert gone.sel(leg="Hub--Delta").sum() > 0
        assert gone.sel(leg="Hub--Beta").sum() == 0  # no other way on from where people are sent on


def test_the_account_tells_what_maps_what_does_not_and_what_to_add(small, tmp_path):
    (small / "source_data").mkdir()
    (small / "registration_corrections.csv").write_text("")
    text = succeed("import", "flee", small, "-o", tmp_path / "world")
    maps, rest = text.split("What does not")
    not_mapped, to_add = rest.split("What has to be added")
    assert "conflict_zone (1), town (1): 2 origin areas, where 520,000 people live" in maps
    assert "camp (2): 2 destinations" in maps
    assert "4 routes become 7 legs, one a direction; 1 with a forced redirection" in maps
    assert "2020-03-01 to 2020-05-29 (90 days)" in maps
    assert "capacity of 2 camps" in not_mapped
    assert "registration_corrections.csv, source_data/" in not_mapped
    assert "origins.csv: aspiration wage income_spread" in to_add
    assert text.strip().endswith("tells what the numbers stand on")


def test_the_account_tells_conflict_dates_that_do_not_count(small, tmp_path):
    (small / "conflicts.csv").unlink()
    (small / "locations.csv").write_text(FOLDER["locations.csv"].replace("town,,20000", "town,5,20000"))
    text = " ".join(succeed("import", "flee", small, "-o", tmp_path / "world").split())
    assert "conflict_date of 1 other location: without conflicts.csv it counts at a conflict_zone alone" in text
    assert "places.csv,Beta,conflict_date,5\n" in (tmp_path / "world" / "attributes.csv").read_text()


def test_the_same_folder_gives_the_same_bytes(small, tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    succeed("import", "flee", small, cwd=tmp_path / "a")
    around = tmp_path / "b" / "small"
    shutil.copytree(small, around / "input_csv")
    succeed("import", "flee", around, "-o", tmp_path / "b" / "other" / "small", "--quiet")
    names = sorted(path.name for path in (tmp_path / "a" / "small").iterdir())
    assert len(names) == 12 and "attributes.csv" in names
    for name in names:
        assert sha256(tmp_path / "a" / "small" / name) == sha256(tmp_path / "b" / "other" / "small" / name)


def test_a_corridor_goes_where_the_program_looks(small, tmp_path):
    (tmp_path / "configs").mkdir()
    succeed("import", "flee", small, "--quiet", cwd=tmp_path)
    assert "No mistakes found." in succeed("check", "small", cwd=tmp_path)


def test_a_damaged_folder_is_told_and_nothing_is_written(small, tmp_path):
    (small / "routes.csv").write_text(FOLDER["routes.csv"].replace("Alpha,Beta", "Alpa,Beta"))
    (small / "closures.csv").write_text(FOLDER["closures.csv"].replace("country", "contry"))
    message = fail(WRONG_INPUT, "import", "flee", "small", "-o", "world", cwd=tmp_path)
    assert message.splitlines() == [
        'small/closures.csv:2: contry: closure_type = "contry" is none of country, location, link, camp, idpcamp, '
        'remove_forced_redirection (did you mean "country"?)',
        'small/routes.csv:2: Alpa: name1 = "Alpa" is not a location (did you mean "Alpha"?)',
        "2 mistakes"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["small"]


def test_nothing_is_replaced_unasked(small, tmp_path):
    world = tmp_path / "world"
    succeed("import", "flee", small, "-o", world, "--quiet")
    before = (world / "legs.csv").read_text()
    (world / "legs.csv").write_text("mine")
    assert "exists already" in fail(FILE_TROUBLE, "import", "flee", small, "-o", world)
    assert (world / "legs.csv").read_text() == "mine"
    succeed("import", "flee", small, "-o", f"{world}/", "--force", "--quiet")
    assert (world / "legs.csv").read_text() == before
    (world / "notes.txt").write_text("mine")
    assert "holds notes.txt, which is no file of a corridor" in fail(
        FILE_TROUBLE, "import", "flee", small, "-o", world, "--force")
    assert (world / "notes.txt").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["small", "world"]


def test_what_cannot_be_written_leaves_nothing_behind(small, tmp_path):
    (tmp_path / "file").write_text("")
    fail(FILE_TROUBLE, "import", "flee", small, "-o", tmp_path / "file" / "world")
    (tmp_path / "world.part").mkdir()
    assert "was left by a run that was killed" in fail(FILE_TROUBLE, "import", "flee", small, "-o", tmp_path / "world")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "small", "world.part"]


def test_a_rehearsal_tells_all_and_writes_nothing(small, tmp_path):
    text = succeed("import", "flee", small, "-o", "world", "--dry-run", cwd=tmp_path)
    assert "What maps" in text and text.strip().endswith("would write world")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["small"]


@pytest.mark.parametrize("words, code, says", [
    (["import", "fle", "small"], WRONG_COMMAND_LINE, 'did you mean "flee"?'),
    (["import", "flee"], WRONG_COMMAND_LINE, "folder"),
    (["import", "flee", "smal"], WRONG_INPUT, "smal: there is no such folder"),
    (["import", "flee", "small", "--forse"], WRONG_COMMAND_LINE, 'did you mean "--force"?'),
])
def test_words_that_make_no_sense(small, tmp_path, words, code, says):
    assert says in fail(code, *words, cwd=tmp_path)


def test_a_map_of_the_results_carries_flows_and_attributes(small, tmp_path):
    succeed("import", "flee", small, "-o", tmp_path / "world", "--quiet")
    succeed("run", tmp_path / "world", "--scale", "50", "--quiet", "-o", tmp_path / "x.h5")
    succeed("export", tmp_path / "x.h5", "--geojson", tmp_path / "map.geojson", "--quiet")
    features = {one["id"]: one for one in json.loads((tmp_path / "map.geojson").read_text())["features"]}
    assert features["Delta"]["properties"]["attributes"] == {"region": "East", "capacity": "8000", "water": "river"}
    assert features["Alpha"]["geometry"]["coordinates"] == [20.05, 10.1]
    with xr.open_dataset(tmp_path / "x.h5") as results:
        total = float(results.leg_departures_alone.sel(leg="Beta--Hub", scenario="baseline", replicate=0).sum())
    assert features["Beta--Hub"]["properties"]["leg_departures_alone"]["baseline"] == total > 0
    assert "attributes" not in features["Beta--Hub"]["properties"]


def test_the_results_hold_the_attributes_and_repeat_themselves(small, tmp_path):
    succeed("import", "flee", small, "-o", tmp_path / "world", "--quiet")
    succeed("run", tmp_path / "world", "--scale", "500", "--quiet", "-o", tmp_path / "x.h5")
    shutil.rmtree(tmp_path / "world")
    succeed("run", "--from", tmp_path / "x.h5", "--quiet", "-o", tmp_path / "again.h5")
    assert sha256(tmp_path / "x.h5") == sha256(tmp_path / "again.h5")
    assert corridor("check", tmp_path / "world").returncode != 0  # it was gone indeed
