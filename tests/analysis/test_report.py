"""The page says what was compared, what got better and worse, how sure and at what cost; it asks nothing of others."""

import csv
import dataclasses
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
from corridor_analysis import compare, policies, report, tables, themes
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
    return report.Finding(policy, effects, tuple(compare.harms(list(effects))), (), "", ())


def test_a_baseline_stands_once_only_where_all_policies_share_it():
    rows = report.harm_rows([finding(effect("deaths"), effect("deaths_treated", 400.0)), finding(effect("deaths")),
                             finding(effect("deaths"), effect("deaths_treated", 3000.0))])
    assert [(row.label, row.baseline) for row in rows] == [
        (themes.label("deaths"), "1,000"), (themes.label("deaths_treated"), "")]
    assert rows[1].effects[1] is None
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
