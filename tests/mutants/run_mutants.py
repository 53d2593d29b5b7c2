#!/usr/bin/python3
"""Break the model on purpose, one equation at a time, and see which test notices.

Each file `*.patch` beside this script is a mutant: a small unified diff against the top folder of the
sources, below header lines that say what it does:

    # equation: E1                                    equation of the model, or a short word where it has no name
    # breaks: a smuggler's skill raises the risk      what is wrong now, in a sentence
    # tests: rules_test InterceptionProbability.*     program that has to fail, and the filter of its tests
    # tests: corridor tests/evidence/frame_responds.py --row A-a      or a script that asks the program itself

The sources are copied into a work folder, each mutant is applied there alone, the program it names is rebuilt
and its filtered tests are run. A mutant is killed when one of them fails, crashes or never ends; the tests
named in the table are those that did. First the same tests must pass on the unbroken sources.

Exit code: 0 every mutant is killed; 1 one survives, or no longer applies, builds or names a test; 2 wrong
command line, or the unbroken sources do not build.

    tests/mutants/run_mutants.py --only 'E1*' --jobs 2
"""

import argparse
import fnmatch
import hashlib
import os
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parent.parent
TREE = ["CMakeLists.txt", "packages.txt", "packaging", "sim", "tests", "configs", "scenarios"]  # what a build and its tests read
SECONDS_PER_TEST_RUN = 300
SECONDS_PER_SCRIPT = 1800  # twenty seeds of whole runs; a busy machine must not look like a mutant killed


class Unusable(Exception):
    """A mutant that cannot be judged; the message says why."""


@dataclass(frozen=True)
class Mutant:
    name: str
    equation: str
    breaks: str
    program: str
    gtest_filter: str
    patch: Path


@dataclass(frozen=True)
class Verdict:
    word: str  # "killed", "SURVIVED" or "UNUSABLE"
    by: str  # tests that failed, or the reason

    @property
    def good(self) -> bool:
        return self.word == "killed"


def read_mutant(patch: Path) -> Mutant:
    """The mutant in one patch file. Raises Unusable where its header is incomplete."""
    header = dict(re.findall(r"^# (\w+): (.+)$", patch.read_text().split("\n--- ")[0], re.MULTILINE))
    missing = {"equation", "breaks", "tests"} - header.keys()
    if missing:
        raise Unusable(f"{patch.name}: the header lacks {', '.join(sorted(missing))}")
    program, _, gtest_filter = header["tests"].partition(" ")
    return Mutant(patch.stem, header["equation"], header["breaks"], program, gtest_filter.strip() or "*", patch)


