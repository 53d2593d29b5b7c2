"""The reader of tests/docs/commands.py sees what a page gets wrong, and mends what it shows."""

import os
import pathlib

import commands
import pytest

PROGRAM = pathlib.Path(os.environ["CORRIDOR_PROGRAM"])


@pytest.fixture
def page(tmp_path):
    """Writes a page; `wrong(text)` is what is said of it, `fresh(text)` the page as it should be."""

    class Page:
        def follow(self, text):
            file = tmp_path / "page.md"
            file.write_text(text)
            return commands.follow(file, PROGRAM)

        def wrong(self, text):
            return self.follow(text)[0]

        def fresh(self, text):
            return self.follow(text)[1]

    return Page()


def console(*lines, remark=""):
    return "\n".join(["# Page", "", remark, "```console", *lines, "```", ""])


def test_a_page_that_is_right_is_left_as_it_is(page):
    text = console("$ echo one", "one", "$ echo two", "$ printf 'a\\nb\\nc\\n'", "a", "...", "c")
    assert page.follow(text) == ([], text)


@pytest.mark.parametrize("lines", [["$ echo one", "two"], ["$ echo one", "one", "two"], ["$ printf 'a\\nb\\n'", "a"],
                                   ["$ printf 'a\\nb\\n'", "...", "c"]])
def test_another_output_is_told_with_its_line(page, lines):
    wrong, = page.wrong(console(*lines))
    assert "page.md:5: prints something else" in wrong


def test_another_exit_code_is_told_with_what_was_printed(page):
    wrong, = page.wrong(console("$ echo no; exit 3"))
    assert "page.md:5: ends with 3 instead of 0" in wrong and wrong.endswith("no")
    assert page.wrong(console("$ exit 3", remark="<!-- exit code 3 -->")) == []
    assert "ends with 0 instead of 3" in page.wrong(console("$ true", remark="<!-- exit code 3 -->"))[0]


def test_what_is_shown_is_replaced_and_nothing_else(page):
    assert page.fresh(console("$ echo one", "?", "$ echo two", "$ echo three", "three")) == console(
        "$ echo one", "one", "$ echo two", "$ echo three", "three")
    assert page.fresh(console("$ seq 5", "0", "...", "5")) == console("$ seq 5", "1", "...", "5")
    assert page.fresh(console("$ true", "?")) == console("$ true")


def test_spaces_at_the_end_of_a_line_do_not_matter(page):
    assert page.wrong(console("$ echo 'one  '", "one")) == []


def test_commands_may_go_on_in_the_next_line_and_share_a_folder(page):
    assert page.wrong(console("$ echo one \\", "    > file", "$ cat file", "one")) == []


def test_the_program_and_what_is_shipped_are_at_hand(page):
    assert page.wrong(console("$ corridor check configs/toy --quiet", "$ ls scenarios/placebo.toml",
                              "scenarios/placebo.toml")) == []


def test_python_blocks_share_an_interpreter_and_show_what_they_print(page):
    text = "```python\nx = 1\n```\n\nthen\n\n```python\nprint(x + {})\n```\n\n```text\n2\n```\n"
    assert page.wrong(text.format(1)) == []
    assert "page.md:8: prints something else" in page.wrong(text.format(2))[0]
    assert page.fresh(text.format(2)) == text.format(2).replace("\n2\n", "\n3\n")
    assert "ends with 1 instead of 0" in page.wrong("```python\nprint(x)\n```\n")[0]


def test_files_are_saved_and_blocks_can_be_left_alone(page):
    text = "<!-- file: far/away.txt -->\n```text\nhello\n```\n\n" + console("$ cat far/away.txt", "hello")
    assert page.wrong(text) == []
    assert page.wrong(console("$ exit 1", remark="<!-- not run -->")) == []
    assert page.wrong("```sh\nexit 1\n```\n") == []


def test_update_writes_what_is_printed_but_forgives_no_exit_code(tmp_path, capsys):
    file = tmp_path / "page.md"
    file.write_text(console("$ echo one", "two"))
    assert commands.main([str(file)]) == 1
    assert commands.main(["--update", str(file)]) == 0
    assert file.read_text() == console("$ echo one", "one")
    file.write_text(console("$ exit 2"))
    assert commands.main(["--update", str(file)]) == 1
    capsys.readouterr()
