"""check, new and export: folders in, folders out."""

import csv
import json
import re
import shutil

import pytest
import xarray as xr

from program import FILE_TROUBLE, PENALTIES, SHORT, SOURCES, TOY, corridor, fail, succeed


def test_check_explains_what_a_scenario_moves():
    text = succeed("check", TOY, "--scenario", PENALTIES)
    assert "penalty [month]" in text
    assert "dora: from 2014-01-01" in text
    assert "instead of 60" in text and "120 instead of 60" in text  # doubled once the ramp is over
    assert "from 2014-06-29 on" in text                             # 180 days, the first included
    assert text.strip().endswith("No mistakes found.")


def test_check_tells_when_a_scenario_moves_nothing_within_the_run(tmp_path):
    late = tmp_path / "late.toml"
    late.write_text((SOURCES / "scenarios" / "enhanced_penalties.toml").read_text().replace("2014-01-01", "2044-01-01"))
    assert "moves no lever within the run" in succeed("check", TOY, "--scenario", late)


def test_check_tells_where_a_lever_is_asked_beyond_its_range(tmp_path):
    harsh = tmp_path / "harsh.toml"
    harsh.write_text('title = "harsh"\n[[intervention]]\nkind = "enhanced_penalties"\njurisdictions = ["dora"]\n'
                     'penalty_factor = 100\nfrom = 2011-01-01\n')
    assert "beyond reach: from 2011-01-01 on, penalty of dora was to be 6000" in succeed("check", TOY, "--scenario", harsh)
    ended = corridor("run", TOY, "--scenario", harsh, "--dry-run")
    assert "penalty of dora" in ended.stderr


def test_sources_are_counted_by_basis_and_repeated_values_named(tmp_path):
    text = succeed("check", TOY, "--sources")
    assert "100 %" in text
    report = json.loads(succeed("check", TOY, "--sources", "--json"))["sources"]
    assert all(table["seen"] == 0 and table["assumption"] > 0 for table in report["tables"])
    repeated = {(one["table"], one["column"]): one for one in report["repeated"]}
    assert repeated[("origins.csv", "disability")]["times"] == 2 if ("origins.csv", "disability") in repeated else True
    skill = repeated[("jurisdictions.csv", "border_skill")]
    assert (skill["value"], skill["times"], skill["rows"]) == ("1", 3, 4)


def test_a_closer_statement_on_a_source_counts_more(tmp_path):
    folder = tmp_path / "toy"
    shutil.copytree(TOY, folder)
    with (folder / "SOURCES.csv").open("a") as sources:
        sources.write("legs.csv,length,*,Somebody,2020,A title,p. 3,seen,\n")
        sources.write("legs.csv,length,bera-sea,,,,,recalled,\n")
    tables = json.loads(succeed("check", folder, "--sources", "--json"))["sources"]["tables"]
    legs = next(table for table in tables if table["table"] == "legs.csv")
    assert (legs["seen"], legs["recalled"]) == (13, 1)


def test_a_new_corridor_can_be_run_as_it_is(tmp_path):
    text = succeed("new", "corridor", "my_world", cwd=tmp_path)
    assert "my_world" in text
    assert "No mistakes found." in succeed("check", "./my_world", cwd=tmp_path)
    succeed("run", "./my_world", "--until", "2015-03-01", "--scale", "50", "--quiet", cwd=tmp_path)
    with xr.open_dataset(tmp_path / "my_world.h5") as results:
        assert list(results.place.values) == ["far-city", "harbour", "home-town"]


def test_new_things_lie_where_the_program_looks_for_them(tmp_path):
    (tmp_path / "configs").mkdir()
    (tmp_path / "scenarios").mkdir()
    succeed("new", "corridor", "mine", cwd=tmp_path)
    succeed("new", "scenario", "policy", cwd=tmp_path)
    assert "No mistakes found." in succeed("check", "mine", "--scenario", "policy", cwd=tmp_path)
    message = fail(FILE_TROUBLE, "new", "scenario", "policy", cwd=tmp_path)
    assert "exists already" in message


def test_a_new_scenario_names_every_intervention_and_setting(tmp_path):
    succeed("new", "scenario", "policy", cwd=tmp_path)
    text = (tmp_path / "policy.toml").read_text()
    for kind in json.loads(succeed("list", "interventions", "--json")):
        part = text.split(f'"{kind["name"]}"')[1].split("[[intervention]]")[0]
        assert all(re.search(rf"^(# )?{setting['name']} ", part, re.MULTILINE) for setting in kind["settings"])


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    path = tmp_path_factory.mktemp("results") / "x.h5"
    succeed("run", TOY, *SHORT, "--replicates", "2", "--quiet", "-o", path)
    return path


def test_tables_hold_every_value(results, tmp_path):
    succeed("export", results, "--csv", tmp_path / "tables")
    with xr.open_dataset(results) as file:
        with (tmp_path / "tables" / "scenario_replicate_time_leg.csv").open() as table:
            rows = list(csv.DictReader(table))
        assert len(rows) == 1 * 2 * 3 * 14
        for row in rows[::7]:
            at = {"scenario": row["scenario"], "replicate": int(row["replicate"]), "time": row["time"], "leg": row["leg"]}
            assert float(row["leg_departures"]) == float(file.leg_departures.sel(at))
            assert float(row["leg_fee_posted"]) == float(file.leg_fee_posted.sel(at))
        with (tmp_path / "tables" / "persons.csv").open() as table:
            departed = sum(int(row["persons"]) for row in csv.DictReader(table)
                           if row["event"] == "departed" and row["sex"] == "female")
        assert departed == int(file.persons_departed.sel(sex="female").sum())


def test_a_map_has_every_place_and_leg_with_totals(results, tmp_path):
    succeed("export", results, "--geojson", tmp_path / "map.geojson")
    features = json.loads((tmp_path / "map.geojson").read_text())["features"]
    kinds = [feature["properties"]["kind"] for feature in features]
    assert (kinds.count("place"), kinds.count("leg")) == (8, 14)
    leg = next(feature for feature in features if feature["id"] == "bera-sea")
    assert leg["geometry"]["coordinates"] == [[13.0, 32.5], [15.0, 37.0]]
    with xr.open_dataset(results) as file:
        total = float(file.leg_departures.sel(leg="bera-sea", scenario="baseline").sum("time").mean("replicate"))
    assert leg["properties"]["leg_departures"]["baseline"] == total


def test_exports_replace_nothing_unasked_and_rehearse_when_told(results, tmp_path):
    target = tmp_path / "map.geojson"
    target.write_text("mine")
    assert "exists already" in fail(FILE_TROUBLE, "export", results, "--geojson", target)
    assert "would write" in succeed("export", results, "--geojson", target, "--force", "--dry-run")
    assert target.read_text() == "mine"
    succeed("export", results, "--geojson", target, "--force", "--quiet")
    assert target.read_text() != "mine"
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    assert "exists already" in fail(FILE_TROUBLE, "export", results, "--csv", folder)
