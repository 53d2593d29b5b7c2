"""The page says what was compared, what got better and worse, how sure and at what cost; it asks nothing of others."""

import csv
import dataclasses
import datetime
import hashlib
import html
import html.parser
import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from conftest import PROGRAM
from corridor_analysis import bearers, compare, policies, report, tables, terms, themes, when
from corridor_analysis.figures import style
from corridor_analysis.read import open_results, read_provenance

CHROMIUM = shutil.which("chromium")


class Outline(html.parser.HTMLParser):
    """Headings, pictures, tables and everything that could ask for something elsewhere."""

    def __init__(self):
        super().__init__()
        self.headings, self.pictures, self.asked, self.tags = [], [], [], []
        self.heads, self.anchors, self.ids, self.links = [], [], [], []
        self.text = ""

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "img":
            self.pictures.append(given)
        if tag == "link":
            self.links.append(given.get("rel"))
        if tag == "th":
            self.heads.append(given.get("scope"))
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.anchors.append(given["href"])
        self.asked += [given[name] for name in ("src", "href", "data", "srcset") if given.get(name)]

    def handle_data(self, data):
        self.text += data


@pytest.fixture(scope="module")
def written(compared, tmp_path_factory):
    """The page and the folder of tables."""
    folder = tmp_path_factory.mktemp("report")
    page, csv_folder = folder / "report.html", folder / "tables"
    assert report.main([str(compared), "-o", str(page), "--csv", str(csv_folder), "--program", PROGRAM]) == 0
    return page, csv_folder


@pytest.fixture(scope="module")
def outline(written):
    parser = Outline()
    parser.feed(written[0].read_text(encoding="utf-8"))
    parser.text = " ".join(parser.text.split())
    return parser


def test_the_page_stands_alone(outline):
    assert not {"script", "iframe", "object"} & set(outline.tags)
    assert outline.links == ["icon"], "no stylesheet from elsewhere"
    assert all(one.startswith(("data:", "#")) for one in outline.asked), [one[:60] for one in outline.asked]
    assert all(anchor[1:] in outline.ids for anchor in outline.anchors)


def test_the_page_can_be_read_by_those_who_do_not_see_it(outline):
    assert outline.headings[0] == 1 and outline.headings.count(1) == 1
    steps = [later - earlier for earlier, later in zip(outline.headings, outline.headings[1:])]
    assert max(steps) == 1, "no level is skipped"
    assert len(outline.pictures) >= 9 and all(len(one["alt"]) > 40 for one in outline.pictures)
    assert outline.heads and set(outline.heads) <= {"row", "col"}


def contrast(a, b):
    """Contrast ratio of two colours #rrggbb. Source: WCAG 2.1, "contrast ratio" (recalled)."""
    def luminance(colour):
        parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_text_stands_out_from_its_ground(written):
    css = written[0].read_text(encoding="utf-8")
    colour = lambda name: re.search(rf"--{name}: (#[0-9a-f]{{3,6}})", css)[1]
    full = lambda value: value if len(value) == 7 else "#" + "".join(2 * digit for digit in value[1:])
    for ink, ground in (("ink", "paper"), ("soft", "paper"), ("soft", "wash"), ("link", "paper"), ("paper", "better"),
                        ("paper", "worse"), ("worse", "paper")):
        assert contrast(full(colour(ink)), full(colour(ground))) >= 4.5, (ink, ground)


def test_every_policy_is_told_with_what_it_did_and_how_sure(outline, compared):
    text = outline.text
    with open_results(compared) as results:
        for scenario in compare.scenarios(results):
            found = [*compare.effects(results, scenario), *compare.effects_where_it_acts(results, scenario)]
            assert str(results.scenario_title.sel(scenario=scenario).item()) in text
            for one in found:
                if one.indicator in themes.HEADLINES:
                    assert one.in_short in text, (scenario, one.indicator)
            for alarm in compare.alarms(found):
                assert alarm in text
            for one in compare.costs(results, scenario, found):
                assert one.in_words in text
            for one in compare.harms(found):
                assert one.label in text
    assert "Only 4 replicates were run" in text
    assert "adds patrols on chosen legs" in text, "the program's own words"
    assert "spends within the run" not in text, "the program does not know of which run"
    assert "Each simulated person stands for 50 real ones" in text
    assert "Cost of one case more (victims identified): about" in text


