"""Links between files of the project, as they are written, turned into links between pages of the site."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from pages import DOCS, page_of_folder

# Code first, so that what looks like a link in it stays.
CODE_OR_LINK = re.compile(r"(?P<code>`+)(?P<inside>.*?)(?P=code)"
                          r"|(?P<image>!?)\[(?P<text>(?:`[^`]*`|[^][`])*)\]\((?P<target>[^()\s]+)\)")
FENCE = re.compile(r"\s*(`{3,}|~{3,}|:{3,})")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:")


class BrokenLink(Exception):
    """A link to a file that is not there."""


def lines_outside_fences(text: str) -> Iterator[tuple[int, str, bool]]:
    """(line number, line with its end, whether it is text and not code) of every line."""
    fence = ""
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        mark = FENCE.match(line)
        if not fence and mark and not mark[1].startswith(":"):
            fence = mark[1]
            yield number, line, False
        elif fence:
            if mark and mark[1].startswith(fence) and not line.strip(" \n" + fence[0]):
                fence = ""
            yield number, line, False
        else:
            yield number, line, True


def as_words(text: str, path: str) -> str:
    """What stands on the page for a link to a file that is no page: its path, and the text if it says more."""
    named = text.strip("`").rstrip("/") in (path.rstrip("/"), posixpath.basename(path.rstrip("/")))
    return f"`{path}`" if named else f"{text} (`{path}`)"


def named(code: re.Match[str], page: str, pages: dict[str, str]) -> str:
    """The code as it is; where it is the path of a page from the top of the project, a link to it."""
    other = pages.get(code["inside"])
    return f"[{code[0]}]({relative(other, page)})" if other and other != page else code[0]


def relative(other: str, page: str) -> str:
    return posixpath.relpath(other, posixpath.dirname(page) or ".")


def mended(link: re.Match[str], file: str, page: str, pages: dict[str, str], root: Path) -> str:
    """The link as it has to be on `page`, which is made of `file`."""
    target = link["target"]
    if target.startswith("#") or SCHEME.match(target):
        return link[0]
    if link["image"]:
        return image(link, file, page, root)
    path, hash_sign, anchor = target.partition("#")
    there = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
    other = pages.get(there) or page_of_folder(there)
    if other is None and there.startswith(f"{DOCS}/") and there.removeprefix(f"{DOCS}/") in pages.values():
        other = there.removeprefix(f"{DOCS}/")  # one that is generated
    if other in pages.values():
        return f"[{link['text']}]({relative(other, page)}{hash_sign}{anchor})"
    if not (root / there).exists():
        raise BrokenLink(f"there is no {there}")
    return as_words(link["text"], there)


def image(link: re.Match[str], file: str, page: str, root: Path) -> str:
    """The image, which lies in docs/ and at the same place in the site."""
    there = posixpath.normpath(posixpath.join(posixpath.dirname(file), link["target"]))
    if not there.startswith(f"{DOCS}/") or not (root / there).exists():
        raise BrokenLink(f"there is no image {there} in {DOCS}/")
    return f"![{link['text']}]({relative(there.removeprefix(f'{DOCS}/'), page)})"


def with_links_of_the_site(text: str, file: str, page: str, pages: dict[str, str],
                           root: Path) -> tuple[str, list[str]]:
    """`text` of `file` with every link made to lead where it should from `page`; `file:line: what` of each that cannot.

    pages maps files to pages; generated pages stand in it under their own name.
    """
    broken = []

    def replacement(found: re.Match[str], number: int) -> str:
        try:
            return named(found, page, pages) if found["code"] else mended(found, file, page, pages, root)
        except BrokenLink as error:
            broken.append(f"{file}:{number}: {error}")
            return found[0]

    lines = [CODE_OR_LINK.sub(lambda found: replacement(found, number), line) if is_text else line  # noqa: B023
             for number, line, is_text in lines_outside_fences(text)]
    return "".join(lines), broken
