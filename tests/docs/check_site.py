"""Reads a built site as a browser would: every link inside it leads somewhere, and nothing is loaded from the network.

    check_site.py SITE

Links to other sites are checked by their form only, so that the test needs no network.
"""

import html.parser
import posixpath
import re
import sys
import urllib.parse
from pathlib import Path

# Attribute by which an element loads something; of <link>, all but what only names another page.
LOADS = {"img": "src", "script": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src",
         "embed": "src", "object": "data", "link": "href"}
NAMES_A_PAGE = {"next", "prev", "index", "search", "author", "canonical", "genindex", "copyright", "top", "up"}
IN_CSS = re.compile(r"""(?:@import\s+(?:url\()?|url\()\s*["']?([^"')\s;]+)""")


class Page(html.parser.HTMLParser):
    """What one page names, links to and loads; each with its line."""

    def __init__(self, text: str):
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[tuple[int, str]] = []
        self.loads: list[tuple[int, str]] = []
        self.in_style = False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        line = self.getpos()[0]
        self.ids |= {given[name] for name in ("id", "name") if given.get(name)}
        self.in_style = tag == "style"
        if tag == "a" and "href" in given:
            self.links.append((line, given["href"]))
        elif tag == "link" and set(given.get("rel", "").split()) & NAMES_A_PAGE:
            self.links.append((line, given["href"]))
        elif tag in LOADS and given.get(LOADS[tag]):
            self.loads.append((line, given[LOADS[tag]]))

    def handle_data(self, data):
        if self.in_style:
            self.loads += [(self.getpos()[0], target) for target in IN_CSS.findall(data)]


def is_elsewhere(target: str) -> bool:
    return bool(urllib.parse.urlsplit(target).scheme) or target.startswith("//")


def is_well_formed(target: str) -> bool:
    parts = urllib.parse.urlsplit(target)
    if parts.scheme in ("http", "https"):
        return re.fullmatch(r"[\w-]+(\.[\w-]+)+(:\d+)?", parts.netloc) is not None and not re.search(r"\s", target)
    return parts.scheme == "mailto" and re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", parts.path) is not None


def resolved(target: str, where: str) -> tuple[str, str]:
    """File of the site and anchor that a link on the page `where` leads to."""
    path, _, anchor = target.partition("#")
    path = urllib.parse.unquote(path.partition("?")[0])
    file = posixpath.normpath(posixpath.join(posixpath.dirname(where), path)) if path else where
    return file, urllib.parse.unquote(anchor)


def link_problem(target: str, where: str, pages: dict[str, Page], site: Path) -> str | None:
    if is_elsewhere(target):
        return None if is_well_formed(target) else f"\"{target}\" is no address"
    file, anchor = resolved(target, where)
    if not (site / file).is_file():
        return f"\"{target}\": there is no {file}"
    if anchor and file in pages and anchor not in pages[file].ids:
        return f"\"{target}\": {file} has no anchor \"{anchor}\""
    return None


def load_problem(target: str, where: str, site: Path) -> str | None:
    if target.startswith("data:"):
        return None
    if is_elsewhere(target):
        return f"loads \"{target}\" from the network"
    file, _ = resolved(target, where)
    return None if (site / file).is_file() else f"loads \"{target}\", which is not there"


def problems(site: Path) -> list[str]:
    """What is wrong with the site, a sentence each."""
    pages = {file.relative_to(site).as_posix(): Page(file.read_text(encoding="utf-8"))
             for file in sorted(site.rglob("*.html"))}
    found = [(where, line, link_problem(target, where, pages, site)) for where, page in pages.items()
             for line, target in page.links]
    found += [(where, line, load_problem(target, where, site)) for where, page in pages.items()
              for line, target in page.loads]
    for file in sorted(site.rglob("*.css")):
        where = file.relative_to(site).as_posix()
        text = file.read_text(encoding="utf-8")
        found += [(where, text.count("\n", 0, match.start()) + 1, load_problem(match[1], where, site))
                  for match in IN_CSS.finditer(text)]
    said = [f"{where}:{line}: {problem}" for where, line, problem in found if problem]
    return said if pages else [f"{site} has no pages"]


if __name__ == "__main__":
    wrong = problems(Path(sys.argv[1]))
    print("\n".join(wrong) if wrong else "every link leads somewhere")
    sys.exit(1 if wrong else 0)
