"""Builds the site: pages that people wrote and pages that the program writes about itself, made into HTML by Sphinx.

    build_site.py PROGRAM FOLDER        the site in FOLDER, its pages before Sphinx in FOLDER.pages

Runs from anywhere. Warnings are errors. Ends with 1, and a line for each mistake, where something is wrong.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import links
from pages import DOCS, images, written_pages
from reference import GENERATED, Program

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent


def assemble(root: Path, program: Program, folder: Path) -> list[str]:
    """Writes every page and picture into `folder`. Returns what is wrong with links, a sentence each."""
    pages = written_pages(root) | {page: page for page in GENERATED}
    broken: list[str] = []
    for file, page in pages.items():
        if page in GENERATED:
            text = GENERATED[page](program)
        else:
            written = (root / file).read_text(encoding="utf-8")
            text, wrong = links.with_links_of_the_site(written, file, page, pages, root)
            broken += wrong
        (folder / page).parent.mkdir(parents=True, exist_ok=True)
        (folder / page).write_text(text, encoding="utf-8")
    for picture in images(root):
        (folder / picture).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / DOCS / picture, folder / picture)
    return broken


def version(root: Path) -> str:
    return re.search(r"project\(corridor VERSION (\S+)", (root / "CMakeLists.txt").read_text(encoding="utf-8"))[1]


def make_html(root: Path, pages: Path, site: Path) -> int:
    """Runs Sphinx; returns its exit code."""
    doctrees = pages.with_suffix(".doctrees")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-E", "-b", "html", "-c", HERE,
               "-d", doctrees, "-D", f"release={version(root)}", pages, site]
    return subprocess.run(command, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}).returncode


def build(root: Path, program: Path, site: Path) -> int:
    """Builds the site from scratch. Returns 0, or 1 after saying what is wrong."""
    pages = site.with_name(site.name + ".pages")
    if site.exists() and any(site.iterdir()) and not (site / ".buildinfo").exists():
        print(f"{site} holds something that is no site of ours; name another folder", file=sys.stderr)
        return 1
    for old in (site, pages):
        shutil.rmtree(old, ignore_errors=True)
    broken = assemble(root, Program(program, root), pages)
    for sentence in broken:
        print(sentence, file=sys.stderr)
    return 1 if broken or make_html(root, pages, site) != 0 else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: build_site.py PROGRAM FOLDER")
    sys.exit(build(ROOT, Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()))
