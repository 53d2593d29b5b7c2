"""The habit tests can fail: each is shown a small tree that breaks its rule, and one that does not."""

import tempfile
import unittest
from pathlib import Path

import check_format
import check_glossary
import check_layers
import check_notebooks
import check_odd_references
import check_words
import sources

ROOT = Path(__file__).resolve().parents[2]


class Habit(unittest.TestCase):
    """A temporary tree of files; `found` is what one check says of it."""

    def found(self, check, files):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for name, text in files.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text, encoding="utf-8")
            return "\n".join(check.violations(root))

    def assert_clean(self, check, files):
        self.assertEqual(self.found(check, files), "")


class Layers(Habit):
    def test_a_layer_may_include_those_to_its_left(self):
        self.assert_clean(check_layers, {"sim/run/step.cpp": '#include "model/world.hpp"\n#include <vector>\n'})

    def test_a_layer_above_is_seen(self):
        found = self.found(check_layers, {"sim/model/world.cpp": '#include <vector>\n#include "run/step.hpp"\n'})
        self.assertEqual(found, "sim/model/world.cpp:2: model includes run/step.hpp, a layer above it")

    def test_a_library_in_the_wrong_layer_is_seen(self):
        for header, layer in [("hdf5.h", "run"), ("toml++/toml.h", "policy"), ("CLI/CLI.hpp", "io"),
                              ("Eigen/Sparse", "metrics"), ("fstream", "run")]:
            self.assertIn(f"{header} may be included only in",
                          self.found(check_layers, {f"sim/{layer}/a.cpp": f"#include <{header}>\n"}))

    def test_openmp_outside_its_file_is_seen(self):
        pragma = "#pragma omp parallel for\nfor (;;) {}\n"
        self.assertIn("only sim/core/parallel.hpp", self.found(check_layers, {"sim/core/sampling.cpp": pragma}))
        self.assertIn("only sim/core/parallel.hpp", self.found(check_layers, {"sim/run/a.cpp": "omp_get_wtime();"}))
        self.assert_clean(check_layers, {"sim/core/parallel.hpp": pragma})

    def test_unordered_containers_and_foreign_draws_are_seen(self):
        self.assertIn("no order", self.found(check_layers, {"sim/run/a.hpp": "std::unordered_map<int, int> m;\n"}))
        self.assertIn("Randomness", self.found(check_layers, {"sim/core/a.hpp": "std::mt19937 generator;\n"}))
        self.assertIn("no clock", self.found(check_layers, {"sim/run/a.cpp": "std::chrono::steady_clock::now();\n"}))
        self.assert_clean(check_layers, {"sim/run/a.hpp": '// unordered_map would not do\nauto s = "rand";\n'})

    def test_a_long_file_and_an_unknown_layer_are_seen(self):
        self.assertIn("401 lines", self.found(check_layers, {"sim/io/a.cpp": "\n" * 401}))
        self.assert_clean(check_layers, {"sim/io/a.cpp": "\n" * 400})
        self.assertIn("gui is no layer", self.found(check_layers, {"sim/gui/a.cpp": "\n"}))


class Format(Habit):
    STYLE = {".clang-format": (ROOT / ".clang-format").read_text(encoding="utf-8")}

    def test_formatted_code_passes(self):
        self.assert_clean(check_format, {**self.STYLE, "sim/a.cpp": "int two()\n{\n    return 2;\n}\n"})

    def test_unformatted_code_is_seen(self):
        found = self.found(check_format, {**self.STYLE, "sim/a.cpp": "int one;\nint two() {\n  return 2;\n}\n"})
        self.assertEqual(found, "sim/a.cpp:2: not formatted; run clang-format -i sim/a.cpp")

    def test_a_missing_formatter_is_a_failure(self):
        found, check_format.VERSION = check_format.VERSION, "no such version"
        try:
            self.assertIn("is missing", self.found(check_format, {}))
        finally:
            check_format.VERSION = found


