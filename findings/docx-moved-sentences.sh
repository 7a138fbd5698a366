#!/usr/bin/env bash
# A manuscript that an editor returned from a word processor with tracked changes: a word replaced, a sentence moved to
# another paragraph, two paragraphs joined, one divided, a scene break deleted. docx-revisions 0.1.5 has the moved sentence
# in neither its accepted nor its original text, and accepting all leaves it marked as moved; docx-extractor-cli 0.4.1
# gives it in both places and names no move; aspose-words-foss 26.7.0 drops it, and all inserted words, from its text.
# Joined and divided paragraphs stay as they were in all three and in docx-plus 0.6.2, which removes the marks as well (its
# source says so). mammoth 1.13.0 reads all of it right.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check docx-revisions==0.1.5 docx-extractor-cli==0.4.1 \
    aspose-words-foss==26.7.0 docx-plus==0.6.2 mammoth==1.13.0 python-docx==1.2.0 lxml==6.1.3
cat > readers.py <<'PYTHON'
import json
import subprocess
import sys
import zipfile
from importlib.metadata import version
from itertools import count
from pathlib import Path

import aspose.words_foss
import docx
import docx_plus.revisions
import docx_revisions
import mammoth

numbers = count(1)


def editor():
    return f'w:id="{next(numbers)}" w:author="Editor" w:date="2026-01-01T00:00:00Z"'


def run(words, element="t"):
    return f'<w:r><w:{element} xml:space="preserve">{words}</w:{element}></w:r>'


def change(kind, words):
    return f"<w:{kind} {editor()}>{run(words, 'delText' if kind == 'del' else 't')}</w:{kind}>"


def moved(end, words):
    start = editor()
    number = start.split()[0]
    return (
        f'<w:move{end}RangeStart {start} w:name="move1"/>{change("move" + end, words)}<w:move{end}RangeEnd {number}/>'
    )


def paragraph(*parts, mark=None):
    properties = f"<w:pPr><w:rPr><w:{mark} {editor()}/></w:rPr></w:pPr>" if mark else ""
    return f"<w:p>{properties}{''.join(parts)}</w:p>"


BODY = [
    paragraph(run("He "), change("del", "walked"), change("ins", "ran"), run(" home.")),
    paragraph(run("The lamp burned. "), moved("From", "She slept. "), run("It rained.")),
    paragraph(run("Morning came. "), moved("To", "She slept. ")),
    paragraph(run("One half,"), mark="del"),
    paragraph(run(" other half.")),
    paragraph(run("“Go,” she said."), mark="ins"),
    paragraph(run("He went.")),
    paragraph(change("del", "* * *"), mark="del"),
    paragraph(run("Later.")),
]
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    f"{''.join(BODY)}<w:sectPr/></w:body></w:document>",
}
with zipfile.ZipFile("tracked.docx", "w") as archive:
    for name, content in PARTS.items():
        archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{content}')

AFTER = ["He ran home.", "The lamp burned. It rained.", "Morning came. She slept. ", "One half, other half.", "“Go,” she said.", "He went.", "Later."]
BEFORE = ["He walked home.", "The lamp burned. She slept. It rained.", "Morning came. ", "One half,", " other half.", "“Go,” she said.He went.", "* * *", "Later."]


def by_mammoth():
    with open("tracked.docx", "rb") as file:
        return mammoth.extract_raw_text(file).value.strip().split("\n\n")


def by_docx_plus(resolve):
    document = docx.Document("tracked.docx")
    resolve(document)
    return [paragraph.text for paragraph in document.paragraphs]


def by_docx_extractor():
    command = Path(sys.executable).with_name("docx-extractor")
    answer = json.loads(subprocess.run([command, "tracked.docx"], check=True, capture_output=True).stdout)
    return [section["text"] for section in answer["sections"]], [one["kind"] for one in answer["revisions"]]


def by_aspose():
    aspose.words_foss.Document("tracked.docx").save("tracked.txt")
    return Path("tracked.txt").read_text(encoding="utf-8").splitlines()


paragraphs = docx_revisions.RevisionDocument("tracked.docx").paragraphs
accepted = docx_revisions.RevisionDocument("tracked.docx")
accepted.accept_all()
accepted.save("accepted.docx")
left = zipfile.ZipFile("accepted.docx").read("word/document.xml").decode()
texts, kinds = by_docx_extractor()
halves = ["One half,", " other half.", "“Go,” she said.", "He went."]
table = [
    ("mammoth", "after the changes", AFTER, AFTER, by_mammoth()),
    (
        "docx-revisions", "accepted_text", AFTER,
        ["He ran home.", "The lamp burned. It rained.", "Morning came. ", *halves, "", "Later."],
        [one.accepted_text for one in paragraphs],
    ),
    (
        "docx-revisions", "original_text", BEFORE,
        ["He walked home.", "The lamp burned. It rained.", "Morning came. ", *halves, "* * *", "Later."],
        [one.original_text for one in paragraphs],
    ),
    (
        "docx-revisions", "marks left by accept_all", [], ["moveFrom", "moveTo", "del", "ins"],
        [kind for kind in ("moveFrom", "moveTo", "del", "ins") if f"<w:{kind} " in left],
    ),
    (
        "docx-plus", "accept_all_revisions", AFTER,
        ["He ran home.", "The lamp burned. It rained.", "Morning came. She slept. ", *halves, "", "Later."],
        by_docx_plus(docx_plus.revisions.accept_all_revisions),
    ),
    (
        "docx-plus", "reject_all_revisions", BEFORE,
        ["He walked home.", "The lamp burned. She slept. It rained.", "Morning came. ", *halves, "* * *", "Later."],
        by_docx_plus(docx_plus.revisions.reject_all_revisions),
    ),
    (
        "docx-extractor-cli", "sections", AFTER,
        ["He ran home.", "The lamp burned. She slept. It rained.", "Morning came. She slept.", "One half,", "other half.", "“Go,” she said.", "He went.", "Later."],
        texts,
    ),
    ("docx-extractor-cli", "revisions", ["delete", "insert", "move", "delete"], ["delete", "insert", "delete"], kinds),
    (
        "aspose-words-foss", "text", AFTER,
        ["He  home.", "The lamp burned. It rained.", "Morning came. ", *halves, "Later."],
        by_aspose(),
    ),
]
same = True
for package, what, expected, known, seen in table:
    print(f"{package} {version(package)}, {what}\n  expected  {expected}\n  seen      {seen}\n")
    same = same and seen == known
raise SystemExit(0 if same else "changed since this was written")
PYTHON
env/bin/python readers.py