def test_the_page_says_how_to_repeat_it(outline, compared):
    provenance = read_provenance(compared)
    digest = hashlib.sha256(provenance.of_role("scenario")[0].text.encode()).hexdigest()
    for word in (provenance.commit, provenance.experiment_sha256, provenance.command, digest,
                 "corridor run --from toy.h5 -o again.h5"):
        assert word in outline.text


def test_the_same_file_makes_the_same_page(compared, written, tmp_path):
    again = tmp_path / "again.html"
    command = ["report", str(compared), "-o", str(again), "--program", PROGRAM]
    subprocess.run([sys.executable, "-m", "corridor_analysis", *command], check=True,
                   env={**os.environ, "PYTHONHASHSEED": "7"})  # another process, another hash
    assert again.read_bytes() == written[0].read_bytes()
    assert str(tmp_path) not in again.read_text(encoding="utf-8")


def test_texts_of_a_file_cannot_become_parts_of_the_page(compared):
    with open_results(compared) as results:
        results.attrs["title"] = "<script>alert(1)</script> & more"
        page = report.page(results, read_provenance(compared))
    assert "<script>" not in page and "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page


def effect(indicator, baseline=1000.0, verdict="unresolved"):
    """An effect of a policy that never was."""
    return compare.Effect("s", indicator, "persons", "more_is_harm", baseline, baseline - 119, -119.0, -250.0, 12.0,
                          190.0, 0.7, 20, verdict)


def finding(*effects):
    """All that was found of a policy that never was."""
    policy = policies.Policy("s", "S", (), (), (), (), ())
    return report.Finding(policy, effects, tuple(compare.harms(list(effects))), (), "", (), (), "", bearers.Bearers(()))


def test_a_baseline_stands_once_only_where_all_policies_share_it():
    rows = report.harm_rows([finding(effect("deaths"), effect("deaths_treated", 400.0)), finding(effect("deaths")),
                             finding(effect("deaths"), effect("deaths_treated", 3000.0))])
    assert [(row.label, row.baseline) for row in rows] == [
        (themes.label("deaths"), "1,000"), (themes.label("deaths_treated"), "")]
    assert rows[1].effects[1] is None
    assert [row.is_part for row in rows] == [False, True] and rows[1].absent == "it acts on no leg"
    assert rows[0].effects[0].in_harm_table == "between 250 fewer and 10 more; resolved from 190"


def test_what_each_policy_acts_on_has_its_own_baseline_on_the_page(compared):
    with open_results(compared) as results:
        treated = results.leg_treated.load().copy()
        treated.loc[{"scenario": "placebo", "leg": "cira-sea"}] = 1  # one of the two that the patrols act on
        results = results.assign(leg_treated=treated)
        said = [one.baseline_in_words for name in ("border_patrol", "placebo")
                for one in compare.effects_where_it_acts(results, name) if one.indicator == "deaths_treated"]
        page = report.page(results, read_provenance(compared))
    assert len(set(said)) == 2
    for one in said:
        assert f"baseline {one}</span>" in page


def cells(page, caption):
    """Texts of the rows of the table with this caption, as lists."""
    table = next(one for one in re.findall(r"<table.*?</table>", page, re.DOTALL) if caption in one)
    plain = lambda cell: " ".join(html.unescape(re.sub(r"<[^>]+>", " ", cell)).split())
    return [[plain(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)]
            for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)]


def number(text):
    return float(text.replace(",", ""))


def test_deaths_of_the_page_add_up(written):
    rows = cells(written[0].read_text(encoding="utf-8"), "Harm: change against baseline")
    legs = {row[0]: row for row in rows}
    patrol = 2  # column of border_patrol, which acts on 2 of 14 legs

    def in_baseline(name):
        row = legs[themes.label(name)]
        return number(re.search(r"baseline ([\d.,]+)", row[patrol])[1] if row[1] == "beside each" else row[1])

    parts = [in_baseline(name) for name in themes.PARTS_OF_DEATHS]
    assert parts[0] > 0 and parts[2] > 0 and sum(parts) == pytest.approx(number(legs["Deaths"][1]), abs=1.5)
    names = [row[0] for row in rows]
    assert names.index("Deaths") + 3 == names.index(themes.label("deaths_off_legs")), "the parts stand below their sum"


