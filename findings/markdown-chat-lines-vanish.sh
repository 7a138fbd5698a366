#!/usr/bin/env bash
# Dialogue in the form of a chat vanishes in Markdown: "[Mara]: Yes." defines a link and renders as nothing, in every
# renderer; with a second word after it most show it, and pandoc's own Markdown still drops it.
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
    "pandoc, commonmark": lambda text: pypandoc.convert_text(text, "html", format="commonmark"),
    "pandoc, markdown": lambda text: pypandoc.convert_text(text, "html", format="markdown"),
}


def rendered(text):
    return {name: render(text).strip() for name, render in RENDERERS.items()}


def every(html):
    return dict.fromkeys(RENDERERS, html)


case("[Mara]: Yes.", every("<p>[Mara]: Yes.</p>"), every(""), rendered("[Mara]: Yes."))
case(
    "[Mara]: Run!\n[Bo]: (laughs)", every("<p>[Mara]: Run!\n[Bo]: (laughs)</p>"), every(""),
    rendered("[Mara]: Run!\n[Bo]: (laughs)"),
)
shown = every("<p>[Mara]: Yes, please.</p>")
case("[Mara]: Yes, please.", shown, shown | {"pandoc, markdown": ""}, rendered("[Mara]: Yes, please."))
case("\\[Mara]: Yes.", every("<p>[Mara]: Yes.</p>"), every("<p>[Mara]: Yes.</p>"), rendered("\\[Mara]: Yes."))

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
