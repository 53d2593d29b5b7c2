"""What the habit tests share: the project's files, comments and code told apart, and how a test ends."""

import re
import subprocess
import sys
from pathlib import Path

LAYERS = ["core", "model", "metrics", "policy", "run", "io", "cli"]
CPP = (".cpp", ".hpp")
TEXT = CPP + (".py", ".md", ".txt", ".cmake", ".toml", ".csv", ".json", ".yaml", ".yml", ".sh", ".cff", ".in",
              ".ipynb", ".js", ".css", ".html")
NOT_OURS = {"build", "results", ".git", "__pycache__", ".venv"}

# A comment, a string or a character literal: whichever begins first. C++ digit separators (1'000) are none.
_TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\'',
                    re.DOTALL)


def project_files(root, suffixes=None):
    """Files of the project below `root`, sorted: what git knows or would add, or all files without git."""
    root = Path(root)
    if (root / ".git").exists():
        answer = subprocess.run(["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                                check=True, capture_output=True, text=True)
        paths = {root / name for name in answer.stdout.split("\0") if name}
    else:
        paths = {path for path in root.rglob("*") if not NOT_OURS & set(path.relative_to(root).parts)}
    return sorted(path for path in paths
                  if path.is_file() and (suffixes is None or path.suffix in suffixes))


def is_text(path):
    """Whether the file is one that people write: by its name, or a script without a suffix."""
    return path.suffix in TEXT or (path.suffix == "" and path.name not in {"LICENSE"})


def _blank(match):
    """As many lines as the match had, and nothing else on them."""
    return "\n" * match.group().count("\n") or " "


def code_of(text):
    """C++ without comments and without the contents of strings; line numbers stay."""
    return _TOKEN.sub(_blank, text)


def comments_of(text):
    """(line, comment) of every comment of a C++ text."""
    return [(text.count("\n", 0, match.start()) + 1, match.group()) for match in _TOKEN.finditer(text)
            if match.group().startswith(("//", "/*"))]


def finish(name, violations):
    """Prints what was found and leaves with 1, or says that nothing was and leaves with 0."""
    for violation in violations:
        print(violation)
    print(f"{name}: {len(violations)} violation(s)" if violations else f"{name}: nothing found")
    sys.exit(1 if violations else 0)


def root_from_arguments():
    """The folder named on the command line, or the one that this script belongs to."""
    return Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