def test_victims_of_the_page_add_up_with_those_whom_nobody_screened(written, compared):
    head, *rows = cells(written[0].read_text(encoding="utf-8"), "what screening saw of them")
    assert [row[0] for row in rows] == ["Identified", "Missed", "Not screened, at least", "New victims in all"]
    with open_results(compared) as results:
        for n, name in enumerate(style.scenario_names(results), 1):
            mean = lambda indicator: float(results.total.sel(scenario=name, indicator=indicator).mean())
            shown = [number(row[n]) for row in rows]
            assert sum(shown[:3]) == shown[3] == pytest.approx(mean("trafficked"), abs=2)
            assert shown[:2] == pytest.approx([mean("identified"), mean("missed")], abs=1)
        often = results.assign(total=results.total.where(results.indicator != "missed", results.total * 100 + 1e6))
        assert len(report.seen_rows(often)) == 2, "screened again and again, they are more than new victims"


def test_the_page_says_when_a_policy_is_in_force_and_what_is_counted(outline):
    assert ("From 1 January 2013 to the end. All figures count January 2010 to December 2014: the 3 years before it "
            "are in every total and mean") in outline.text


@pytest.mark.parametrize("first, parts, said", [
    ("2013-01-01", [None, "2014-07-01"], "From 1 January 2013 to the end (b until 30 June 2014)."),
    ("2013-01-01", ["2014-01-01", "2014-07-01"], "From 1 January 2013 until 30 June 2014 (a until 31 December 2013)."),
    ("2013-01-01", ["2040-01-01", None], "From 1 January 2013 to the end."),
    ("2012-03-01", [None], "the 26 months before it are in"), ("2011-01-01", [None], "the 1 year before it are in"),
    ("2005-01-01", [None], "All figures count January 2010 to December 2014.")])
def test_parts_of_a_policy_that_end_sooner_are_named(compared, first, parts, said):
    day = lambda text: text and datetime.date.fromisoformat(text)
    dated = [policies.Intervention(name, (), (), policies.InForce(day(first), day(until)))
             for name, until in zip("ab", parts)]
    with open_results(compared) as results:
        told = when.in_force(policies.Policy("s", "S", (), (), (), tuple(dated), ()), results)
        waiting = dataclasses.replace(dated[0], in_force=policies.InForce(day(first), None, True))
        assert "at the earliest" in when.in_force(policies.Policy("s", "S", (), (), (), (waiting,), ()), results)
        assert "gives no date" in when.in_force(policies.Policy("s", "S", (), (), (), (), ()), results)
    assert said in told and "at the earliest" not in told


def test_legs_acted_on_are_named_as_the_policy_files_name_them(outline, compared):
    with open_results(compared) as results:
        place = dict(zip(results.place.values, results.place_name.values))
        treated = results.isel(leg=(results.leg_treated.sel(scenario="border_patrol") == 1).values)
        names = [f"{place[a]} to {place[b]} ({leg})" for a, b, leg in
                 zip(treated.leg_from.values, treated.leg_to.values, treated.leg.values)]
        assert list(report.legs_acted_on(results, "border_patrol")) == names and len(names) == 2
    assert f"Border patrol: on 2 of 14 legs, namely {names[0]} and {names[1]}." in outline.text
    assert "The legs acted on, by one part or another: " + "; ".join(names) in outline.text
    assert ("Victim screening: in 3 of 4 jurisdictions, namely Bera, Cira and Dora; that is, on every leg that leaves "
            "or enters one of them.") in outline.text


TABLES = {
    "legs": {"x": policies.Row("A to B (x)", frozenset({"sea", "west"})), "y": policies.Row("B to A (y)", frozenset())},
    "jurisdictions": {"a": policies.Row("Arda", frozenset({"origin"})), "b": policies.Row("Bera", frozenset())}}


