#!/usr/bin/env bash
# Repairers of JSON and quotation marks that a model forgot to escape in dialogue: three packages, three different
# objects, no error. Words are lost and members with invented names appear; one of them is a drop-in replacement of
# another.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    json-repair==0.64.4 \
    fast-json-repair==0.2.3 \
    jsonmend==0.1.4 \
    orjson==3.13.0
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


import fast_json_repair
import json_repair
import jsonmend

for package in ("json-repair", "fast-json-repair", "jsonmend"):
    print(package, version(package))

whole_line = '{"line": ""Go," she said, "now."", "n": 1}'
wanted = {"line": '"Go," she said, "now."', "n": 1}
case(("json_repair", whole_line), wanted, {"line": "Go,", "now.": "", "n": 1}, json_repair.loads(whole_line))
case(
    ("fast_json_repair", whole_line), wanted,
    {"line": "", "Go": None, " she said, ": 'now.""', "n": 1}, fast_json_repair.loads(whole_line),
)
case(("jsonmend", whole_line), wanted, {"line": 'Go," she said, "now.', "n": 1}, jsonmend.loads(whole_line))

quoted_word = '{"text": "A (very "odd") thing"}'
wanted = {"text": 'A (very "odd") thing'}
case(("json_repair", quoted_word), wanted, wanted, json_repair.loads(quoted_word))
case(
    ("fast_json_repair", quoted_word), wanted,
    {"text": "A (very ", 'odd")': 'thing"'}, fast_json_repair.loads(quoted_word),
)
case(("jsonmend", quoted_word), wanted, {"text": 'A (very "odd', ")": "thing"}, jsonmend.loads(quoted_word))

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
