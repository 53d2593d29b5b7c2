"""What the commands that write files share."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterable, Mapping


class UsageError(ValueError):
    """A command line that asks for what there is not; the message says what there is."""


def refuse_to_replace(paths: Iterable[pathlib.Path], force: bool) -> None:
    """Raises UsageError that names every file that exists, unless `force` is set."""
    there = [str(path) for path in paths if path.exists()]
    if there and not force:
        exist = "exists" if len(there) == 1 else "exist"
        raise UsageError(f"{', '.join(there)} {exist} already; --force replaces {'it' if len(there) == 1 else 'them'}")


def refuse_wrong_places(paths: Iterable[pathlib.Path]) -> None:
    """Raises UsageError where a file of that path cannot be: a folder has its name, or a file that of its folder."""
    for path in paths:
        if path.is_dir():
            raise UsageError(f"{path}: is a folder; expected the name of a file")
        above = next(one for one in path.absolute().parents if one.exists())
        if not above.is_dir():
            raise UsageError(f"{path}: {above} is a file; expected a folder")


def write_texts(texts: Mapping[pathlib.Path, str]) -> None:
    """Writes all texts as UTF-8, each beside its place first: where one cannot be written, no file is changed.

    Folders are made. Raises OSError.
    """
    parts = {path: path.with_name(path.name + ".part") for path in texts}
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            parts[path].write_text(text, encoding="utf-8", newline="")
        for path, part in parts.items():
            os.replace(part, path)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