@pytest.mark.parametrize("setting, value, said", [
    ("legs", "tag:sea", "Patrol: on 1 of 2 legs, namely A to B (x)."),
    ("legs", ["y", "tag:west"], "Patrol: on all 2 legs, namely A to B (x) and B to A (y)."),
    ("jurisdictions", "all", "Patrol: in all 2 jurisdictions, namely Arda and Bera; that is, on every leg that leaves"),
    ("members", ["tag:origin", "b"], "Patrol: between all 2 jurisdictions, namely Arda and Bera; that is, on every"),
    ("pairs", [["a", "b"]], "Patrol: for 1 of 2 pairs of jurisdictions, namely Arda to Bera;")])
def test_scopes_are_read_as_the_program_reads_them(setting, value, said):
    assert policies._scope(setting, value, TABLES).in_words(["patrol"]).startswith(said)


def test_policies_reach_the_legs_that_the_program_says(compared):
    provenance = read_provenance(compared)
    for told in policies.policies_of(provenance, ["border_patrol", "victim_screening", "placebo"], ["a", "b", "c"]):
        explained = policies.explained([told], provenance, PROGRAM)[0]
        named = re.search(r"legs = ([\w, -]+?)  \(", explained.acts)
        ids = [re.search(r"\(([\w-]+)\)$", name)[1] for one in told.interventions for scope in one.scopes
               if scope.setting == "legs" for name in scope.members]
        assert ids == (named[1].split(", ") if named else [])


def test_rows_of_the_frame_are_those_of_the_program_with_their_instrument(outline):
    listed = json.loads(subprocess.run([PROGRAM, "list", "frame", "--json"], check=True, capture_output=True).stdout)
    assert [row["id"] for row in listed] == list(terms.FRAME)
    for row in listed:
        own, here = row["instrument"].lower(), terms.FRAME[row["id"]].lower()
        assert here.endswith(own.removeprefix("work plan").removeprefix("target")), row["id"]
    assert terms.FRAME["S-10.7"] + " (S-10.7)" in outline.text and "of the policy frame" not in outline.text
    assert terms.frame_row("Z-9") == "Z-9"


def test_words_that_a_planner_may_not_know_are_explained(outline):
    assert list(terms.TERMS) == sorted(terms.TERMS)
    for word, meaning in terms.TERMS.items():
        assert f"{word[0].upper()}{word[1:]}" in outline.text and meaning in outline.text
    for word in ("patrol unit", "helper who took no benefit", "caught but not processed", "tag"):
        assert word in terms.TERMS
    assert "This corridor prices one as: a patrol with its vehicle or boat for a month." in outline.text
    assert "#words" in outline.anchors


def test_a_commit_that_is_not_all_is_explained(outline, compared):
    assert report.commit_in_words("5c22155f59c1") == "5c22155f59c1"
    assert report.commit_in_words("5c22155f59c1-dirty").startswith(
        "5c22155f59c1-dirty: built from sources with changes that were not committed")
    assert f", commit {report.commit_in_words(read_provenance(compared).commit)}" in outline.text


def test_what_the_scale_means_for_the_first_figures_is_said(outline):
    deaths = dataclasses.replace(effect("deaths"), baseline=2_293.0)
    journeys = dataclasses.replace(effect("journeys"), baseline=264_900.0)
    assert report.coarse_in_words([finding(journeys, deaths)], 20, 120) == (
        "In the baseline that holds of deaths (229 a year, 11 simulated).")
    assert report.coarse_in_words([finding(journeys)], 20, 120) == ""
    assert report.weight_in_words([finding(deaths)], 20) == (
        "Each simulated person stands for 20 real ones: the 2,293 deaths of the baseline are some 115 simulated deaths "
        "in a replicate.")
    assert report.weight_in_words([finding(deaths)], 1) == ""
    assert re.search(r"In the baseline that holds of .*deaths \(\d+ a year, \d+ simulated\)", outline.text)


def test_each_percentage_names_its_whole(outline):
    assert "For each 100 journeys begun, how many ended how" in outline.text
    assert "Who adds or divides the rounded numbers of this page may therefore find another last digit." in outline.text


def test_what_costs_nothing_in_the_run_is_not_said_to_have_no_cost():
    free = effect("policy_cost", 0.0, "unchanged")
    assert finding(dataclasses.replace(free, mean=0.0)).cost == "It cost nothing in this run."
    exact = dataclasses.replace(free, unit="USD", mean=439_200_000.0, low=439_199_999.9999999,
                                high=439_200_000.0000001)
    assert finding(exact).cost == "439.2 million USD of 2015, over the whole horizon."


