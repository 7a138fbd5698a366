#!/usr/bin/env bash
# Readers of Word files and lines of verse: mammoth's plain text joins the lines without a space, kreuzberg's Markdown
# with one; a page break within a paragraph glues the words around it in three of four readers, and a scene break
# "* * *" becomes a bullet list in kreuzberg's Markdown. docx2python drops Word's non-breaking hyphen.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    mammoth==1.13.0 \
    markitdown[docx]==0.1.9 \
    kreuzberg==4.10.4 \
    docx2python==3.7.1 \
    python-docx==1.2.0 \
    lxml==6.1.3
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

changed = []


def case(given, expected, described, seen):
    """Prints one case; notes it when the output is no longer as described."""
    print(f"given     {given!r}\nexpected  {expected!r}\nseen      {seen!r}\n")
    if seen != described:
        print(f"changed   it was {described!r}\n")
        changed.append(given)


import warnings

warnings.simplefilter("ignore")
import docx
import docx2python
import kreuzberg
import mammoth
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from markitdown import MarkItDown

for package in ("mammoth", "markitdown", "kreuzberg", "docx2python", "python-docx"):
    print(package, version(package))


def readings(fill):
    """Writes one paragraph and hands on what each reader makes of it."""
    document = docx.Document()
    fill(document.add_paragraph())
    document.save("story.docx")
    markdown = kreuzberg.ExtractionConfig(output_format="markdown")
    with open("story.docx", "rb") as file:
        plain = mammoth.extract_raw_text(file).value
    return {
        "mammoth": plain.strip(),
        "markitdown": MarkItDown().convert("story.docx").text_content.strip(),
        "kreuzberg": kreuzberg.extract_file_sync("story.docx", config=markdown).content.strip(),
        "docx2python": docx2python.docx2python("story.docx").text.strip(),
    }


def verse(paragraph):
    paragraph.add_run("Rose").add_break()
    paragraph.add_run("and thorn")


def page(paragraph):
    paragraph.add_run("Before").add_break(WD_BREAK.PAGE)
    paragraph.add_run("after.")


def hyphen(paragraph):
    run = paragraph.add_run("mother")
    run._r.append(OxmlElement("w:noBreakHyphen"))
    paragraph.add_run("in-law")


NAMES = ("mammoth", "markitdown", "kreuzberg", "docx2python")
case(
    "two lines", dict.fromkeys(NAMES, "Rose\nand thorn"),
    {"mammoth": "Roseand thorn", "markitdown": "Rose\nand thorn", "kreuzberg": "Rose and thorn", "docx2python": "Rose\nand thorn"},
    readings(verse),
)
case(
    "page break", dict.fromkeys(NAMES, "Before\nafter."),
    {"mammoth": "Beforeafter.", "markitdown": "Beforeafter.", "kreuzberg": "Beforeafter.", "docx2python": "Before\nafter."},
    readings(page),
)
case(
    "scene break", dict.fromkeys(NAMES, "* * *, or \\* \\* \\* in Markdown"),
    {"mammoth": "* * *", "markitdown": "\\* \\* \\*", "kreuzberg": "* \\* \\*", "docx2python": "* * *"},
    readings(lambda paragraph: paragraph.add_run("* * *")),
)
case(
    "non-breaking hyphen", dict.fromkeys(NAMES, "mother‑in-law"),
    {"mammoth": "mother‑in-law", "markitdown": "mother‑in-law", "kreuzberg": "motherin-law", "docx2python": "motherin-law"},
    readings(hyphen),
)

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
