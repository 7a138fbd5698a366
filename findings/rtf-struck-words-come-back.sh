#!/usr/bin/env bash
# striprtf, which turns a Word manuscript in RTF into text: words that a tracked change deleted and words that are hidden
# stay in the text, footnotes vanish with all their words, a column break glues two words together.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    striprtf==0.0.35
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


from striprtf.striprtf import rtf_to_text

print("striprtf", version("striprtf"))


def read(rtf, expected, described):
    case(rtf, expected, described, rtf_to_text(rtf))


read(r"{\rtf1\ansi He was {\revised very }{\deleted quite }old.}", "He was very old.", "He was very quite old.")
read(r"{\rtf1\ansi He {\v never }left.}", "He left.", "He never left.")
read(
    r"{\rtf1\ansi Last{\super\chftn}{\footnote\pard{\super\chftn} A note.} night it rained.}",
    "Last night it rained. (and the note somewhere)", "Last night it rained.",
)
read(r"{\rtf1\ansi Rose\column Thorn}", "Rose\n\nThorn", "RoseThorn")

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
