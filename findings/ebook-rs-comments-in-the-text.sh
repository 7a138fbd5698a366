#!/usr/bin/env bash
# ebook-rs and manuscripts as editors hand them back: a comment in an OpenDocument text is read as part of the sentence,
# with its author's name, and once more after it, a footnote likewise; in a Word file the HTML lacks the words that a
# tracked change inserted (the plain text has them), and lines of verse are joined.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    ebook-rs==0.17.3 \
    odfdo==3.27.3 \
    python-docx==1.2.0
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


import docx
import ebook_rs
from docx.oxml import OxmlElement
from odfdo import Document, Element

print("ebook-rs", version("ebook-rs"))


def opened(path):
    section = ebook_rs.Book.open(path).get_section(0)
    return section.plain_text.strip(), section.processed_html


def odt(paragraph):
    document = Document("text")
    document.body.clear()
    document.body.append(Element.from_tag(f"<text:p>{paragraph}</text:p>"))
    document.save("story.odt")
    return opened("story.odt")[0]


comment = (
    "She <office:annotation><dc:creator>Ann Example</dc:creator><text:p>Too short?</text:p></office:annotation>ran."
)
case(comment, "She ran.", "She Ann ExampleToo short?ran.\nToo short?", odt(comment))
note = (
    'Last<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>A note.</text:p></text:note-body></text:note> night it rained."
)
case(note, "Last[1] night it rained.\n[1] A note.", "Last1A note. night it rained.\nA note.", odt(note))

document = docx.Document()
paragraph = document.add_paragraph("He was ")
inserted, run, text = (OxmlElement(name) for name in ("w:ins", "w:r", "w:t"))
inserted.set(docx.oxml.ns.qn("w:id"), "1")
inserted.set(docx.oxml.ns.qn("w:author"), "Ann Example")
text.text = "eighty"
run.append(text)
inserted.append(run)
paragraph._p.append(inserted)
paragraph.add_run(" years old.")
verse = document.add_paragraph()
verse.add_run("Rose").add_break()
verse.add_run("and thorn")
document.save("story.docx")
plain, html = opened("story.docx")
case("tracked insertion, plain text", True, True, "He was eighty years old." in plain)
case("tracked insertion, HTML", True, False, "eighty" in html)
case("two lines, plain text", "Rose\nand thorn", "Roseand thorn", plain.splitlines()[1])
case("two lines, HTML", "<p>Rose<br/>and thorn</p>", "<p>Roseand thorn</p>", html[html.rindex("<p>") :].splitlines()[0])

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
