"""The scripts that a stranger runs first end every failure in one sentence that says what to do.

Each test runs tools/install_packages.sh in a copy of the project's top, on a machine made of stand-ins: a folder of
small programs that is all its PATH has, besides the plain tools of a shell.
"""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLAIN_TOOLS = ["sh", "awk", "sed", "head", "tail", "wc", "mktemp", "rm", "env", "dirname", "cat", "echo"]

LACKS_EVERYTHING = "exit 1"
HAS_EVERYTHING = "printf installed"
IS_ROOT, IS_NOT_ROOT = "echo 0", "echo 1000"
MUCH_ROOM, NO_ROOM = "printf 'h\\nd 1 1 9999999 1 /\\n'", "printf 'h\\nd 1 1 1000 1 /\\n'"


class Machine:
    """A temporary machine. Each stand-in is the body of a shell script."""

    def __init__(self, **programs):
        self.folder = tempfile.TemporaryDirectory()
        top = Path(self.folder.name)
        (top / "tools").mkdir()
        (top / "bin").mkdir()
        for script in ("install_packages.sh", "build.sh"):
            shutil.copy(ROOT / "tools" / script, top / "tools")
        (top / "packages.txt").write_text("# groups\n[build]\ng++\n\n[analysis]\n[test]\nlibgtest-dev\n", encoding="utf-8")
        for name in PLAIN_TOOLS:
            (top / "bin" / name).symlink_to(shutil.which(name))
        for name, body in programs.items():
            program = top / "bin" / {"c__": "c++"}.get(name, name.replace("_", "-"))
            program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
            program.chmod(0o755)

    def install(self, *groups):
        return self.run("install_packages.sh", *groups)

    def run(self, script, *arguments):
        top = Path(self.folder.name)
        return subprocess.run([top / "tools" / script, *arguments], capture_output=True, text=True,
                              env={"PATH": str(top / "bin"), "TOP": str(top), "TMPDIR": os.environ.get("TMPDIR", "")})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.folder.cleanup()


class InstallPackages(unittest.TestCase):
    def assert_fails(self, sentence, *groups, **programs):
        with Machine(**programs) as machine:
            answer = machine.install(*groups)
        self.assertEqual(answer.returncode, 1, answer.stderr)
        self.assertIn(sentence, answer.stderr.splitlines()[-1])

    def test_it_is_silent_when_nothing_is_missing(self):
        with Machine(dpkg_query=HAS_EVERYTHING) as machine:
            answer = machine.install()
        self.assertEqual((answer.returncode, answer.stdout, answer.stderr), (0, "", ""))

    def test_it_installs_the_groups_asked_for_and_no_other(self):
        with Machine(dpkg_query=LACKS_EVERYTHING, id=IS_ROOT, df=MUCH_ROOM,
                     apt_get='echo "$@" >> "$TOP/asked"') as machine:
            answer = machine.install("test")
            asked = (Path(machine.folder.name) / "asked").read_text(encoding="utf-8")
        self.assertEqual(answer.returncode, 0, answer.stderr)
        self.assertIn("libgtest-dev", asked)
        self.assertNotIn("g++", asked)
        self.assertEqual(len(asked.splitlines()), 1)

    def test_it_refreshes_the_index_once_when_a_package_is_not_found(self):
        stale_at_first = 'echo "$1" >> "$TOP/asked"; [ "$1" = update ] && touch "$TOP/fresh"; [ -f "$TOP/fresh" ]'
        with Machine(dpkg_query=LACKS_EVERYTHING, id=IS_ROOT, df=MUCH_ROOM, touch=': > "$1"',
                     apt_get=stale_at_first) as machine:
            answer = machine.install("build")
            asked = (Path(machine.folder.name) / "asked").read_text(encoding="utf-8")
        self.assertEqual(answer.returncode, 0, answer.stderr)
        self.assertEqual(asked.split(), ["install", "update", "install"])

    def test_no_network(self):
        self.assert_fails("check the network connection", "build", dpkg_query=LACKS_EVERYTHING, id=IS_ROOT,
                          df=MUCH_ROOM, apt_get="echo 'Could not resolve host'; exit 100")

    def test_no_debian(self):
        self.assert_fails("not Debian", "build")

    def test_no_apt(self):
        self.assert_fails("apt-get is missing; install these packages by other means: g++", "build",
                          dpkg_query=LACKS_EVERYTHING, id=IS_ROOT)

    def test_neither_root_nor_sudo(self):
        self.assert_fails("neither root nor sudo", "build", dpkg_query=LACKS_EVERYTHING, id=IS_NOT_ROOT,
                          apt_get="exit 0")

    def test_no_room(self):
        self.assert_fails("less than 3 GB free", "build", dpkg_query=LACKS_EVERYTHING, id=IS_ROOT, df=NO_ROOM,
                          apt_get="exit 0")

    def test_an_unknown_group(self):
        self.assert_fails("no group called tset", "tset", dpkg_query=HAS_EVERYTHING)


class Build(unittest.TestCase):
    MKDIR = "exec /bin/mkdir \"$@\""
    GREP = "exec /bin/grep \"$@\""

    def last_line(self, **programs):
        with Machine(**programs) as machine:
            answer = machine.run("build.sh")
        self.assertEqual(answer.returncode, 1, answer.stderr)
        return answer.stderr.splitlines()[-1]

    def test_no_cmake(self):
        self.assertIn("cmake is missing; run tools/install_packages.sh build", self.last_line())

    def test_no_compiler(self):
        self.assertIn("no C++ compiler called c++", self.last_line(cmake="exit 0"))

    def test_no_room(self):
        self.assertIn("less than 3 GB free", self.last_line(cmake="exit 0", c__="exit 0", df=NO_ROOM))

    def test_a_compiler_error_is_shown_and_summed_up(self):
        with Machine(cmake='[ "$1" = -S ] || { echo "a.cpp:1:1: error: expected"; exit 2; }', c__="exit 0",
                     df=MUCH_ROOM, mkdir=self.MKDIR, grep=self.GREP) as machine:
            answer = machine.run("build.sh")
        self.assertEqual(answer.returncode, 1)
        self.assertIn("a.cpp:1:1: error: expected", answer.stderr)
        self.assertIn("the build failed.", answer.stderr.splitlines()[-1])


class Usage(unittest.TestCase):
    def test_test_sh_refuses_what_it_does_not_know(self):
        answer = subprocess.run([ROOT / "test.sh", "--ful"], capture_output=True, text=True)
        self.assertEqual(answer.returncode, 2)
        self.assertIn("usage: ./test.sh [--full]", answer.stderr)


if __name__ == "__main__":
    unittest.main()
