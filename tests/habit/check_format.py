"""Every C++ file looks as .clang-format says, by the pinned version 14."""

import shutil
import subprocess
from pathlib import Path

from sources import CPP, finish, project_files, root_from_arguments

VERSION = "14."


def formatter():
    """Path of clang-format 14, or a sentence that says how to get it."""
    for name in ("clang-format-14", "clang-format"):
        path = shutil.which(name)
        if path and f"version {VERSION}" in subprocess.run([path, "--version"], capture_output=True, text=True).stdout:
            return path, None
    return None, "clang-format 14 is missing: run tools/install_packages.sh test"


def violations(root):
    root = Path(root)
    program, missing = formatter()
    if missing:
        return [missing]
    found = []
    for path in project_files(root, CPP):
        check = subprocess.run([program, "--dry-run", "-Werror", "--style=file", path], capture_output=True, text=True)
        if check.returncode != 0:
            line = check.stderr.partition(":")[2].partition(":")[0]
            where = path.relative_to(root)
            found.append(f"{where}:{line}: not formatted; run clang-format -i {where}")
    return found


if __name__ == "__main__":
    finish("format", violations(root_from_arguments()))
