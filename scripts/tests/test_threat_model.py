"""docs/threat-model.md names tests that exist, and what it says of the studio's sources is so."""

import re
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What makes markup, or code, out of text.
MAKERS = re.compile(r"(?i:innerHTML|outerHTML)|insertAdjacentHTML|document\.write|\beval\(|new Function\(|srcdoc|createContextualFragment")


def rows():
    """The cells of each row of the table of threats."""
    text = (ROOT / "docs" / "threat-model.md").read_text()
    lines = text[text.index("## Threats") :].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")][2:]


def known_tests():
    """The names of all tests in Swift, Python and TypeScript."""
    names = set()
    for file in (ROOT / "Tests").rglob("*.swift"):
        text = file.read_text()
        names |= set(re.findall(r"func `([^`]+)`", text)) | set(re.findall(r"func (\w+)\(", text))
    for file in (ROOT / "scripts").rglob("test_*.py"):
        names |= set(re.findall(r"def (test_\w+)\(", file.read_text()))
    for file in (ROOT / "Studio" / "tests").rglob("*.ts*"):
        names |= set(re.findall(r'test\("([^"]+)"', file.read_text()))
    return names


class ThreatModel(unittest.TestCase):
    """The table."""

    def test_each_row_names_tests_that_exist(self):
        known = known_tests()
        self.assertGreater(len(rows()), 30)
        for row in rows():
            self.assertEqual(len(row), 5, row)
            named = re.findall(r"`([^`]+)`", row[4])
            self.assertTrue(named, f"no test is named for: {row[2]}")
            for name in named:
                self.assertIn(name, known, f"this test does not exist: {name}")

    def test_the_studio_makes_no_markup_out_of_text(self):
        for file in (ROOT / "Studio" / "src").rglob("*.ts*"):
            found = MAKERS.search(file.read_text())
            self.assertIsNone(found, f"{file.relative_to(ROOT)}: {found and found[0]}")


if __name__ == "__main__":
    unittest.main()
