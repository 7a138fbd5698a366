#!/usr/bin/env bash
# An OpenDocument text as an editor returns it: a word replaced and a paragraph deleted under tracked changes, and a
# comment. The format keeps what was deleted at the beginning of the text, and a comment's author, date and words where it
# belongs. docx2txt2 1.0.4 and ebook-rs 0.17.3 begin the story with the deleted words (the latter as a chapter of its own),
# odfdo 3.27.3 does in body.paragraphs, though not in its other texts; the editor's name and question are in the sentence
# in all three and in firecrawl-anydoc 0.2.4. doc-files 0.1.0 reads it as one would expect.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check docx2txt2==1.0.4 ebook-rs==0.17.3 odfdo==3.27.3 lxml==6.1.3 \
    firecrawl-anydoc==0.2.4 doc-files==0.1.0
cat > readers.py <<'PYTHON'
import zipfile
from importlib.metadata import version

import anydoc
import doc_files
import docx2txt2
import ebook_rs
import odfdo

URN = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = f'xmlns:office="{URN}office:1.0" xmlns:text="{URN}text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
EDITOR = "<dc:creator>Editor</dc:creator><dc:date>2026-01-01T00:00:00</dc:date>"
INFO = f"<office:change-info>{EDITOR}</office:change-info>"


def region(number, kind, inner=""):
    name = f"c{number}"
    return f'<text:changed-region xml:id="{name}" text:id="{name}"><text:{kind}>{INFO}{inner}</text:{kind}></text:changed-region>'


def change(number, place=""):
    return f'<text:change{place} text:change-id="c{number}"/>'


COMMENT = f'<office:annotation office:name="a1">{EDITOR}<text:p>Who is she?</text:p></office:annotation>'
BODY = (
    "<text:tracked-changes>"
    + region(1, "deletion", "<text:p>walked</text:p>")
    + region(2, "insertion")
    + region(3, "deletion", "<text:p/><text:p>It was her sister’s idea.</text:p>")
    + "</text:tracked-changes>"
    + '<text:h text:outline-level="1">One</text:h>'
    + f"<text:p>He {change(1)}{change(2, '-start')}ran{change(2, '-end')} home.</text:p>"
    + f'<text:p>She{COMMENT} slept<office:annotation-end office:name="a1"/>.{change(3)}</text:p><text:p>It rained.</text:p>'
)
TYPE = "application/vnd.oasis.opendocument.text"
ENTRY = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
PARTS = {
    "content.xml": f'<office:document-content {SPACES} office:version="1.3"><office:body><office:text>{BODY}</office:text></office:body></office:document-content>',
    "styles.xml": f'<office:document-styles {SPACES} office:version="1.3"/>',
    "meta.xml": f'<office:document-meta {SPACES} office:version="1.3"><office:meta/></office:document-meta>',
    "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{URN}manifest:1.0" manifest:version="1.3">'
    + ENTRY.format("/", TYPE)
    + "".join(ENTRY.format(name, "text/xml") for name in ("content.xml", "styles.xml", "meta.xml"))
    + "</manifest:manifest>",
}
with zipfile.ZipFile("story.odt", "w") as archive:
    archive.writestr("mimetype", TYPE)
    for name, content in PARTS.items():
        archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')

book = ebook_rs.Book.open("story.odt")
document = odfdo.Document("story.odt")
asked = "SheEditor2026-01-01T00:00:00Who is she? slept."
expected = ["One", "He ran home.", "She slept.", "It rained."]
table = [
    ("doc-files", "to_text", expected, doc_files.to_text(doc_files.read("story.odt")).splitlines()),
    (
        "docx2txt2", "extract_text",
        "Editor 2026-01-01T00:00:00 walked Editor 2026-01-01T00:00:00 Editor 2026-01-01T00:00:00 It was her sister’s idea. "
        "One He ran home. She Editor 2026-01-01T00:00:00 Who is she? slept. It rained.",
        docx2txt2.extract_text("story.odt"),
    ),
    (
        "ebook-rs", "sections",
        ["walked\nIt was her sister’s idea.", f"One\nHe ran home.\n{asked}\nWho is she?\nIt rained."],
        [book.get_section(number).plain_text.strip() for number in range(book.section_count)],
    ),
    (
        "odfdo", "body.paragraphs",
        ["walked", "", "It was her sister’s idea.", "He ran home.", "SheWho is she?\nEditor 2026-01-01 00:00:00 slept.", "Who is she?", "It rained."],
        [str(paragraph).strip() for paragraph in document.body.paragraphs],
    ),
    ("odfdo", "to_markdown", ["# One", "He ran home.", "She slept.", "It rained."], document.to_markdown().strip().split("\n\n")),
    ("firecrawl-anydoc", "to_markdown", ["# One", "He ran home.", asked, "It rained."], anydoc.to_markdown("story.odt").strip().split("\n\n")),
]
print(f"expected of each: {expected}")
same = True
for package, what, known, seen in table:
    print(f"  {package} {version(package)}, {what}\n    {seen}")
    same = same and seen == known
raise SystemExit(0 if same else "changed since this was written")
PYTHON
env/bin/python readers.py
