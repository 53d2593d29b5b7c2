"""What the commands that write files share."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable


class UsageError(ValueError):
    """A command line that asks for what there is not; the message says what there is."""


def refuse_to_replace(paths: Iterable[pathlib.Path], force: bool) -> None:
    """Raises UsageError that names every file that exists, unless `force` is set."""
    there = [str(path) for path in paths if path.exists()]
    if there and not force:
        exist = "exists" if len(there) == 1 else "exist"
        raise UsageError(f"{', '.join(there)} {exist} already; --force replaces {'it' if len(there) == 1 else 'them'}")
