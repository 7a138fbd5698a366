#!/usr/bin/env bash
# pytwee 0.3.3 turns interactive stories in Twee 3 into Twine's formats. Its JSON is Python's notation, which nothing else
# reads; in its HTML a quotation mark in a name ends the name, so that the story is called "The " and its first passage
# cannot be found by its links; brackets in a name, with the backslashes that Twee wants before them, are taken for tags.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pytwee==0.3.3
cat > story.twee <<'TWEE'
:: StoryTitle
The "Salt" Road

:: StoryData
{"ifid": "D674C58C-DEFA-4F70-B7A2-27742230C0FC", "format": "Harlowe", "format-version": "3.3.8", "start": "The \"Star\" Inn"}

:: The "Star" Inn [night]
“Go,” she said.

:: The door \[old\]
It rained. [[The "Star" Inn]]
TWEE
env/bin/pytwee -ot twee2json story.twee > story.json
env/bin/pytwee -ot twee2html story.twee > story.html
env/bin/python - <<'PYTHON'
import json
from html.parser import HTMLParser
from importlib.metadata import version
from pathlib import Path


class Names(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.found.append((values.get("name"), values.get("tags")))


print("pytwee", version("pytwee"))
written = Path("story.json").read_text()
try:
    as_json = json.loads(written)["name"]
except json.JSONDecodeError as error:
    as_json = f"{error}"
reader = Names()
reader.feed(Path("story.html").read_text())
table = [
    ("the title in the JSON file", 'The "Salt" Road', "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)", as_json),
    ("the JSON file's beginning", '{"name": "The \\"Salt\\" Road", "ifid": ', "{'name': 'The \"Salt\" Road', 'ifid': ", written[:36]),
    (
        "names and tags in the HTML file, of the story and its passages",
        [('The "Salt" Road', None), ('The "Star" Inn', "night"), ("The door [old]", None)],
        [("The ", None), ("The ", "night"), ("The door \\", "old\\")], reader.found,
    ),
]
same = True
for what, expected, known, seen in table:
    print(f"\n{what}\n  expected  {expected}\n  seen      {seen}")
    same = same and seen == known
raise SystemExit(0 if same else "changed since this was written")
PYTHON
