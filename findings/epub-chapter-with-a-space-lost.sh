#!/usr/bin/env bash
# Two readers of books leave a chapter out, without a word, when its file's name has a space or an accent: the package
# document names it percent-encoded, as the standard asks, and they look for that name in the archive.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    kreuzberg==4.10.4 \
    doc-files==0.1.0 \
    ebook-rs==0.17.3
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


import zipfile
from urllib.parse import unquote

import doc_files
import ebook_rs
import kreuzberg

for package in ("kreuzberg", "doc-files", "ebook-rs"):
    print(package, version(package))

PAGE = (
    '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="en" lang="en"><head><title>{}</title></head><body>{}</body></html>'
)
PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:uuid:00000000-0000-4000-8000-000000000000</dc:identifier>
<dc:title>The Map</dc:title><dc:language>en</dc:language><meta property="dcterms:modified">2026-01-01T00:00:00Z</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
<item id="one" href="{0}" media-type="application/xhtml+xml"/><item id="two" href="two.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="one"/><itemref idref="two"/></spine></package>"""
CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def book(path, first, href="one.xhtml"):
    """A valid EPUB 3 of two chapters; `href` is how the package names the first one's file."""
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("mimetype", "application/epub+zip")
        parts.writestr("META-INF/container.xml", CONTAINER)
        parts.writestr("OEBPS/package.opf", PACKAGE.format(href))
        links = f'<nav epub:type="toc"><ol><li><a href="{href}">One</a></li><li><a href="two.xhtml">Two</a></li></ol></nav>'
        parts.writestr("OEBPS/nav.xhtml", PAGE.format("Contents", links))
        parts.writestr("OEBPS/" + unquote(href), PAGE.format("One", first))
        parts.writestr("OEBPS/two.xhtml", PAGE.format("Two", "<h1>Two</h1><p>He ran.</p>"))
    return path


def chapters(path):
    """Which of the two chapters each reader hands on."""
    opened = ebook_rs.Book.open(path)
    texts = {
        "kreuzberg": kreuzberg.extract_file_sync(path).content,
        "doc-files": doc_files.to_text(doc_files.read(path)),
        "ebook-rs": " ".join(opened.get_section(i).plain_text for i in range(opened.section_count)),
    }
    return {name: [s for s in ("She ran.", "He ran.") if s in text] for name, text in texts.items()}


both, second = ["She ran.", "He ran."], ["He ran."]
text = "<h1>One</h1><p>She ran.</p>"
every = {"kreuzberg": both, "doc-files": both, "ebook-rs": both}
lost = {"kreuzberg": second, "doc-files": second, "ebook-rs": both}
case("one.xhtml", every, every, chapters(book("plain.epub", text)))
case("chapter%201.xhtml", every, lost, chapters(book("space.epub", text, "chapter%201.xhtml")))
case("caf%C3%A9.xhtml", every, lost, chapters(book("accent.epub", text, "caf%C3%A9.xhtml")))

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
