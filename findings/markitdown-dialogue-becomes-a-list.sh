#!/usr/bin/env bash
# markitdown turns a Word manuscript into Markdown and leaves what begins a paragraph as it is: dialogue that begins with
# a dash becomes a bullet list, "1986. It rained." the list item 1986, a line "# 1 rule" a heading, and "[Mara]: Yes."
# and "<sighs>" vanish when the Markdown is shown.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    markitdown[docx]==0.1.9 \
    mammoth==1.13.0 \
    markdownify==1.2.3 \
    python-docx==1.2.0 \
    beautifulsoup4==4.15.0 \
    markdown-it-py==4.3.0
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


import re
import warnings

warnings.simplefilter("ignore")

import docx
from markdown_it import MarkdownIt
from markitdown import MarkItDown

for package in ("markitdown", "mammoth", "markdownify", "markdown-it-py"):
    print(package, version(package))


def shown(paragraph):
    """A paragraph of a Word file through Markdown to HTML, as one line."""
    document = docx.Document()
    document.add_paragraph(paragraph)
    document.save("story.docx")
    return MarkdownIt().render(MarkItDown().convert("story.docx").text_content).replace("\n", "")


def read(paragraph, described):
    expected = "<p>" + paragraph.replace("<", "&lt;").replace(">", "&gt;") + "</p>"
    case(paragraph, expected, described, shown(paragraph))


read("* * *", "<p>* * *</p>")
read("- Yes, he said.", "<ul><li>Yes, he said.</li></ul>")
read("1986. It rained.", '<ol start="1986"><li>It rained.</li></ol>')
read("# 1 rule", "<h1>1 rule</h1>")
read("[Mara]: Yes.", "")
case("<sighs>", "<p>&lt;sighs&gt;</p>", "", re.sub("<[^>]*>", "", shown("<sighs>")))

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
