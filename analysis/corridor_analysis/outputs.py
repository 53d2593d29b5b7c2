"""What the commands share: how they take their words, how they end, how they write files."""

from __future__ import annotations

import argparse
import os
import pathlib
import sys
from collections.abc import Callable, Iterable, Mapping

from corridor_analysis.read import ResultsError


class UsageError(ValueError):
    """A command line that asks for what there is not; the message says what there is."""


def parser_of(command: str, description: str, example: str) -> argparse.ArgumentParser:
    """The parser of a command, to which it adds what it takes.

    example : what follows `python3 -m corridor_analysis` in an example
    """
    return argparse.ArgumentParser(prog=f"corridor_analysis {command}", description=description,
                                   epilog=f"example: python3 -m corridor_analysis {example}")


def exit_code(work: Callable[[], None], results: pathlib.Path, unfit: tuple[type[ValueError], ...] = ()) -> int:
    """Does the work of a command; returns 0, or a code for what stood in the way, which is said on stderr.

    2: a UsageError. 4: a ResultsError or OSError; or one of `unfit`, results that can be read and are of no use for
    this, which is told with the name of their file.
    """
    try:
        work()
    except UsageError as error:
        print(f"corridor_analysis: {error}", file=sys.stderr)
        return 2
    except (ResultsError, OSError) as error:
        print(f"corridor_analysis: {error}", file=sys.stderr)
        return 4
    except unfit as error:
        print(f"corridor_analysis: {results}: {error}", file=sys.stderr)
        return 4
    return 0


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
