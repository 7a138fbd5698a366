#!/usr/bin/env bash
# prosedown 0.6.2 turns Markdown into EPUB and EPUB back into Markdown. What was escaped comes back bare: "1984. It was
# cold." and "- Where?" are paragraphs in the first book and, after a way there and back, points 1 and 2 of a list, and
# "# nine" is a heading. In each of its books the contents for older readers (toc.ncx) name files that are not there,
# and single quotation marks open the wrong way round.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check prosedown==0.6.2 EbookLib==0.20 Markdown==3.11.3 html2text==2025.4.15 \
    beautifulsoup4==4.15.0 lxml==6.1.3 PyYAML==6.0.4
mkdir first
cat > first/book.md <<'BOOK'
---
title: Winter
author: A. Writer
language: en
identifier: 5f1b9a52-6a5c-4a8e-9d51-2b1f0f6f7a10
---
BOOK
cat > first/01-winter.md <<'CHAPTER'
# Winter

1984\. It was cold.

\- Where? he asked.

\# nine

He said, 'now'.
CHAPTER
env/bin/prosedown build first first.epub >/dev/null 2>&1
env/bin/prosedown deconstruct first.epub -o second >/dev/null 2>&1
env/bin/prosedown build second second.epub >/dev/null 2>&1
cat > look.py <<'PYTHON'
import re
import xml.etree.ElementTree as xml
import zipfile
from importlib.metadata import version

print("prosedown", version("prosedown"))
XHTML = "{http://www.w3.org/1999/xhtml}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


def opened(path):
    """Tag and text of each block of the chapter, and the files of the NCX that are missing."""
    with zipfile.ZipFile(path) as book:
        chapter = next(n for n in book.namelist() if n.endswith(".xhtml") and "nav" not in n)
        page = xml.fromstring(book.read(chapter))
        blocks = [
            (element.tag.removeprefix(XHTML), re.sub(r"\s+", " ", "".join(element.itertext())).strip())
            for element in page.iter() if element.tag in {XHTML + tag for tag in ("h1", "p", "ol", "li")}
        ]
        contents = xml.fromstring(book.read("EPUB/toc.ncx"))
        named = [content.get("src") for content in contents.iter(f"{NCX}content")]
        missing = [name for name in named if f"EPUB/{name}" not in book.namelist()]
    return [block for block in blocks if block[1]], missing


before, missing_before = opened("first.epub")
after, missing_after = opened("second.epub")
plain = [("h1", "Winter"), ("p", "1984. It was cold."), ("p", "- Where? he asked."), ("p", "# nine"), ("p", "He said, ’now’.")]
listed = [
    ("h1", "Winter"), ("ol", "It was cold. Where? he asked."), ("li", "It was cold."), ("p", "It was cold."),
    ("li", "Where? he asked."), ("p", "Where? he asked."), ("h1", "nine"), ("p", "He said, ’now’."),
]
right = plain[:4] + [("p", "He said, ‘now’.")]
rows = [
    ("the first book's chapter", right, plain, before),
    ("the same after EPUB, Markdown and EPUB", right, listed, after),
    ("files that its NCX names and that are missing", [], ["winter.xhtml"], missing_before),
    ("those of the second book", [], ["winter.xhtml"], missing_after),
]
for what, expected, _, seen in rows:
    print(f"\n{what}\n  expected {expected}\n  seen     {seen}")
raise SystemExit(0 if all(known == seen for _, _, known, seen in rows) else "changed since this was written")
PYTHON
env/bin/python look.py
