"""Every C++ file looks as .clang-format says, by the pinned version 14."""

import re
import shutil
import subprocess
from pathlib import Path

from sources import CPP, finish, project_files, root_from_arguments

VERSION = "14."
COMPLAINT = re.compile(r"^(.+?):(\d+):\d+: error: code should be clang-formatted", re.MULTILINE)


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
    files = project_files(root, CPP)
    if not files:
        return []
    # One call for all files; each complaint begins "path:line:column: error".
    check = subprocess.run([program, "--dry-run", "-Werror", "--style=file", *files], capture_output=True, text=True)
    first_line = {}
    for path, line in COMPLAINT.findall(check.stderr):
        first_line.setdefault(Path(path).relative_to(root), line)
    if check.returncode != 0 and not first_line:
        return [f"clang-format failed: {check.stderr.strip()}"]
    return [f"{where}:{line}: not formatted; run clang-format -i {where}" for where, line in first_line.items()]


if __name__ == "__main__":
    finish("format", violations(root_from_arguments()))
