#!/usr/bin/env bash
# epub2text's plain output joins lines of verse, and the last sentence of a chapter to the first of the next one, without
# a space; headings and scene breaks go. Its Markdown output has them all.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    epub2text==0.2.8 \
    beautifulsoup4==4.15.0 \
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


import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import unquote

print("epub2text", version("epub2text"))

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


def extract(*options):
    subprocess.run([COMMAND, "extract", "verse.epub", "-o", "out.txt", *options], check=True, capture_output=True)
    return open("out.txt", encoding="utf-8").read()


COMMAND = str(Path(sys.executable).with_name("epub2text"))
book("verse.epub", "<h1>One</h1><p>Rose<br/>and thorn</p><hr/><p>Later it rained.</p>")
case(
    "text", "One\n\nRose\nand thorn\n\n* * *\n\nLater it rained.\n\nTwo\n\nHe ran.",
    "Roseand thorn\n  Later it rained.He ran.", extract(),
)
case(
    "text, --raw", "One\n\nRose\nand thorn\n\n* * *\n\nLater it rained.\n\nTwo\n\nHe ran.",
    "Roseand thorn\n  Later it rained.He ran.", extract("--raw"),
)
case(
    "markdown", "# One\n\nRose  \nand thorn\n\n---\n\nLater it rained.\n\n# Two\n\nHe ran.",
    "# One\n\nRose  \nand thorn\n\n---\n\nLater it rained.\n\n# Two\n\nHe ran.",
    extract("--output-format", "markdown").strip(),
)

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
