#!/usr/bin/env bash
# docwow 1.0.2 promises Word to HTML and back "with guaranteed round-trip fidelity". A manuscript comes back without its
# page breaks and non-breaking hyphens; a comment no longer marks any words; and where a Japanese word has furigana,
# reading and word are both gone. Words under furigana in Word's files are lost in ferrodoc and firecrawl-anydoc too.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check docwow==1.0.2 Pillow==13.0.0 lxml==6.1.3 python-docx==1.2.0 \
    ferrodoc==1.0.1 firecrawl-anydoc==0.2.4
cat > trip.py <<'PYTHON'
import io
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore")
import anydoc
import docwow
import docx
import ferrodoc
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn


def manuscript():
    """A page of fiction as Word keeps it."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Writer / THE LAMP"
    line = document.add_paragraph("The ")
    word = line.add_run("lamp")
    line.add_run(" went out.")
    document.add_comment(word, text="Which one?", author="Editor")
    line = document.add_paragraph()
    line.add_run("Night.").add_break(WD_BREAK.PAGE)
    line.add_run("Morning.")
    line = document.add_paragraph("mother")
    line.runs[0]._r.append(OxmlElement("w:noBreakHyphen"))
    line.add_run("in-law")
    line = document.add_paragraph("白い")
    line._p.append(parse_xml(
        f'<w:r {nsdecls("w")}><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/>'
        '<w:hpsBaseText w:val="21"/><w:lid w:val="ja-JP"/></w:rubyPr><w:rt><w:r><w:t>ゆき</w:t></w:r></w:rt>'
        "<w:rubyBase><w:r><w:t>雪</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    ))
    line.add_run("が降る。")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def described(data):
    """What is in the file, by the elements of its main part."""
    document = docx.Document(io.BytesIO(data))
    body = document.element.body
    marked = []
    within = False
    for element in body.iter():
        within = (within or element.tag == qn("w:commentRangeStart")) and element.tag != qn("w:commentRangeEnd")
        if within and element.tag == qn("w:t"):
            marked.append(element.text)
    return {
        "page breaks": sum(element.get(qn("w:type")) == "page" for element in body.iter(qn("w:br"))),
        "non-breaking hyphens": len(list(body.iter(qn("w:noBreakHyphen")))),
        "running header": [paragraph.text for paragraph in document.sections[0].header.paragraphs if paragraph.text],
        "comments": [comment.text for comment in document.comments],
        "words that the comment marks": marked,
        "Japanese": "".join(element.text for element in body.iter(qn("w:t")) if element.text and not element.text.isascii()),
    }


word_file = manuscript()
before = described(word_file)
after = described(docwow.to_docx(docwow.to_html(word_file)))
KNOWN = {
    "page breaks": 0, "non-breaking hyphens": 0, "running header": ["Writer / THE LAMP"], "comments": ["Which one?"],
    "words that the comment marks": [], "Japanese": "白いが降る。",
}
print("docwow", version("docwow"))
for what, was in before.items():
    print(f"  {what}: expected {was!r}, seen {after[what]!r}")
same = after == KNOWN
readers = {
    "ferrodoc": ferrodoc.convert(word_file, "docx", "plain"),
    "firecrawl-anydoc": anydoc.to_markdown_bytes(word_file),
}
for package, text in readers.items():
    japanese = next(line for line in text.splitlines() if "降る" in line)
    print(f"{package} {version(package)}\n  Japanese: expected with '雪', seen {japanese!r}")
    same = same and japanese == "白いが降る。"
raise SystemExit(0 if same else "changed since this was written")
PYTHON
env/bin/python trip.py
