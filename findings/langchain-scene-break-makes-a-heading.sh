#!/usr/bin/env bash
# langchain's MarkdownHeaderTextSplitter joins paragraphs into one and strips the lines' blanks, so that a scene break
# "---" comes to stand right below a sentence: in Markdown that sentence is now a heading. Paragraphs run together, and
# an indented poem loses its shape.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    langchain-text-splitters==1.1.3 \
    langchain-core==1.8.3 \
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


from langchain_text_splitters import MarkdownHeaderTextSplitter
from markdown_it import MarkdownIt

for package in ("langchain-text-splitters", "langchain-core", "markdown-it-py"):
    print(package, version(package))


def split(markdown):
    parts = MarkdownHeaderTextSplitter([("#", "chapter")]).split_text(markdown)
    return [part.page_content for part in parts]


def html(markdown):
    return MarkdownIt().render(markdown).replace("\n", "")


story = "# One\n\nShe ran.\n\nHe sat.\n\n---\n\nMorning came.\n"
text = "She ran.\n\nHe sat.\n\n---\n\nMorning came."
described = "She ran.  \nHe sat.  \n---  \nMorning came."
case(story, [text], [described], split(story))
case(
    "its HTML", html(text), "<h2>She ran.<br />He sat.</h2><p>Morning came.</p>", html(split(story)[0])
)
poem = "# One\n\n> Rose,\n>     and thorn.\n\n    Snow,\n      and rain.\n"
case(
    poem, ["> Rose,\n>     and thorn.\n\n    Snow,\n      and rain."],
    ["> Rose,\n>     and thorn.  \nSnow,\nand rain."], split(poem),
)

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