def test_one_count_of_figures_stands_on_the_page(outline):
    counts = {int(n) for n in re.findall(r"\d+ of (\d+) figures changed", outline.text)}
    most = int(re.search(r"Up to (\d+) figures were looked at", outline.text)[1])
    assert max(counts) == most and finding(effect("deaths"), effect("policy_cost")).judged == [effect("deaths")]


def test_policy_files_are_printed_to_the_byte(compared):
    provenance = read_provenance(compared)
    first = provenance.of_role("scenario")[0]
    marked = dataclasses.replace(first, text=first.text + "\n# at 50 % of <all>")
    inputs = tuple(marked if one is first else one for one in provenance.inputs)
    with open_results(compared) as results:
        page = report.page(results, dataclasses.replace(provenance, inputs=inputs))
    printed = [html.unescape(one) for one in re.findall(r"<pre>(.*?)</pre>", page, re.DOTALL)]
    assert marked.text in printed
    assert "95\N{NO-BREAK SPACE}% interval" in page and "95 % interval" not in page


def test_tables_hold_the_figures_of_the_page(written, compared):
    folder = written[1]
    assert {path.name for path in folder.iterdir()} == set(tables.TABLES)
    rows = {}
    for name in tables.TABLES:
        with open(folder / name, encoding="utf-8", newline="") as file:
            rows[name] = list(csv.DictReader(file))
            assert rows[name], name
    with open_results(compared) as results:
        deaths = next(row for row in rows["effects.csv"]
                      if (row["scenario"], row["indicator"]) == ("border_patrol", "deaths"))
        stored = float(results.change_mean.sel(scenario="border_patrol", indicator="deaths"))
        assert float(deaths["mean"]) == pytest.approx(stored)
        by_year = sum(float(row["mean"]) for row in rows["years.csv"]
                      if (row["scenario"], row["indicator"]) == ("baseline", "deaths"))
        assert by_year == pytest.approx(float(results.total.sel(scenario="baseline", indicator="deaths").mean()))
        on_legs = sum(float(row["mean"]) for row in rows["legs.csv"]
                      if (row["scenario"], row["series"]) == ("baseline", "deaths"))
        assert on_legs == pytest.approx(float(results.leg_deaths.sel(scenario="baseline").sum()) / 4)
    assert {row["cut_by"] for row in rows["people.csv"]} == {
        "sex", "age", "income", "origin", "group", "disability", "status"}


def test_policies_are_told_from_their_files(compared):
    provenance = read_provenance(compared)
    told = policies.policies_of(provenance, ["border_patrol", "victim_screening", "placebo"], ["a", "b", "c"])
    patrol = told[0]
    assert patrol.description[0].text == "More patrols at sea, and nowhere else."
    assert "Deaths per 1,000 journeys" in patrol.watch and not any("Watch" in one.text for one in patrol.description)
    assert patrol.interventions[0].kind == "border_patrol"
    assert ("from", "2013-01-01") in patrol.interventions[0].settings
    assert patrol.acts == ""
    explained = policies.explained(told, provenance, PROGRAM)[0]
    assert "adds patrols on chosen legs" in explained.acts and "patrol" in explained.moves
    with pytest.raises(ValueError, match="names 1 scenarios and holds the texts of 3"):
        policies.policies_of(provenance, ["border_patrol"], ["a"])


def test_files_that_act_together_are_one_policy(tmp_path):
    out = tmp_path / "joined.h5"
    words = ["compare", "toy", "--scenario", "border_patrol+placebo", "--scale", "200", "--replicates", "2"]
    subprocess.run([PROGRAM, *words, "--until", "2011-01-01", "--quiet", "-o", str(out)], check=True)
    provenance = read_provenance(out)
    told = policies.explained(policies.policies_of(provenance, ["border_patrol+placebo"], ["t"]), provenance, PROGRAM)
    assert len(told) == 1 and [file.name for file in told[0].files] == ["border_patrol.toml", "placebo.toml"]
    assert "information_campaign" in told[0].acts and "border_patrol" in told[0].acts
    page = tmp_path / "page.html"
    assert report.main([str(out), "-o", str(page)]) == 0


