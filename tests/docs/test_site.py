"""The documentation builds without a warning, every link in it leads somewhere, and both can fail."""

import html
import os
import shutil
import subprocess
import sys
from pathlib import Path

import check_site
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "docs" / "site"))

import build_site  # noqa: E402  # once it can be found
import links  # noqa: E402
import pages  # noqa: E402
import reference  # noqa: E402

PROGRAM = Path(os.environ["CORRIDOR_PROGRAM"])


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The exit code of a build, what it said, and the folder of the site."""
    site = tmp_path_factory.mktemp("docs") / "site"
    answer = subprocess.run([sys.executable, ROOT / "docs" / "site" / "build_site.py", PROGRAM, site],
                            capture_output=True, text=True)
    return answer.returncode, answer.stdout + answer.stderr, site


def test_the_site_builds_and_says_nothing(built):
    code, said, site = built
    assert (code, said) == (0, "")
    assert (site / "index.html").is_file()


def test_every_link_leads_somewhere_and_nothing_is_loaded_from_the_network(built):
    assert check_site.problems(built[2]) == []


def test_every_page_that_people_wrote_is_on_the_site(built):
    for page in pages.written_pages(ROOT).values():
        assert (built[2] / page).with_suffix(".html").is_file(), page


@pytest.mark.parametrize("what", ["levers", "indicators", "parameters", "interventions", "scenarios", "frame"])
def test_the_reference_has_an_anchor_for_everything_that_is_listed(built, what):
    text = (built[2] / "reference" / f"{what}.html").read_text(encoding="utf-8")
    ids = check_site.Page(text).ids
    for entry in reference.Program(PROGRAM, ROOT).listed(what):
        name = entry.get("name", entry.get("id"))
        assert name in ids or reference.heading_id(name) in ids, name


def test_the_reference_tells_every_column_of_every_table(built):
    text = (built[2] / "reference" / "corridor-folder.html").read_text(encoding="utf-8").replace("\u2019", "'")
    ids = check_site.Page(text).ids
    for table in reference.Program(PROGRAM, ROOT).listed("tables"):
        assert reference.heading_id(table["name"]) in ids
        assert all(html.escape(column["meaning"], quote=False) in text for column in table["columns"])


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path, capsys):
    (tmp_path / "thesis.txt").write_text("years of work")
    assert build_site.build(ROOT, PROGRAM, tmp_path) == 1
    assert "no site of ours" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]


# A site of two pages, and what is said of it when something in it is broken.

WHOLE = {"index.html": '<a id="top"></a><a href="far/away.html#there">x</a><a href="https://example.org/a">x</a>'
                       '<script src="s.js"></script><style>b { background: url(data:x) }</style>',
         "far/away.html": '<p id="there"><a href="../index.html#top">x</a> <a href="#there">x</a></p>',
         "s.js": "", "s.css": "@import url(s.js);"}


def problems_of(files, folder):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return check_site.problems(folder)


def test_a_whole_site_has_no_problems(tmp_path):
    assert problems_of(WHOLE, tmp_path) == []


@pytest.mark.parametrize("name, old, new, says", [
    ("index.html", "far/away.html", "far/gone.html", 'index.html:1: "far/gone.html#there": there is no far/gone.html'),
    ("index.html", "#there", "#nowhere", 'far/away.html has no anchor "nowhere"'),
    ("far/away.html", 'href="#there"', 'href="#her"', 'far/away.html:1: "#her"'),
    ("far/away.html", "../index.html", "../../index.html", "there is no ../index.html"),
    ("index.html", "https://example.org/a", "https:/example.org/a", "is no address"),
    ("index.html", "s.js", "https://example.org/s.js", 'loads "https://example.org/s.js" from the network'),
    ("index.html", "s.js", "t.js", "which is not there"),
    ("index.html", "url(data:x)", "url(//example.org/font)", "from the network"),
    ("s.css", "url(s.js)", '"https://example.org/s.css"', "s.css:1: loads"),
])
def test_what_is_broken_is_told(name, old, new, says, tmp_path):
    files = WHOLE | {name: WHOLE[name].replace(old, new)}
    assert files != WHOLE
    found = problems_of(files, tmp_path)
    assert len(found) == 1 and says in found[0]


# Links between files of the project.

def mended(text, file="docs/howto/page.md"):
    known = {file: "howto/page.md", "ODD.md": "explanation/odd.md", "reference/levers.md": "reference/levers.md"}
    return links.with_links_of_the_site(text, file, "howto/page.md", known, ROOT)


@pytest.mark.parametrize("text, on_the_site", [
    ("[the ODD](../../ODD.md#71-leaving)", "[the ODD](../explanation/odd.md#71-leaving)"),
    ("[levers](../reference/levers.md)", "[levers](../reference/levers.md)"),
    ("[sim/run/step.cpp](../../sim/run/step.cpp)", "`sim/run/step.cpp`"),
    ("[a day](../../sim/run/step.cpp)", "a day (`sim/run/step.cpp`)"),
    ("see `ODD.md` and `../../ODD.md`", "see [`ODD.md`](../explanation/odd.md) and `../../ODD.md`"),
    ("[all](https://example.org) [here](#there)", "[all](https://example.org) [here](#there)"),
    ("`[no](link.md)`\n```\n[no](link.md)\n```\n", "`[no](link.md)`\n```\n[no](link.md)\n```\n"),
])
def test_links_lead_to_pages_of_the_site_or_become_words(text, on_the_site):
    assert mended(text) == (on_the_site, [])


def test_links_to_nothing_are_told_with_their_lines():
    _, broken = mended("x\n[a](../../ODDD.md) [b](../../ODD.md)\n\n[c](gone.md)\n")
    assert broken == ["docs/howto/page.md:2: there is no ODDD.md",
                      "docs/howto/page.md:4: there is no docs/howto/gone.md"]


def test_pictures_are_taken_along_and_missing_ones_told(tmp_path):
    (tmp_path / "docs" / "sensitivity").mkdir(parents=True)
    (tmp_path / "docs" / "sensitivity" / "a.png").write_bytes(b"")
    assert pages.images(tmp_path) == ["sensitivity/a.png"]
    text = "![what it shows](sensitivity/a.png)\n![gone](sensitivity/b.png)\n"
    there = {"docs/sensitivity.md": "explanation/sensitivity.md"}
    found = links.with_links_of_the_site(text, "docs/sensitivity.md", "explanation/sensitivity.md", there, tmp_path)
    assert found == (text.replace("sensitivity/a.png", "../sensitivity/a.png"),
                     ["docs/sensitivity.md:2: there is no image docs/sensitivity/b.png in docs/"])


def test_sphinx_stops_at_a_page_that_is_in_no_list(tmp_path, capfd):
    source = tmp_path / "site.pages"
    source.mkdir()
    (source / "index.md").write_text("# Top\n")
    (source / "lost.md").write_text("# Lost\n")
    assert build_site.make_html(ROOT, source, tmp_path / "site") != 0
    assert "lost.md" in capfd.readouterr().err
    shutil.rmtree(tmp_path / "site")
