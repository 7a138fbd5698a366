#!/usr/bin/env bash
# Packages that mend the JSON of a language model, given answers in which nothing is wrong. They look for what models do
# wrong before they look whether the JSON is right, and find it within the words of a story: None and True at the beginning
# of a sentence become null and true, a speech in single quotation marks ends the text, a comma before a bracket goes, and
# dialogue with names and colons gives nothing or an error. Only what json.loads refuses should be given to a mender.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps \
    stream-json-repair==1.0.0 \
    geniAi-json-toolkit==0.1.1 \
    pure-json==0.1.1 \
    jsonfix-llm==0.1.1 \
    json-healer-lite==0.1.0 \
    json-med==0.2.0 \
    json-repair-engine==0.1.7 \
    parse-broken-json==0.4.0 \
    pydantic==2.14.4 \
    pydantic_core==2.50.5 \
    typing_extensions==4.16.0 \
    typing-inspection==0.4.5 \
    annotated-types==0.8.0
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import json
from importlib.metadata import version

import json_med
import jsonrepair
import partial_json_stream
from geniAi_json_toolkit import parser as genial
from json_healer_lite import heal_json
from jsonfix_llm import repair_json
from parse_broken_json import parse_broken_json
from pure_json import extract

MENDERS = {
    "stream-json-repair": partial_json_stream.parse_partial_json,
    "geniAi-json-toolkit": genial.parse_partial,
    "pure-json": extract,
    "jsonfix-llm": lambda answer: json.loads(repair_json(answer)),
    "json-healer-lite": heal_json,
    "json-med": lambda answer: json.loads(json_med.repair(answer)),
    "json-repair-engine": lambda answer: jsonrepair.loads(answer)[0],
    "parse-broken-json": parse_broken_json,
}
NONE = "None of them spoke. True, it was late."
SINGLE = "She said, 'No.' It's late."
NAMES = 'Mara: "Yes", Jon: "No"'
COMMA = "The page read [wait,] and no more."
STARS = "The screen read /* nobody */ and went dark."
without_comma = {COMMA: {"text": "The page read [wait] and no more."}}
lower = {NONE: {"text": "null of them spoke. true, it was late."}}
SEEN = {
    "stream-json-repair": lower | {NAMES: None},
    "geniAi-json-toolkit": lower | {SINGLE: {"text": "She said, "}} | without_comma,
    "pure-json": without_comma | {SINGLE: "JSONHealingError", NAMES: "JSONHealingError"},
    "jsonfix-llm": without_comma | {STARS: {"text": "The screen read  and went dark."}},
    "json-healer-lite": without_comma,
    "json-med": without_comma,
    "json-repair-engine": without_comma,
    "parse-broken-json": {},
}
changed = []
for name, mend in MENDERS.items():
    print(f"{name} {version(name)}")
    for text in (NONE, SINGLE, NAMES, COMMA, STARS):
        answer = {"text": text}
        try:
            seen = mend(json.dumps(answer))
        except Exception as error:
            seen = type(error).__name__
        if seen != answer:
            print(f"  expected  {answer!r}\n  seen      {seen!r}\n")
        if seen != SEEN[name].get(text, answer):
            print(f"  changed   it was {SEEN[name].get(text, answer)!r}, for {text!r}\n")
            changed.append((name, text))
raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