class Words(Habit):
    def test_paths_of_a_machine_are_seen(self):
        for path in ["/work/main", "/tmp/build", "/home/ada/corridor", "/root/x"]:
            self.assertIn("a path of one machine", self.found(check_words, {"README.md": f"see {path}\n"}))
        self.assert_clean(check_words, {"README.md": "#!/usr/bin/python3, docs/work/plan.md, kUSD/month, a/tmp/b\n"})

    def test_promises_and_registries_are_seen(self):
        self.assertIn(":2: \"TODO\"", self.found(check_words, {"a.py": "x = 1\n# TODO later\n"}))
        self.assertIn("registry", self.found(check_words, {"run": "curl https://pypi.org/simple\n"}))

    def test_names_the_field_does_not_use_are_seen(self):
        for name in ["trafficker", "n_coyotes", "DTO", "RouteManager", "file_utils", "handle_crossing", "process_day",
                     "get_fee", "agent_id", "Agent", "gang", "path_t"]:
            self.assertIn(f"{name}: say", self.found(check_words, {"sim/model/a.hpp": f"int {name} = 0;\n"}), name)
        self.assertIn("utils: say", self.found(check_words, {"sim/core/utils.hpp": "\n"}))

    def test_other_peoples_names_comments_and_tests_are_left_alone(self):
        self.assert_clean(check_words, {
            "sim/model/a.hpp": '// a trafficker is not a smuggler\n#include <x/utils.h>\nstd::get_if<int>(&v); '
                               'auto s = "agent"; file.get_name(); confirm(); agenda; int process;\n',
            "tests/model/a.cpp": "int agent;\n"})


class OddReferences(Habit):
    def test_a_section_that_exists_passes(self):
        self.assert_clean(check_odd_references, {"sim/a.hpp": "// ODD 7.1 and ODD 3\n",
                                                 "ODD.md": "# 3 Process\n## 7.1 Leaving\n"})

    def test_a_section_that_does_not_exist_is_seen(self):
        found = self.found(check_odd_references, {"sim/a.hpp": "\n/* see\n ODD 7.2 */\n", "ODD.md": "# 7 Submodels\n"})
        self.assertEqual(found, "sim/a.hpp:2: ODD 7.2: ODD.md has no such heading")

    def test_without_the_page_only_silence_passes(self):
        self.assertIn("there is no ODD.md", self.found(check_odd_references, {"sim/a.hpp": "// ODD 1\n"}))
        self.assert_clean(check_odd_references, {"sim/a.hpp": 'auto s = "ODD 1"; // nothing\n'})


class Glossary(Habit):
    PAGE = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")

    def test_a_missing_word_is_seen(self):
        page = self.PAGE.replace("**Fee**", "**Fare**")
        self.assertIn("fee is not defined", self.found(check_glossary, {"GLOSSARY.md": page}))

    def test_a_word_out_of_order_is_seen(self):
        found = self.found(check_glossary, {"GLOSSARY.md": "**Leg**: one.\n\n**Fee**: two.\n"})
        self.assertIn("fee stands after leg", found)

    def test_a_long_entry_is_seen(self):
        self.assertIn("90", self.found(check_glossary, {"GLOSSARY.md": "**Leg**: " + "word " * 91 + "\n"}))


class Notebooks(Habit):
    CLEAN = ('{"cells": [{"cell_type": "markdown", "source": []},'
             ' {"cell_type": "code", "execution_count": null, "outputs": [], "source": []}]}')

    def test_a_notebook_without_outputs_passes(self):
        self.assert_clean(check_notebooks, {"notebooks/a.ipynb": self.CLEAN})

    def test_outputs_and_counts_are_seen(self):
        with_outputs = self.CLEAN.replace('"outputs": []', '"outputs": [{"output_type": "stream"}]')
        self.assertEqual(self.found(check_notebooks, {"notebooks/a.ipynb": with_outputs}),
                         "notebooks/a.ipynb: cell 2 has outputs; clear them before you commit")
        counted = self.CLEAN.replace("null", "3")
        self.assertIn("cell 2 has an execution count", self.found(check_notebooks, {"notebooks/a.ipynb": counted}))

    def test_what_is_no_notebook_is_seen(self):
        self.assertIn("is no notebook", self.found(check_notebooks, {"notebooks/a.ipynb": "[1, 2"}))
        self.assertIn("is no notebook", self.found(check_notebooks, {"notebooks/a.ipynb": "{}"}))


class Code(unittest.TestCase):
    def test_comments_strings_and_digit_separators_are_told_apart(self):
        text = 'int n = 1\'000; // one\nauto s = "// no";\n/* two\n lines */ char c = \'"\'; int m;\n'
        self.assertEqual([comment for _, comment in sources.comments_of(text)], ["// one", "/* two\n lines */"])
        self.assertEqual([line for line, _ in sources.comments_of(text)], [1, 3])
        self.assertIn("int m;", sources.code_of(text))
        self.assertEqual(sources.code_of(text).count("\n"), text.count("\n"))
        self.assertNotIn("no", sources.code_of(text))


if __name__ == "__main__":
    unittest.main()
