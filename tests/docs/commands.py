"""Runs what a page of the documentation tells its reader to run, in a new folder with all that is shipped.

commands.py PAGE...            fails where a command ends otherwise than the page says, or prints something else
commands.py --update PAGE...   writes what is printed into the page; read the words around it again

Blocks that run, in the order of the page:

    ```console      each line after `$ `, by a shell; what follows it up to the next `$ ` is what it prints, if anything
                    stands there. A line `...` stands for any lines.
    ```python       in one interpreter a page; a block ```text right after it is what it prints

A comment on the line before a block says what is special about it: `<!-- exit code 3 -->`, `<!-- not run -->`, or
`<!-- file: my.toml -->` for a block of any language that the reader is asked to save.

Needs the program's path in CORRIDOR_PROGRAM.
"""

from __future__ import annotations

import contextlib
import dataclasses
import difflib
import io
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator

ROOT = pathlib.Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^(`{3,})(.*)$")
REMARK = re.compile(r"^<!-- (.*) -->$")
ANY_LINES = "..."
PRINTS = "prints something else"


@dataclasses.dataclass
class Block:
    """A fenced block of a page: its lines without the fences, and the remark on the line before it."""

    language: str
    remark: str
    first: int  # index of the first line inside, in the lines of the page
    lines: list[str]


@dataclasses.dataclass
class Step:
    """One command, or one piece of Python, with what the page says that it prints."""

    where: int  # line of the page, from 1
    code: str
    shown: list[str] | None  # None: the page shows nothing
    shown_at: int  # index of the first line shown
    exit_code: int


def blocks_of(lines: list[str]) -> list[Block]:
    blocks = []
    i = 0
    while i < len(lines):
        fence = FENCE.match(lines[i])
        if fence is None:
            i += 1
            continue
        end = lines.index(fence[1], i + 1)
        remark = REMARK.match(lines[i - 1]) if i > 0 else None
        blocks.append(Block(fence[2], remark[1] if remark else "", i + 1, lines[i + 1:end]))
        i = end + 1
    return blocks


def commands_of(block: Block) -> list[Step]:
    """A command may go on after a backslash at the end of its line."""
    exit_code = re.search(r"exit code (\d+)", block.remark)
    steps: list[Step] = []
    i = 0
    while i < len(block.lines):
        if not block.lines[i].startswith("$ "):
            raise ValueError(f"line {block.first + i + 1}: a block of commands begins with $")
        begin = i
        while block.lines[i].endswith("\\"):
            i += 1
        code = "\n".join(block.lines[begin:i + 1])[2:]
        i += 1
        shown_at = i
        while i < len(block.lines) and not block.lines[i].startswith("$ "):
            i += 1
        steps.append(Step(block.first + begin + 1, code, block.lines[shown_at:i] or None, block.first + shown_at,
                          int(exit_code[1]) if exit_code else 0))
    return steps


def fits(shown: list[str], printed: list[str]) -> bool:
    """Whether what is printed is what is shown, with any lines where it says `...`."""
    text = "".join("(?:[^\n]*\n)*" if line == ANY_LINES else re.escape(line) + "\n" for line in shown)
    return re.fullmatch(text, "".join(line + "\n" for line in printed)) is not None


def shortened(shown: list[str], printed: list[str]) -> list[str]:
    """What is printed, cut as `shown` is: as many lines before its first `...` and after its last."""
    if ANY_LINES not in shown:
        return printed
    before = shown.index(ANY_LINES)
    after = shown[::-1].index(ANY_LINES)
    return printed[:before] + [ANY_LINES] + (printed[-after:] if after else [])


class Reader:
    """Somebody who follows a page in a folder of their own."""

    def __init__(self, folder: pathlib.Path, program: pathlib.Path):
        self.folder = folder
        for shipped in ("configs", "scenarios"):
            shutil.copytree(ROOT / shipped, folder / shipped)
        (folder / "bin").mkdir()
        (folder / "bin" / "corridor").symlink_to(program)
        self.environment = os.environ | {"PATH": f"{folder / 'bin'}:/usr/bin:/bin", "LC_ALL": "C.UTF-8",
                                         "PYTHONPATH": str(ROOT / "analysis"), "MPLBACKEND": "Agg"}
        self.namespace: dict = {"__name__": "__main__"}

    def saves(self, name: str, lines: list[str]) -> None:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")

    def types(self, command: str) -> tuple[int, str]:
        """Exit code, and what stands on the screen."""
        answer = subprocess.run(["/bin/sh", "-c", command], cwd=self.folder, env=self.environment, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=300)
        return answer.returncode, answer.stdout

    def runs_python(self, code: str, where: str) -> tuple[int, str]:
        screen = io.StringIO()
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(screen):
            try:
                exec(compile(code, where, "exec"), self.namespace)  # noqa: S102  # the page is ours
            except Exception:  # noqa: BLE001  # whatever a reader would see
                return 1, screen.getvalue() + traceback.format_exc()
        return 0, screen.getvalue()


def lines_of(text: str) -> list[str]:
    """Lines without spaces at their ends, which editors take away."""
    return [line.rstrip() for line in text.splitlines()]


def steps_of(lines: list[str], reader: Reader) -> Iterator[tuple[Step, int, list[str]]]:
    """Follows the page step by step: what it says, the exit code, and the lines printed."""
    blocks = blocks_of(lines)
    for k, block in enumerate(blocks):
        if block.remark == "not run":
            continue
        if block.remark.startswith("file: "):
            reader.saves(block.remark.removeprefix("file: "), block.lines)
        elif block.language == "console":
            for step in commands_of(block):
                code, printed = reader.types(step.code)
                yield step, code, lines_of(printed)
        elif block.language == "python":
            after = blocks[k + 1] if k + 1 < len(blocks) else None
            between = lines[block.first + len(block.lines) + 1:after.first - 1] if after else ["text"]
            is_shown = after is not None and after.language == "text" and not any(between)
            step = Step(block.first + 1, "\n".join(block.lines), after.lines if is_shown else None,
                        after.first if is_shown else 0, 0)
            code, printed = reader.runs_python(step.code, f"block at line {step.where}")
            yield step, code, lines_of(printed)


def follow(page: pathlib.Path, program: pathlib.Path) -> tuple[list[str], str]:
    """What is wrong with the page, a text each; and the page as it should be, which mends no exit code."""
    lines = page.read_text(encoding="utf-8").splitlines()
    wrong = []
    replacements = []
    with tempfile.TemporaryDirectory() as folder:
        for step, code, printed in steps_of(lines, Reader(pathlib.Path(folder), program)):
            if code != step.exit_code:
                wrong.append(f"{page}:{step.where}: ends with {code} instead of {step.exit_code}: {step.code}\n"
                             + "\n".join(printed[-20:]))
            elif step.shown is not None and not fits(step.shown, printed):
                fresh = shortened(step.shown, printed)
                replacements.append((step.shown_at, len(step.shown), fresh))
                difference = difflib.unified_diff(step.shown, fresh, "the page", "the program", lineterm="", n=0)
                wrong.append(f"{page}:{step.where}: {PRINTS}: {step.code}\n" + "\n".join(difference))
    for at, n, fresh in reversed(replacements):
        lines[at:at + n] = fresh
    return wrong, "\n".join(lines) + "\n"


def main(words: list[str]) -> int:
    update = "--update" in words
    program = pathlib.Path(os.environ["CORRIDOR_PROGRAM"]).resolve()
    all_is_well = True
    for page in (pathlib.Path(word) for word in words if word != "--update"):
        wrong, fresh = follow(page, program)
        if update and fresh != page.read_text(encoding="utf-8"):
            page.write_text(fresh, encoding="utf-8")
            print(f"{page}: rewritten; do the words around what is printed still hold?")
            wrong = [sentence for sentence in wrong if PRINTS not in sentence]
        print("\n\n".join(wrong), end="\n" if wrong else "")
        all_is_well = all_is_well and not wrong
    if not all_is_well and not update:
        print("\ntests/docs/commands.py --update PAGE writes what is printed into a page")
    return 0 if all_is_well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
