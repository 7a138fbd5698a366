#!/usr/bin/env bash
# fountain-parser and a boneyard (Fountain's comment) within a line: the rest of the screenplay is gone, without an error.
# With the comment on lines of its own all is well, and two other parsers read both.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    fountain-parser==0.1.1 \
    fountain-py==0.3.0 \
    screenplain==0.12.0
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


import io

import fountain
import fountain_parser
from screenplain.parsers import fountain as screenplain

for package in ("fountain-parser", "fountain-py", "screenplain"):
    print(package, version(package))


def spoken(source):
    """Whether BO's line, which comes last, is still there."""
    return {
        "fountain-parser": any(getattr(e, "text", "") == "Yes." for e in fountain_parser.parse(source).elements),
        "fountain-py": any(e.text == "Yes." for e in fountain.FountainParser().parse(source).elements),
        "screenplain": any(getattr(e, "character", None) is not None for e in screenplain.parse(io.StringIO(source))),
    }


every = dict.fromkeys(("fountain-parser", "fountain-py", "screenplain"), True)
own_lines = "INT. HOUSE - DAY\n\nHe ran.\n\n/*\ncut this\n*/\n\nShe ran.\n\nBO\nYes.\n"
within = "INT. HOUSE - DAY\n\nHe ran. /* cut this */ She ran.\n\nBO\nYes.\n"
case(own_lines, every, every, spoken(own_lines))
case(within, every, every | {"fountain-parser": False}, spoken(within))
left = [e.text for e in fountain_parser.parse(within).elements]
case("what is left", ["INT. HOUSE - DAY", "He ran.  She ran.", "Yes."], ["INT. HOUSE - DAY"], left)

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
