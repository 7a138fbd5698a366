"""Tests of scripts/docs-check: reading pages, cutting commands, comparing outputs. They start nothing but bash."""

import importlib.machinery
import importlib.util
import os
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

SCRIPTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(SCRIPTS / "doc_examples"), str(SCRIPTS / "acceptance")]

import markdown  # noqa: E402
import matching  # noqa: E402

with mock.patch.dict(os.environ):
    import session

    loader = importlib.machinery.SourceFileLoader("docs_check", str(SCRIPTS / "docs-check"))
    docs_check = importlib.util.module_from_spec(importlib.util.spec_from_loader("docs_check", loader))
    loader.exec_module(docs_check)


def page(*lines):
    """A page of these lines."""
    return markdown.read("\n".join(lines) + "\n")


def blocks(*lines):
    """The blocks of a page, which must have no faults."""
    read = page(*lines)
    assert not read.faults, read.faults
    return [item for item in read.items if isinstance(item, markdown.Block)]


def fits(shown, came, *words):
    """What is wrong with an output."""
    names = matching.Names()
    names.declare(words)
    return matching.compare(shown, came, names)


class Reading(unittest.TestCase):
    """What is found in a page."""

    def test_a_block_has_its_language_text_and_line(self):
        (block,) = blocks("# T", "", "```sh", "ls", "pwd", "```")
        self.assertEqual((block.line, block.language, block.text), (3, "sh", "ls\npwd"))

    def test_a_block_in_a_list_loses_its_indent(self):
        (block,) = blocks("- item:", "", "  ```sh", "  ls", "    -l", "  ```")
        self.assertEqual(block.text, "ls\n  -l")

    def test_comments_above_a_block_say_how_it_is_taken(self):
        (block,) = blocks("<!-- not run: needs docker -->", "<!-- docs-check: exit 3 -->", "```sh", "x", "```")
        self.assertEqual((block.reason, block.status), ("needs docker", 3))
        (block,) = blocks("<!-- docs-check: file a.yaml -->", "```yaml", "a: 1", "```")
        self.assertEqual(block.file, "a.yaml")

    def test_a_comment_holds_for_one_block_alone(self):
        first, second = blocks("<!-- not run: slow -->", "```sh", "x", "```", "", "```sh", "y", "```")
        self.assertEqual((first.reason, second.reason), ("slow", None))

    def test_orders_stand_in_the_order_of_the_page(self):
        read = page("<!-- docs-check: server A=1 -->", "<!-- docs-check: varies ab cd -->")
        self.assertEqual([(order.name, order.words) for order in read.items], [("server", "A=1"), ("varies", "ab cd")])

    def test_a_mark_without_a_block_or_with_an_unknown_word_is_a_fault(self):
        self.assertTrue(page("<!-- not run: slow -->", "Prose.").faults)
        self.assertTrue(page("<!-- docs-check: sever -->").faults)
        self.assertTrue(page("<!-- not run -->").faults)

    def test_code_must_be_in_a_fence_with_a_language(self):
        self.assertTrue(page("Run:", "", "    ls").faults)
        self.assertTrue(page("```", "ls", "```").faults)
        self.assertTrue(page("```sh", "ls").faults)
        self.assertFalse(page("1. One", "", "    goes on").faults)

    def test_long_prose_is_a_fault_and_long_tables_code_and_quotes_are_none(self):
        long = "word " * 30
        self.assertTrue(page(long).faults)
        for line in (f"| {long}|", f"> {long}"):
            self.assertFalse(page(line).faults)
        self.assertFalse(page("```text", long, "```").faults)

    def test_links_are_found_where_their_words_break_over_lines(self):
        read = page("See [the", "page](a.md#b-c) and `make x`.")
        self.assertEqual((read.links, read.spans), ([(2, "a.md#b-c")], [(2, "make x")]))

    def test_anchors_are_those_of_the_headings(self):
        self.assertEqual(markdown.anchors("# The `a` page\n\n## What's new, here\n"), {"the-a-page", "whats-new-here"})


class Commands(unittest.TestCase):
    """How a block is cut into commands."""

    def commands(self, language, *lines):
        return session.commands(markdown.Block(1, language, "\n".join(lines)))

    def test_each_line_is_a_command_and_what_goes_on_belongs_to_it(self):
        found = self.commands("sh", "ls", "curl x \\", "  -d '{", "  }'", "", "for a in 1 2; do", "  echo $a", "done")
        wanted = ["ls", "curl x \\\n  -d '{\n  }'", "for a in 1 2; do\n  echo $a\ndone"]
        self.assertEqual([command for command, _ in found], wanted)

    def test_here_documents_are_one_command(self):
        found = self.commands("sh", "cat <<EOF", "a", "EOF", "ls")
        self.assertEqual([command for command, _ in found], ["cat <<EOF\na\nEOF", "ls"])

    def test_what_follows_a_prompt_is_the_output_that_is_shown(self):
        found = self.commands("console", "$ echo a", "a", "", "b", "$ true", "$ echo c", "c")
        self.assertEqual(found, [("echo a", "a\n\nb"), ("true", None), ("echo c", "c")])

    def test_a_console_begins_with_a_prompt(self):
        with self.assertRaises(ValueError):
            self.commands("console", "ls")