def run(command: list, folder: Path, seconds: float = None, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(command, cwd=folder, env={**os.environ, **environment}, timeout=seconds, text=True,
                          errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


class Bench:
    """A copy of the sources with a build folder, in which one mutant at a time is judged."""

    def __init__(self, folder: Path, build_jobs: int, flags: str):
        self.copy = folder / "sources"
        self.build = folder / "build"
        self.build_jobs = build_jobs
        self.flags = flags
        self.checked: set[tuple[str, str]] = set()

    def mirror(self) -> None:
        """Makes the copy equal to the sources, touching only files that differ, so that builds stay fresh."""
        wanted = set()
        for top in TREE:
            source = SOURCES / top
            files = source.rglob("*") if source.is_dir() else [source]
            wanted |= {file.relative_to(SOURCES) for file in files if file.is_file() and "__pycache__" not in file.parts}
        present = {file.relative_to(self.copy) for file in self.copy.rglob("*") if file.is_file()}
        for file in present - wanted:
            (self.copy / file).unlink()
        for file in wanted:
            self.restore(file)

    def restore(self, file: Path) -> None:
        target = self.copy / file
        content = (SOURCES / file).read_bytes()
        if not target.exists() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            shutil.copymode(SOURCES / file, target)

    def prepare(self, programs: set) -> None:
        """Copies and builds the unbroken programs. Raises Unusable with the end of the log where that fails."""
        self.mirror()
        self.build.mkdir(parents=True, exist_ok=True)
        configured = run(["cmake", "-S", self.copy, "-B", self.build, "-DCMAKE_BUILD_TYPE=None",
                          "-DCORRIDOR_PRECOMPILE_TESTS=ON", f"-DCMAKE_CXX_FLAGS={self.flags}"], self.build)
        if configured.returncode != 0:
            raise Unusable("the sources do not configure:\n" + configured.stdout[-3000:])
        for program in sorted(programs):
            log = self.make(program)
            if log:
                raise Unusable(f"the unbroken {program} does not build:\n{log}")

    def make(self, program: str) -> str:
        """Builds one program; empty, or the end of the log where it fails."""
        made = run(["cmake", "--build", self.build, "--target", program, "--parallel", str(self.build_jobs)], self.build)
        return "" if made.returncode == 0 else made.stdout[-3000:]

    def failures(self, mutant: Mutant) -> list:
        """Names of the mutant's tests that fail, in the order in which they ran."""
        if mutant.program == "corridor":
            return self.answers_that_fail(mutant)
        command = [self.build / mutant.program, f"--gtest_filter={mutant.gtest_filter}"]
        try:
            ran = run(command, self.build, SECONDS_PER_TEST_RUN)
        except subprocess.TimeoutExpired as late:
            text = late.stdout or ""
            return [last_started(text if isinstance(text, str) else text.decode(errors="replace")) + " (never ended)"]
        failed = list(dict.fromkeys(re.findall(r"^\[  FAILED  \] ([^\s,]+\.[^\s,]+)", ran.stdout, re.MULTILINE)))
        if ran.returncode < 0:
            failed.append(f"{last_started(ran.stdout)} (signal {-ran.returncode})")
        if ran.returncode != 0 and not failed:
            raise Unusable(f"{mutant.program} ended with {ran.returncode} but named no test")
        return failed

    def answers_that_fail(self, mutant: Mutant) -> list:
        """What a script that asks the program finds wrong: its lines that begin with NO."""
        try:
            ran = run([sys.executable, *mutant.gtest_filter.split()], self.copy, SECONDS_PER_SCRIPT,
                      CORRIDOR_PROGRAM=str(self.build / "corridor"))
        except subprocess.TimeoutExpired:
            return [f"{mutant.gtest_filter} (never ended)"]
        wrong = [" ".join(line.split()[1:4]) for line in ran.stdout.splitlines() if line.startswith("NO ")]
        if ran.returncode != 0 and not wrong:
            return [f"{mutant.gtest_filter} ended with {ran.returncode}: {ran.stdout.strip()[-300:]}"]
        return wrong

    def check_unbroken(self, mutant: Mutant) -> None:
        """Raises Unusable unless the mutant's tests exist and pass on the unbroken sources."""
        if (mutant.program, mutant.gtest_filter) in self.checked:
            return
        if mutant.program != "corridor":
            self.check_named(mutant)
        failed = self.failures(mutant)
        if failed:
            raise Unusable("fails on the unbroken sources too: " + ", ".join(failed))
        self.checked.add((mutant.program, mutant.gtest_filter))

    def check_named(self, mutant: Mutant) -> None:
        """Raises Unusable unless the test program has tests of the mutant's filter."""
        listed = run([self.build / mutant.program, f"--gtest_filter={mutant.gtest_filter}", "--gtest_list_tests"], self.build)
        if not re.search(r"^  \S", listed.stdout, re.MULTILINE):
            raise Unusable(f"{mutant.program} has no test {mutant.gtest_filter}")

    def judge(self, mutant: Mutant) -> Verdict:
        """Applies the mutant, asks its tests, and puts the copy right again."""
        try:
            files = self.apply(mutant)
        except Unusable as reason:
            return Verdict("UNUSABLE", str(reason))
        try:
            log = self.make(mutant.program)
            if log:
                return Verdict("UNUSABLE", "does not compile: " + next(
                    (line for line in log.splitlines() if "error" in line), log.splitlines()[-1]))
            failed = self.failures(mutant)
            return Verdict("killed", ", ".join(failed)) if failed else Verdict("SURVIVED", "by no test: " + mutant.breaks)
        except Unusable as reason:
            return Verdict("UNUSABLE", str(reason))
        finally:
            for file in files:
                self.restore(file)

    def apply(self, mutant: Mutant) -> list:
        """Patches the copy; returns the files that it changed."""
        files = [Path(file) for file in re.findall(r"^\+\+\+ b/(\S+)", mutant.patch.read_text(), re.MULTILINE)]
        # git must not look for a repository around the copy: inside one, it would skip the files in silence
        applied = run(["git", "apply", mutant.patch], self.copy, GIT_CEILING_DIRECTORIES=str(self.copy.parent))
        if applied.returncode != 0:
            raise Unusable("no longer applies: " + applied.stdout.strip().splitlines()[0])
        if not files or all((self.copy / file).read_bytes() == (SOURCES / file).read_bytes() for file in files):
            raise Unusable("changes nothing")
        return files


def last_started(output: str) -> str:
    started = re.findall(r"^\[ RUN      \] (\S+)", output, re.MULTILINE)
    return started[-1] if started else "before any test"


def judge_all(mutants: list, folder: Path, jobs: int, flags: str) -> dict:
    """Verdict of each mutant, by name. One bench a job; raises Unusable where the unbroken sources fail."""
    waiting: queue.Queue = queue.Queue()
    for mutant in mutants:
        waiting.put(mutant)
    verdicts: dict[str, Verdict] = {}
    trouble: list[Exception] = []
    build_jobs = max(1, (os.cpu_count() or 1) // jobs)

    def work(number: int) -> None:
        try:
            bench = Bench(folder / f"bench{number}", build_jobs, flags)
            bench.prepare({mutant.program for mutant in mutants})
            for mutant in mutants:
                bench.check_unbroken(mutant)
            while not trouble:
                mutant = waiting.get_nowait()
                verdicts[mutant.name] = bench.judge(mutant)
                print(f"{len(verdicts)}/{len(mutants)} {mutant.name}: {verdicts[mutant.name].word}", file=sys.stderr, flush=True)
        except queue.Empty:
            pass
        except Exception as error:  # told by the main thread
            trouble.append(error)

    workers = [threading.Thread(target=work, args=(number,)) for number in range(jobs)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if trouble:
        raise trouble[0]
    return verdicts


def print_table(rows: list) -> None:
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        print("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths)), row[3]]))


def parse(arguments: list) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Break the model on purpose, one equation at a time.")
    parser.add_argument("--only", metavar="NAME", action="append", help="mutants by name; * and ? are understood")
    parser.add_argument("--first", action="store_true", help="only the first mutant of each equation, by name")
    parser.add_argument("--list", action="store_true", help="say what each mutant breaks, and run nothing")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="mutants judged at a time (default 1)")
    parser.add_argument("--work", type=Path, metavar="DIR", help="folder for copies and builds, kept for the next time")
    parser.add_argument("--flags", default="-O1", help="compiler flags of the builds (default -O1)")
    parsed = parser.parse_args(arguments)
    if parsed.jobs < 1:
        parser.error(f"--jobs {parsed.jobs}: expected at least 1")
    return parsed


def chosen(only: list, first: bool) -> list:
    """Mutants whose name fits one of the patterns, all without patterns; of those, with `first`, one an equation.

    Raises Unusable where a pattern fits none.
    """
    mutants = [read_mutant(patch) for patch in sorted(HERE.rglob("*.patch"))]
    for pattern in only or []:
        if not fnmatch.filter([mutant.name for mutant in mutants], pattern):
            raise Unusable(f"no mutant is called {pattern}; --list names them all")
    mutants = [mutant for mutant in mutants if not only or any(fnmatch.fnmatch(mutant.name, p) for p in only)]
    of_equation = {mutant.equation: mutant for mutant in reversed(mutants)}
    return [mutant for mutant in mutants if not first or of_equation[mutant.equation] is mutant]


def main(arguments: list) -> int:
    options = parse(arguments)
    try:
        mutants = chosen(options.only, options.first)
        if options.list:
            print_table([("mutant", "equation", "program", "breaks")] +
                        [(m.name, m.equation, m.program, m.breaks) for m in mutants])
            return 0
        mark = hashlib.sha256(str(SOURCES).encode()).hexdigest()[:12]
        folder = options.work or Path(tempfile.gettempdir()) / f"corridor-mutants-{mark}"
        begun = time.monotonic()
        verdicts = judge_all(mutants, folder.resolve(), options.jobs, options.flags)
    except Unusable as reason:
        print(reason, file=sys.stderr)
        return 2
    print_table([("mutant", "equation", "verdict", "failing tests")] +
                [(m.name, m.equation, verdicts[m.name].word, verdicts[m.name].by) for m in mutants])
    bad = [m.name for m in mutants if not verdicts[m.name].good]
    print(f"\n{len(mutants) - len(bad)} of {len(mutants)} mutants killed in {time.monotonic() - begun:.0f} s")
    if bad:
        print("not killed: " + " ".join(bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
