#!/usr/bin/env bash
# lm-format-enforcer, which holds a model's answer to a JSON schema, lets no list grow beyond 20 items unless the schema
# has maxItems, and no run of white space beyond 12 characters, so that deeply indented JSON is impossible. Bounds of
# numbers, multipleOf and uniqueItems have no effect; a pattern beside a length raises an error.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    lm-format-enforcer==0.11.3 \
    interegular==0.3.3 \
    pydantic==2.14.4 \
    numpy==2.4.6
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


import json

from lmformatenforcer import JsonSchemaParser

print("lm-format-enforcer", version("lm-format-enforcer"))


def takes(schema, text):
    """Whether a model may write the text, or the error's name."""
    try:
        parser = JsonSchemaParser(schema)
        for character in text:
            if character not in parser.get_allowed_characters():
                return False
            parser = parser.add_character(character)
        return parser.can_end()
    except Exception as error:
        return type(error).__name__


def one(name, schema, text, expected, described):
    case((name, json.dumps(schema)), expected, described, takes(schema, text))


scenes = {"type": "array", "items": {"type": "string"}}
one("20 scenes", scenes, json.dumps(["scene"] * 20), True, True)
one("21 scenes", scenes, json.dumps(["scene"] * 21), True, False)
one("21 scenes", scenes | {"maxItems": 50}, json.dumps(["scene"] * 21), True, True)


def nested(depth):
    """A list in a list, `depth` times, and a number in the innermost."""
    return {"type": "array", "items": nested(depth - 1)} if depth else {"type": "integer"}


def lists(depth):
    return [lists(depth - 1)] if depth else 1


one("list in list 6 deep, indented by 2", nested(5), json.dumps(lists(5), indent=2), True, True)
one("8 deep", nested(7), json.dumps(lists(7), indent=2), True, False)
one("10", {"type": "integer", "minimum": 1, "maximum": 9}, "10", False, True)
one("7", {"type": "integer", "multipleOf": 5}, "7", False, True)
one("twice", {"type": "array", "items": {"type": "string"}, "uniqueItems": True}, '["a", "a"]', False, True)
held = {"type": "string", "pattern": "^Chapter [0-9]+$", "maxLength": 12}
one("Chapter 1", held, '"Chapter 1"', True, "LMFormatEnforcerException")

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
