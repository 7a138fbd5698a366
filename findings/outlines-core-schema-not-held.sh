#!/usr/bin/env bash
# outlines-core, which holds a model's answer to a JSON schema (in vLLM and others), on valid schemas: "minimum",
# "maximum", "multipleOf" and "uniqueItems" have no effect, a pattern without ^ and $ must be the whole text (JSON Schema
# means "anywhere"), a pattern beside maxLength is dropped, and JSON on several lines or with \u escapes is impossible.
# llguidance holds the same schemas as written, or refuses them by name.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    outlines-core==0.2.14 \
    llguidance==1.9.1
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
import re

from llguidance import LLMatcher, LLTokenizer
from outlines_core.json_schema import build_regex_from_schema

for package in ("outlines-core", "llguidance"):
    print(package, version(package))
BYTES = LLTokenizer("byte")


def takes(schema, text):
    """Whether each of the two lets a model write the text."""
    outlines = re.fullmatch(build_regex_from_schema(json.dumps(schema)), text) is not None
    grammar = LLMatcher.grammar_from_json_schema(json.dumps(schema))
    if refusal := LLMatcher.validate_grammar(grammar, BYTES):
        return outlines, refusal
    matcher, tokens = LLMatcher(BYTES, grammar), list(text.encode())
    if matcher.validate_tokens(tokens) < len(tokens):
        return outlines, False
    matcher.consume_tokens(tokens)
    return outlines, matcher.is_accepting()


def both(schema, text, expected, described):
    case((json.dumps(schema), text), expected, described, takes(schema, text))


no, yes = (False, False), (True, True)
both({"type": "integer", "minimum": 1, "maximum": 9}, "10", no, (True, False))
both({"type": "integer", "multipleOf": 5}, "7", no, (True, False))
unique = {"type": "array", "items": {"type": "string"}, "uniqueItems": True}
both(unique, '["a","a"]', no, (True, 'Unimplemented keys: ["uniqueItems"]'))
both({"type": "string", "pattern": "sea"}, '"the sea is"', yes, (False, True))
held = {"type": "string", "pattern": "^Chapter [0-9]+$", "maxLength": 12}
both(held, '"Scene 1"', no, (True, False))
lines = {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]}
both(lines, '{\n  "n": 1\n}', yes, (False, True))

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
