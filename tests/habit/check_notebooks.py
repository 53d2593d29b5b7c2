"""Notebooks are kept without outputs: what they show belongs to the run that shows it."""

import json
from pathlib import Path

from sources import finish, project_files, root_from_arguments


def cell_violations(where, number, cell):
    if cell["cell_type"] != "code":
        return
    if cell.get("outputs"):
        yield f"{where}: cell {number} has outputs; clear them before you commit"
    if cell.get("execution_count") is not None:
        yield f"{where}: cell {number} has an execution count; clear the outputs before you commit"


def violations(root):
    root = Path(root)
    found = []
    for path in project_files(root, {".ipynb"}):
        where = path.relative_to(root).as_posix()
        try:
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        except (ValueError, KeyError) as error:
            found.append(f"{where}: is no notebook: {error!r}")
            continue
        for number, cell in enumerate(cells, start=1):
            found.extend(cell_violations(where, number, cell))
    return found


if __name__ == "__main__":
    finish("notebooks", violations(root_from_arguments()))
