#!/usr/bin/env bash
# fountain-py knows a character's line only in the letters A to Z: EMILE speaks, ÉMILE, ZOË and МАРА do not; their names
# and lines become action. Two other parsers read all of them.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    fountain-py==0.3.0 \
    fountain-parser==0.1.1 \
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

for package in ("fountain-py", "fountain-parser", "screenplain"):
    print(package, version(package))


def characters(name):
    source = f"INT. HOUSE - DAY\n\n{name}\nOui.\n"
    parsed = screenplain.parse(io.StringIO(source))
    return {
        "fountain-py": list(fountain.FountainParser().parse(source).get_characters()),
        "fountain-parser": sorted(fountain_parser.parse(source).character_names),
        "screenplain": [str(e.character) for e in parsed if getattr(e, "character", None) is not None],
    }


for name, known in (("EMILE", True), ("ÉMILE", False), ("ZOË", False), ("МАРА", False)):
    every = dict.fromkeys(("fountain-py", "fountain-parser", "screenplain"), [name])
    case(name, every, every if known else every | {"fountain-py": []}, characters(name))

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
