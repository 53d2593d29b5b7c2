#!/usr/bin/python3
"""Does run_mutants.py tell the truth? A project of one rule and three tests, and a mutant for each verdict."""

import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent

FILES = {
    "CMakeLists.txt": """
        cmake_minimum_required(VERSION 3.25)
        project(tiny LANGUAGES CXX)
        set(CMAKE_CXX_STANDARD 20)
        set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
        find_package(GTest REQUIRED)
        add_executable(tiny_test tests/tiny_test.cpp)
        target_include_directories(tiny_test PRIVATE sim)
        target_link_libraries(tiny_test PRIVATE GTest::gtest_main)
        """,
    "sim/rule.hpp": """
inline int doubled(int x)
{
    return 2 * x;
}
""",
    "tests/tiny_test.cpp": """
        #include "rule.hpp"
        #include <gtest/gtest.h>
        TEST(Doubled, OfThree) { EXPECT_EQ(doubled(3), 6); }
        TEST(Doubled, OfTwo) { EXPECT_EQ(doubled(2), 4); }
        TEST(Other, Passes) { EXPECT_EQ(doubled(0), 0); }
        """,
}


def mutant(new: str, tests: str = "tiny_test Doubled.*", old: str = "return 2 * x;") -> str:
    return (f"# equation: T1\n# breaks: something\n# tests: {tests}\n--- a/sim/rule.hpp\n+++ b/sim/rule.hpp\n"
            f"@@ -3,3 +3,3 @@\n {{\n-    {old}\n+    {new}\n }}\n")


class RunMutants(unittest.TestCase):
    """One copy of the tiny project, and so one build, for all tests."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.root = Path(cls.folder.name) / "project"
        for name, text in FILES.items():
            (cls.root / name).parent.mkdir(parents=True, exist_ok=True)
            (cls.root / name).write_text(text)
        cls.mutants = cls.root / "tests" / "mutants"
        cls.mutants.mkdir()
        shutil.copy(HERE / "run_mutants.py", cls.mutants)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def setUp(self):
        for patch in self.mutants.glob("*.patch"):
            patch.unlink()

    def judge(self, patches: dict, *options: str) -> subprocess.CompletedProcess:
        for name, text in patches.items():
            (self.mutants / f"{name}.patch").write_text(text)
        work = Path(self.folder.name) / "work"
        return subprocess.run([sys.executable, self.mutants / "run_mutants.py", "--work", work, *options],
                              text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def row(self, ran: subprocess.CompletedProcess, name: str) -> str:
        rows = [line for line in ran.stdout.splitlines() if line.startswith(name + " ")]
        self.assertEqual(len(rows), 1, ran.stdout)
        return " ".join(rows[0].split())

    def test_gives_each_mutant_its_verdict_and_leaves_no_trace_of_one_in_the_next(self):
        ran = self.judge({
            "a-both": mutant("return 3 * x;"),
            "b-nonsense": mutant("return 2 ** x;"),
            "c-one": mutant("return x * x;"),
            "d-stale": mutant("return 3 * x;", old="return 4 * x;"),
            "e-same": mutant("return x + x;"),
            "f-crash": mutant("if (x == 2) __builtin_trap(); return 2 * x;"),
            "g-elsewhere": mutant("return 3 * x;", tests="tiny_test Other.*"),
        })
        self.assertEqual(self.row(ran, "a-both"), "a-both T1 killed Doubled.OfThree, Doubled.OfTwo")
        self.assertIn("UNUSABLE does not compile", self.row(ran, "b-nonsense"))
        self.assertEqual(self.row(ran, "c-one"), "c-one T1 killed Doubled.OfThree")
        self.assertIn("UNUSABLE no longer applies", self.row(ran, "d-stale"))
        self.assertEqual(self.row(ran, "e-same"), "e-same T1 SURVIVED by no test: something")
        self.assertRegex(self.row(ran, "f-crash"), r"killed Doubled\.OfTwo \(signal \d+\)$")
        self.assertIn("SURVIVED", self.row(ran, "g-elsewhere"))
        self.assertIn("3 of 7 mutants killed", ran.stdout)
        self.assertEqual(ran.returncode, 1)

    def test_is_content_when_every_mutant_is_killed(self):
        self.assertEqual(self.judge({"m": mutant("return 3 * x;")}).returncode, 0)

    def test_is_not_content_with_a_stale_mutant_alone(self):
        self.assertEqual(self.judge({"m": mutant("return 3 * x;", old="return 4 * x;")}).returncode, 1)

    def test_wants_tests_that_exist(self):
        ran = self.judge({"lost": mutant("return 3 * x;", tests="tiny_test Nothing.*")})
        self.assertIn("has no test Nothing.*", ran.stdout)
        self.assertEqual(ran.returncode, 2)

    def test_wants_tests_that_pass_when_nothing_is_broken(self):
        (self.root / "sim/rule.hpp").write_text(FILES["sim/rule.hpp"].replace("2 * x", "5 * x"))
        try:
            ran = self.judge({"m": mutant("return 3 * x;", old="return 5 * x;")})
        finally:
            (self.root / "sim/rule.hpp").write_text(FILES["sim/rule.hpp"])
        self.assertIn("fails on the unbroken sources too: Doubled.OfThree, Doubled.OfTwo", ran.stdout)
        self.assertEqual(ran.returncode, 2)

    def test_wants_a_complete_header_and_a_known_name(self):
        ran = self.judge({"bare": mutant("return 3 * x;").replace("# breaks: something\n", "")})
        self.assertIn("bare.patch: the header lacks breaks", ran.stdout)
        self.setUp()
        ran = self.judge({"a": mutant("return 3 * x;")}, "--only", "b*")
        self.assertIn("no mutant is called b*", ran.stdout)
        self.assertEqual(ran.returncode, 2)

    def test_chooses_by_name_or_the_first_of_each_equation(self):
        ran = self.judge({"a": mutant("return 3 * x;"), "b": mutant("return 4 * x;")}, "--first", "--list")
        self.assertRegex(ran.stdout, r"(?m)^a ")
        self.assertNotRegex(ran.stdout, r"(?m)^b ")
        ran = self.judge({}, "--only", "b", "--list")
        self.assertRegex(ran.stdout, r"(?m)^b ")
        self.assertNotRegex(ran.stdout, r"(?m)^a ")


if __name__ == "__main__":
    unittest.main()
