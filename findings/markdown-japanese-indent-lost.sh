#!/usr/bin/env bash
# Japanese and Chinese paragraphs begin with an ideographic space (U+3000), verse is indented with em spaces. CommonMark
# strips blanks and tabs only; markdown-it-py and mistletoe strip these too, mistune strips them from a paragraph's later
# lines, and pandoc keeps all.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    markdown-it-py==4.3.0 \
    mistune==3.4.0 \
    mistletoe==1.6.0 \
    pypandoc_binary==1.17
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


import markdown_it
import mistletoe
import mistune
import pypandoc

for package in ("markdown-it-py", "mistune", "mistletoe"):
    print(package, version(package))
print("pandoc", pypandoc.get_pandoc_version())
RENDERERS = {
    "markdown-it-py": lambda text: markdown_it.MarkdownIt().render(text),
    "mistune": lambda text: mistune.html(text),
    "mistletoe": lambda text: mistletoe.markdown(text),
    "pandoc": lambda text: pypandoc.convert_text(text, "html", format="commonmark"),
}


def kept(text, space):
    """How many of the text's indents each renderer keeps."""
    return {name: render(text).count(space) for name, render in RENDERERS.items()}


prose = "\u3000彼は走った。\n\n\u3000「待って！」"
case(
    prose, dict.fromkeys(RENDERERS, 2),
    {"markdown-it-py": 0, "mistune": 2, "mistletoe": 0, "pandoc": 2}, kept(prose, "\u3000"),
)
verse = "Rose\\\n\u2003and thorn\\\n\u2003and snow"
case(
    verse, dict.fromkeys(RENDERERS, 2),
    {"markdown-it-py": 2, "mistune": 0, "mistletoe": 0, "pandoc": 2}, kept(verse, "\u2003"),
)

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
