#!/usr/bin/env bash
# xgrammar, which holds a model's answer to a JSON schema in vLLM, SGLang and others: as soon as a string has minLength or
# maxLength, it can hold no escaped character at all: no straight quotation mark, no line break, no backslash. Beside a
# pattern both lengths are dropped, and the pattern must be the whole text; an object that only names required members
# can be nothing but {}; two members of allOf let everything through.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    --no-deps \
    xgrammar==0.2.8 \
    apache-tvm-ffi==0.1.15.post2 \
    pydantic==2.14.4 \
    pydantic_core==2.50.5 \
    typing_extensions==4.16.0 \
    typing-inspection==0.4.5 \
    annotated-types==0.8.0 \
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
import sys
import types

import tvm_ffi  # before the stand-ins, so that it does not look for torch


class StandIn(types.ModuleType):
    """In place of torch and transformers, which xgrammar imports and does not use for this (they are gigabytes)."""

    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {"__init__": lambda self, *given, **named: None})


for name in ("torch", "torch.nn", "torch.utils", "transformers"):
    sys.modules[name] = StandIn(name)
import xgrammar
from xgrammar.testing import _is_grammar_accept_string as accepts

for package in ("xgrammar", "apache-tvm-ffi"):
    print(package, version(package))


def takes(schema, text):
    return accepts(xgrammar.Grammar.from_json_schema(json.dumps(schema)), text)


TEXTS = {"plain": "He left.", "quote": 'He said "go".', "paragraphs": "One.\n\nTwo.", "curly": "“Go.”"}
every = dict.fromkeys(TEXTS, True)
torn = every | {"quote": False, "paragraphs": False}
for schema, described in (
    ({"type": "string"}, every),
    ({"type": "string", "minLength": 1}, torn),
    ({"type": "string", "maxLength": 2000}, torn),
):
    seen = {name: takes(schema, json.dumps(text, ensure_ascii=False)) for name, text in TEXTS.items()}
    case(json.dumps(schema), every, described, seen)


def one(schema, text, expected, described):
    case((json.dumps(schema), text), expected, described, takes(schema, text))


one({"type": "string", "pattern": "^Chapter [0-9]+$", "maxLength": 12}, '"Chapter 123456"', False, True)
one({"type": "string", "pattern": "sea"}, '"the sea is"', True, False)
one({"type": "object"}, '{"title": "The Map"}', True, True)
one({"type": "object", "required": ["title"]}, '{"title": "The Map"}', True, False)
one({"type": "object", "required": ["title"]}, "{}", False, True)
halves = [{"type": "object", "properties": {n: {"type": "integer"}}, "required": [n]} for n in ("a", "b")]
one({"allOf": halves}, "5", False, True)

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
