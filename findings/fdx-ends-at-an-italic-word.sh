#!/usr/bin/env bash
# Final Draft's screenplays (FDX) keep a paragraph as several runs as soon as one word is italic. screenplay-tools reads
# the first run only: the rest of the line is gone. Speeches of two people at once are lost in it and, where Final Draft
# puts them in a paragraph without words, in open-fdx-toolkit, which also loses lyrics and numbers the scenes anew. On the
# way from Fountain to FDX screenplay-tools writes the asterisks of *emphasis* as text, a comment leaves a "/*" behind, and
# dual dialogue and the scene's number are dropped.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check screenplay-tools==0.0.10 open-fdx-toolkit==0.1.0
cat > lamp.fdx <<'FDX'
<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<FinalDraft DocumentType="Script" Template="No" Version="5"><Content>
<Paragraph Number="12A" Type="Scene Heading"><SceneProperties Length="1/8" Page="1" Title=""/><Text>INT. HOUSE - NIGHT</Text></Paragraph>
<Paragraph Type="Action"><Text>The lamp goes </Text><Text Style="Italic">out</Text><Text>. Mara waits.</Text></Paragraph>
<Paragraph Type="General"><DualDialogue>
<Paragraph Type="Character"><Text>ANN</Text></Paragraph><Paragraph Type="Dialogue"><Text>Yes!</Text></Paragraph>
<Paragraph Type="Character"><Text>BOB</Text></Paragraph><Paragraph Type="Dialogue"><Text>No!</Text></Paragraph>
</DualDialogue></Paragraph>
<Paragraph Type="Character"><Text>ANN</Text></Paragraph><Paragraph Type="Lyrics"><Text>La la la.</Text></Paragraph>
</Content></FinalDraft>
FDX
cat > lamp.fountain <<'FOUNTAIN'
INT. HOUSE - NIGHT #12A#

The lamp goes *out*.

ANN
Yes! /* louder? */ Now!

BOB ^
No!
FOUNTAIN
cat > read.py <<'PYTHON'
import re
from importlib.metadata import version
from pathlib import Path

from fdx_parser import parse_fdx
from screenplay_tools.fdx.parser import Parser as FDXParser
from screenplay_tools.fdx.writer import Writer as FDXWriter
from screenplay_tools.fountain.parser import Parser as FountainParser

print("screenplay-tools", version("screenplay-tools"), "and open-fdx-toolkit", version("open-fdx-toolkit"))
whole = Path("lamp.fdx").read_text()
script = FDXParser().parse(whole)
tools_text = [getattr(element, "name", None) or element.text for element in script.elements]
tools_number = script.elements[0].scene_number
(scene,) = parse_fdx(whole)
toolkit_text = [scene.slugline] + [paragraph.text for paragraph in scene.paragraphs]

fountain = FountainParser()
fountain.add_text(Path("lamp.fountain").read_text())
fdx = FDXWriter().write(fountain.script)
written = re.findall(r"<Text>(.*?)</Text>", fdx, re.DOTALL)

heading = "INT. HOUSE - NIGHT"
full = [heading, "The lamp goes out. Mara waits.", "ANN", "Yes!", "BOB", "No!", "ANN", "La la la."]
results = [
    ("FDX read by screenplay-tools", full, [heading, "The lamp goes ", "", "ANN", "La la la."], tools_text),
    ("its scene number", "12A", None, tools_number),
    ("FDX read by open-fdx-toolkit", full, [heading, "The lamp goes out. Mara waits.", "", "ANN"], toolkit_text),
    ("its scene number", "12A", "1", scene.scene_number),
    (
        "Fountain written as FDX by screenplay-tools", [heading, "The lamp goes ", "out", ".", "ANN", "Yes!  Now!", "BOB", "No!"],
        [heading, "The lamp goes *out*.", "ANN", "Yes! /* Now!", "BOB", "No!"], written,
    ),
    ("dual dialogue and number in it", (True, True), (False, False), ("DualDialogue" in fdx, "12A" in fdx)),
]
for what, expected, _, seen in results:
    print(f"\n{what}\n  expected {expected}\n  seen     {seen}")
raise SystemExit("changed since this was written" if any(known != seen for _, _, known, seen in results) else 0)
PYTHON
env/bin/python read.py
