#!/usr/bin/env bash
# LRC is the format in which players show an audiobook's text beside its sound: minutes, seconds, text. Minutes go on
# after 59, which a story's length needs and a song's does not. lrctoolbox 1.3.0 reads them and writes them without the
# hours, so that a saved file begins with its second hour; pylrc 0.1.2 drops all that follows the first hour; lyrics-tool
# 0.2.4 drops what follows minute 99; pylrctool 0.2.0 refuses minute 120 although it writes it itself. rapsong-lrc 0.1.0
# keeps the times but turns round two lines that share one, and moves an offset the other way: a positive one makes lines
# come later, by the format sooner. lemony-lrc-parser 0.5.0 is right in both, and takes a time of day in brackets within a
# line for a time of the sound.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check lrctoolbox==1.3.0 pylrc==0.1.2 pylrctool==0.2.0 rapsong-lrc==0.1.0 \
    lemony-lrc-parser==0.5.0
env/bin/pip install --quiet --disable-pip-version-check --no-deps lyrics-tool==0.2.4
cat > story.lrc <<'LRC'
[00:01.00]One.
[61:30.50]“Go,” she said.
[61:30.50]He went.
[120:00.00]It rained.
LRC
cat > readers.py <<'PYTHON'
import warnings
from importlib.metadata import version
from pathlib import Path

import lemony_lrc_parser
import pylrc
from lrctoolbox import SyncedLyrics
from lyrics_tool.parser import parse_lrc
from pylrctool import LRCFile
from rapsong_lrc.cli import convert

warnings.simplefilter("ignore")
file = Path("story.lrc")
story = file.read_text()
lines = story.splitlines()


def timed(text):
    """The lines with a time; headers, such as that of the program which wrote the file, are left out."""
    return [line for line in text.splitlines() if line[:2].strip("[").isdigit()]


def by_lrctoolbox():
    lyrics = SyncedLyrics.load_from_file("story.lrc")
    lyrics.save_to_file("saved.lrc", overwrite=True)
    return timed(Path("saved.lrc").read_text())


def by_pylrctool(text):
    lyrics = LRCFile()
    try:
        lyrics.from_string(text)
    except Exception as error:
        return str(error)
    return timed(lyrics.dumps())


def from_subtitles():
    Path("story.srt").write_text("1\n02:00:00,000 --> 02:00:01,000\nIt rained.\n")
    lyrics = LRCFile()
    lyrics.from_srt(Path("story.srt"))
    return timed(lyrics.dumps())


def by_rapsong(text):
    return timed(convert(text, srt=False))


def by_lemony(text):
    return timed(lemony_lrc_parser.dumps(lemony_lrc_parser.loads(text)))


exact = [line.replace("]", "0]") for line in lines]
early = "[offset:500]\n[00:02.00]Two.\n"
table = [
    ("lrctoolbox", "read and saved", lines, ["[00:00.00]It rained.", lines[0], "[01:30.50]“Go,” she said.", "[01:30.50]He went."], by_lrctoolbox()),
    ("pylrc", "read and written", lines, lines[:1], timed(pylrc.parse(story).toLRC())),
    (
        "lyrics-tool", "read, in seconds", [1.0, 3690.5, 3690.5, 7200.0], [1.0, 3690.5, 3690.5],
        [line["timestamp"] for line in parse_lrc(file)],
    ),
    ("pylrctool", "read and written", lines, "Invalid LRC event format: [120:00.00]It rained.", by_pylrctool(story)),
    ("pylrctool", "written from subtitles", lines[3:], lines[3:], from_subtitles()),
    ("rapsong-lrc", "read and written", exact, [exact[0], exact[2], exact[1], exact[3]], by_rapsong(story)),
    ("rapsong-lrc", early, ["[00:01.500]Two."], ["[00:02.500]Two."], by_rapsong(early)),
    ("lemony-lrc-parser", "read and written", exact, exact, by_lemony(story)),
    (
        "lemony-lrc-parser", "[00:04.00]The train of [8:15] is late.", ["[00:04.000]The train of [8:15] is late."],
        ["[00:04.000]The train of <08:15.000> is late."], by_lemony("[00:04.00]The train of [8:15] is late.\n"),
    ),
]
print(story)
same = True
for package, what, expected, known, seen in table:
    print(f"{package} {version(package)}: {what.strip()!r}\n  expected  {expected}\n  seen      {seen}")
    same = same and seen == known
raise SystemExit(0 if same else "changed since this was written")
PYTHON
env/bin/python readers.py
