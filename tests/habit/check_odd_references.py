"""Every "ODD 7.1" in a comment is a heading of ODD.md."""

import re
from pathlib import Path

from sources import CPP, comments_of, finish, project_files, root_from_arguments

REFERENCE = re.compile(r"\bODD\s+(\d+(?:\.\d+)*)")
HEADING = re.compile(r"^#+\s+(?:ODD\s+)?(\d+(?:\.\d+)*)\b", re.MULTILINE)


def references(root):
    """(place in the sources, section) of every reference."""
    for path in project_files(root, CPP):
        for line, comment in comments_of(path.read_text(encoding="utf-8")):
            for match in REFERENCE.finditer(comment):
                yield f"{path.relative_to(root)}:{line}", match.group(1)


def violations(root):
    root = Path(root)
    page = root / "ODD.md"
    sections = set(HEADING.findall(page.read_text(encoding="utf-8"))) if page.exists() else set()
    missing = "ODD.md has no such heading" if page.exists() else "there is no ODD.md"
    return [f"{where}: ODD {section}: {missing}" for where, section in references(root) if section not in sections]


if __name__ == "__main__":
    finish("ODD references", violations(root_from_arguments()))