class Matching(unittest.TestCase):
    """What fits."""

    def test_texts_fit_to_the_letter_but_for_ends_of_lines(self):
        self.assertIsNone(fits("a\nb", "a  \r\nb\n"))
        self.assertIsNotNone(fits("a\nb", "a\nc\n"))
        self.assertIsNotNone(fits("a", "a\nb\n"))

    def test_an_ellipsis_is_characters_in_a_line_and_lines_alone(self):
        self.assertIsNone(fits("a…d", "abcd\n"))
        self.assertIsNotNone(fits("a…d", "ab\ncd\n"))
        self.assertIsNone(fits("a\n…\nd", "a\nb\nc\nd\n"))
        self.assertIsNone(fits("a\n…\nd", "a\nd\n"))
        self.assertIsNone(fits("a\n…", "a\nb\n"))

    def test_json_fits_by_its_members_whatever_their_order(self):
        self.assertIsNone(fits('{"a": 1, "b": [2]}', '{"b":[2],"a":1}'))
        others = ('{"a":1}', '{"a":1,"b":[2],"c":3}', '{"a":2,"b":[2]}', '{"a":1,"b":[2,3]}', '{"a":true,"b":[2]}', "no")
        for came in others:
            self.assertIsNotNone(fits('{"a": 1, "b": [2]}', came), came)

    def test_an_ellipsis_in_json_is_more_members_more_elements_or_any_value(self):
        self.assertIsNone(fits('{"a": …, "b": [1, …], "c": {…}, …}', '{"a":null,"b":[1,2],"c":{"d":1},"e":2}'))
        self.assertIsNone(fits('{"a": "x…z"}', '{"a":"x\\ny z"}'))
        self.assertIsNotNone(fits('{"b": [1, …]}', '{"b":[]}'))
        self.assertIsNotNone(fits('{"c": {…}}', '{"c":1}'))

    def test_json_that_cannot_be_read_is_a_fault_of_the_page(self):
        for text in ('{"a"}', "[1 2]", "{a: 1}", '{"a": 1} x'):
            with self.assertRaises(ValueError):
                matching.parse(text)

    def test_a_varying_word_takes_the_first_value_and_keeps_it(self):
        names = matching.Names()
        names.declare(["k3v9", "r7"])
        self.assertEqual(names.filled("get k3v9"), "get k3v9")
        shown, came = '{"id": "k3v9", "href": "/a/k3v9/b"}', '{"id":"zz1","href":"/a/zz1/b"}'
        self.assertIsNone(matching.compare(shown, came, names))
        self.assertEqual(names.filled("get k3v9 r7"), "get zz1 r7")
        self.assertIsNotNone(matching.compare("id k3v9", "id other", names))
        self.assertIsNone(matching.compare("r7 r7\nr7", "x x\nx", names))
        self.assertIsNotNone(fits("r7 r7", "x y", "r7"))


class Form(unittest.TestCase):
    """What is checked without running anything."""

    def faults(self, *lines, files=()):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.md"
            for name, text in (("a.md", "\n".join(lines)), *files):
                (Path(folder) / name).write_text(text)
            return [text for _, text in docs_check.faults_of_form(path, markdown.read(path.read_text()), False)]

    def test_links_must_lead_to_files_and_headings(self):
        files = [("b.md", "# One\n\n## Two words\n")]
        self.assertEqual(self.faults("[b](b.md) [c](b.md#two-words) [d](https://example.org/x#y)", files=files), [])
        self.assertEqual(len(self.faults("[b](c.md)", "[c](b.md#three)", "[d](#none)", files=files)), 3)

    def test_targets_of_make_must_exist(self):
        self.assertEqual(self.faults("`make test`, `make story IDEA=x`"), [])
        self.assertEqual(len(self.faults("`make nonsense`")), 1)

    def test_unwanted_words_are_found_in_prose_alone(self):
        self.assertEqual(self.faults("`nobody`, “nobody sleeps” and", "> nobody", "", "```text", "nobody", "```"), [])
        self.assertEqual(len(self.faults("This is for nobody.", "| a | the cellar |")), 2)

    def test_json_blocks_must_be_json(self):
        self.assertEqual(self.faults("```json", '{"a": …}', "```"), [])
        self.assertEqual(len(self.faults("```json", "{a}", "```")), 1)

    def test_the_pages_of_this_repository_have_no_fault_of_form(self):
        run, read = docs_check.pages()
        for path in run + read:
            found = docs_check.faults_of_form(path, markdown.read(path.read_text()), False)
            self.assertEqual(found, [], path)


if __name__ == "__main__":
    unittest.main()
