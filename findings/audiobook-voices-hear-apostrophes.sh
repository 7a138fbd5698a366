#!/usr/bin/env bash
# Two makers of audiobooks with a voice for each character, audiobook-reader 0.4.6 and audiobookify 2.3.0. Neither hears
# speech in typographic quotation marks, which printed books and e-books have, in any language: all of it is the
# narrator's. Both take what stands between two apostrophes for speech, the first also what stands between two dashes. The
# second reads "said Mara" to nobody, and puts the speech that it found between apostrophes before the sentence around it.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install --quiet --disable-pip-version-check --no-deps audiobook-reader==0.4.6 audiobookify==2.3.0
"$room/env/bin/python" - <<'PYTHON'
import sys
import sysconfig
from importlib.metadata import version
from pathlib import Path

# The two modules need nothing but the standard library; the programs around them would need models and gigabytes.
packages = Path(sysconfig.get_path("purelib"))
sys.path += [str(packages / "reader" / "analysis"), str(packages / "epub2tts_edge")]
from dialogue_detector import DialogueDetector
from multi_voice import MultiVoiceProcessor


def voices(segments):
    """Narration as text, speech as a pair of speaker and text."""
    return [(part.speaker, part.text) if part.is_dialogue else part.text for part in segments]


def whole(text):
    return [text], [text]


curly, speech, german = "“Go,” said Mara. He left.", "“I don’t know,” said Ivo.", "„Komm“, sagte Mara."
table = [
    (
        '"Go," said Mara. He left.',
        [("Mara", "Go,"), "said Mara. He left."],
        ([("Mara", "Go,"), "said Mara. He left."], [("Mara", "Go,"), ". He left."]),
    ),
    (curly, [("Mara", "Go,"), "said Mara. He left."], whole(curly)),
    (speech, [("Ivo", "I don’t know,"), "said Ivo."], whole(speech)),
    (german, [("Mara", "Komm"), ", sagte Mara."], whole(german)),
    (
        '"I don\'t know," said Ivo.',
        [("Ivo", "I don't know,"), "said Ivo."],
        ([("Ivo", "I don't know,"), "said Ivo."], ['"I don', ("Ivo", "t know,"), "."]),
    ),
    (
        "It's late and he's tired.",
        ["It's late and he's tired."],
        (["It", (None, "s late and he"), "s tired."], [(None, "s late and he"), "Its tired."]),
    ),
    (
        "The house—old and cold—stood alone.",
        ["The house—old and cold—stood alone."],
        (["The house", (None, "old and cold"), (None, "stood alone.")], ["The house—old and cold—stood alone."]),
    ),
]
same = True
for text, expected, known in table:
    seen = (voices(DialogueDetector().analyze_text(text)), voices(MultiVoiceProcessor().parse_text(text)))
    print(f"given     {text}\nexpected  {expected}")
    for package, parts in zip(("audiobook-reader", "audiobookify"), seen):
        print(f"  {package} {version(package)}  {parts}")
    print()
    same = same and seen == known
raise SystemExit(0 if same else "changed since this was written")
PYTHON
