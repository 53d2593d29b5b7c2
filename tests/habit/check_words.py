"""Words that have no place here: paths of somebody's machine, promises left open, and names the field does not use."""

import re
from pathlib import Path

from sources import CPP, code_of, finish, is_text, project_files, root_from_arguments

# This file and its self-test have to name what they look for.
EXEMPT = {"tests/habit/check_words.py", "tests/habit/self_test.py"}

# Pattern in any text -> what is wrong with it.
IN_TEXT = {
    r"(?<![\w.~$}>)-])/(?:work|tmp|home|mnt|Users)/[\w.]": "a path of one machine",
    r"(?<![\w.~$}>)-])/root/[\w.]": "a path of one machine",
    r"\b(?:TODO|FIXME|XXX)\b": "a promise left open; do it, or write an issue",
    r"\b(?:deb\.debian\.org|pypi\.org|files\.pythonhosted\.org|registry\.npmjs\.org|proxy\.golang\.org|crates\.io"
    r"|repo\.anaconda\.com|conda\.anaconda\.org)\b": "the host of a package registry",
}

# Identifier in sim/ -> what to say instead. Names that another library gives (after "::", "." or "->") are its own.
IN_NAMES = {
    r"\w*traffickers?\w*": "smuggler (trafficking is another crime)",
    r"\w*coyotes?\w*": "smuggler",
    r"(?:\w+_)?(?:gangs?|firms?|dtos?)(?:_\w+)?|\w*DTO\w*": "smuggling organisation",
    r"(?:\w+_)?agents?(?:_\w+)?|\w*Agents?\b": "migrant",
    r"(?:\w+_)?slaves?(?:_\w+)?": "victim of trafficking",
    r"path_t|(?:\w+_)?vertex(?:_\w+)?": "place, leg or route",
    r"\w*[mM]anagers?\w*": "a word that says what it does",
    r"\w*[uU]tils?(?:_\w+)?": "a word that says what it does",
    r"(?:handle|process|do|get)_\w+": "a verb of the domain",
}
NAME = re.compile(r"(?<![\w:.>])~?([A-Za-z_]\w*)")


def text_violations(where, text):
    for pattern, why in IN_TEXT.items():
        for match in re.finditer(pattern, text):
            yield f"{where}:{text.count(chr(10), 0, match.start()) + 1}: \"{match.group()}\": {why}"


def name_violations(where, text):
    names = [(match.group(1), text.count("\n", 0, match.start()) + 1) for match in NAME.finditer(text)]
    for pattern, instead in IN_NAMES.items():
        for name, line in names:
            if re.fullmatch(pattern, name):
                yield f"{where}:{line}: {name}: say {instead}"


def violations(root):
    root = Path(root)
    found = []
    for path in project_files(root):
        where = path.relative_to(root).as_posix()
        if where in EXEMPT or not is_text(path):
            continue
        text = path.read_text(encoding="utf-8")
        found.extend(text_violations(where, text))
        if where.startswith("sim/") and path.suffix in CPP:
            found.extend(name_violations(where, path.stem))
            # Includes name other people's files.
            code = re.sub(r"#\s*include[^\n]*", "", code_of(text))
            found.extend(name_violations(where, code))
    return found


if __name__ == "__main__":
    finish("words", violations(root_from_arguments()))
