#!/usr/bin/env bash
# sakurs keeps a question between straight quotation marks with its "he asked", and tears the same words with typographic
# marks apart: the closing mark begins the next sentence. In Japanese an ellipsis before a full stop leaves a sentence
# that is the full stop alone.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    sakurs==0.4.2
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


import sakurs

print("sakurs", version("sakurs"))

straight = '"Is it over?" he asked. Then he left.'
case(
    straight, ['"Is it over?" he asked.', "Then he left."],
    ['"Is it over?" he asked.', "Then he left."], sakurs.split(straight, language="en"),
)
curly = "“Is it over?” he asked. Then he left."
case(
    curly, ["“Is it over?” he asked.", "Then he left."],
    ["“Is it over?", "” he asked.", "Then he left."], sakurs.split(curly, language="en"),
)
two = "“Don’t go.” He stopped."
case(two, ["“Don’t go.”", "He stopped."], ["“Don’t go.", "” He stopped."], sakurs.split(two, language="en"))
japanese = "「待って！」と言った。もう遅い……。"
case(
    japanese, ["「待って！」と言った。", "もう遅い……。"],
    ["「待って！」と言った。", "もう遅い……", "。"], sakurs.split(japanese, language="ja"),
)

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