def test_what_cannot_be_reported_is_told_and_nothing_is_written(ran, compared, tmp_path, capsys):
    page = tmp_path / "page.html"
    assert report.main([str(ran), "-o", str(page)]) == 4
    assert "holds no comparison with a baseline" in capsys.readouterr().err and not page.exists()
    page.write_text("mine")
    assert report.main([str(compared), "-o", str(page)]) == 2
    assert "page.html exists already; --force replaces it" in capsys.readouterr().err and page.read_text() == "mine"
    assert report.main([str(compared), "-o", str(tmp_path / "x.html"), "--program", "nowhere/corridor"]) == 2
    assert "nowhere/corridor: there is no such program" in capsys.readouterr().err


@pytest.mark.parametrize("program, said", [
    ("/bin/true", "/bin/true: does not explain scenarios; expected the program corridor"),
    ("/bin/false", "toy.h5: /bin/false: "), ("/etc/passwd", "/etc/passwd: cannot be run (Permission denied)")])
def test_another_program_is_told_apart(compared, tmp_path, capsys, program, said):
    page = tmp_path / "page.html"
    assert report.main([str(compared), "-o", str(page), "--program", program]) == 4
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1 and not page.exists()


def test_nothing_is_written_unless_all_can_be(compared, tmp_path, capsys, monkeypatch):
    page, taken = tmp_path / "page.html", tmp_path / "taken"
    taken.write_text("mine")
    assert report.main([str(compared), "-o", str(page), "--csv", str(taken)]) == 2
    assert "taken is a file; expected a folder" in capsys.readouterr().err
    assert report.main([str(compared), "-o", str(tmp_path), "--force"]) == 2
    assert "is a folder; expected the name of a file" in capsys.readouterr().err

    page.write_text("old")
    monkeypatch.setattr(report, "page", lambda *_: "new")
    (tmp_path / "tables" / "legs.csv.part").mkdir(parents=True)  # so that the last table cannot be written
    assert report.main([str(compared), "-o", str(page), "--csv", str(tmp_path / "tables"), "--force"]) == 4
    assert page.read_text() == "old" and taken.read_text() == "mine"
    assert {one.name for one in tmp_path.rglob("*") if one.is_file()} == {"page.html", "taken"}


def browse(page, folder, width):
    """Opens a page in a browser without a screen; returns its console and what the page asked of the network."""
    log = folder / "net.json"
    command = [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
               "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={folder / 'profile'}",
               "--enable-logging=stderr", f"--log-net-log={log}", f"--window-size={width},900",
               f"--screenshot={folder / 'page.png'}", page.as_uri()]
    told = subprocess.run(command, capture_output=True, text=True, timeout=120).stderr
    console = [line for line in told.splitlines() if "CONSOLE" in line]
    asked = [event["params"] for event in json.loads(log.read_text())["events"]
             if isinstance(event.get("params"), dict) and "url" in event["params"]]
    # The browser's own requests, for updates and the like, are of no page: "not an origin".
    return console, [one["url"] for one in asked if one.get("initiator", "not an origin") != "not an origin"]


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed: tools/install_packages.sh full")
def test_a_browser_finds_no_fault_and_asks_nothing(written, tmp_path):
    for width in (1200, 500):
        console, asked = browse(written[0], tmp_path, width)
        assert console == [] and asked == []
        assert (tmp_path / "page.png").stat().st_size > 20_000, "an empty page is smaller"


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed: tools/install_packages.sh full")
def test_the_browser_test_would_see_a_fault(written, tmp_path):
    faulty = tmp_path / "faulty.html"
    asking = "<main><img alt='' src='https://example.org/x.png'>"
    text = written[0].read_text(encoding="utf-8").replace("<main>", asking)
    faulty.write_text(text, encoding="utf-8")
    console, _ = browse(faulty, tmp_path, 900)
    assert any("Content Security Policy" in line for line in console)
    without = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    faulty.write_text(without, encoding="utf-8")
    _, asked = browse(faulty, tmp_path, 900)
    assert any("example.org" in url for url in asked)
