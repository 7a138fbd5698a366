#!/usr/bin/env bash
# pygbnf 0.5.0 writes grammars for llama.cpp from Python types. The text of a scene, declared as str, can have 500
# characters and no more, a list 51 members: the model is made to close the quotation mark in the middle of a word. Inside
# a text it may write a bare line break, which no JSON parser takes, but not the escapes of the form \uXXXX that are valid.
# The grammar is tried with gbnf, an interpreter for such grammars.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install --quiet --disable-pip-version-check pygbnf==0.5.0 gbnf==0.0.32 pytest-watcher==0.6.3 watchdog==7.1.0
cat > "$room/limits.py" <<'PYTHON'
import json
from dataclasses import dataclass
from importlib.metadata import version

from gbnf import GBNF, InputParseError, RuleEnd
from pygbnf import grammar_from_type


@dataclass
class Scene:
    text: str


@dataclass
class Plan:
    scenes: list[str]


GRAMMARS = {kind: grammar_from_type(kind).to_gbnf() for kind in (Scene, Plan)}


def allowed(kind, answer):
    """Whether the model may write the answer and stop there."""
    try:
        return any(isinstance(rule, RuleEnd) for rule in GBNF(GRAMMARS[kind]).add(answer))
    except InputParseError:
        return False


def is_json(answer):
    try:
        json.loads(answer)
    except ValueError:
        return False
    return True


print("pygbnf", version("pygbnf"), "and gbnf", version("gbnf"))
trials = [  # what, type, answer, what comes out
    ("dialogue and paragraphs, escaped", Scene, json.dumps({"text": 'He said "go".\n\n“No.”'}, ensure_ascii=False), True),
    ("a scene of 500 characters", Scene, json.dumps({"text": "x" * 500}), True),
    ("a scene of 501 characters", Scene, json.dumps({"text": "x" * 501}), False),
    ("a plan of 51 scenes", Plan, json.dumps({"scenes": ["x"] * 51}), True),
    ("a plan of 52 scenes", Plan, json.dumps({"scenes": ["x"] * 52}), False),
    ("a dash as \\u2014", Scene, '{"text": "Wait \\u2014 no."}', False),
    ("a bare line break in a text", Scene, '{"text": "One.\nTwo."}', True),
]
same = True
for what, kind, answer, known in trials:
    seen, valid = allowed(kind, answer), is_json(answer)
    print(f"{what:34} valid JSON, so expected: {valid!s:5}  allowed: {seen}")
    same = same and seen == known and valid == (what != "a bare line break in a text")
raise SystemExit(0 if same else "changed since this was written")
PYTHON
"$room/env/bin/python" "$room/limits.py"
