#!/usr/bin/env bash
# Six readers of WebVTT, in which an audiobook's text follows its sound, and three valid cues: one with a speaker, one with
# "&amp;" and "&lt;", all with names. pysubs2 and whisper-vtt2srt add each cue's name to the text of the cue before it;
# pysubs2 drops words in braces as well; the speaker is kept by webvtt-py only, two leave its tag in the text; not one
# turns the escaped characters back, though a cue cannot hold them otherwise. webvtt-python refuses times without hours.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check webvtt-py==0.6.0 pysubs2==1.8.1 whisper-vtt2srt==0.1.2 \
    aeidon==2.0.1 lemony-lrc-parser==0.5.0 webvtt-python==0.2.0 srt==3.5.3
cat > story.vtt <<'VTT'
WEBVTT

opening
00:01.000 --> 00:03.500
<v Mara>“Go,” she said.

chapter two
00:04.000 --> 00:06.000
Salt &amp; smoke &lt;3

the door
00:07.000 --> 00:08.000
The sign read {closed}.
VTT
cat > readers.py <<'PYTHON'
import logging
from importlib.metadata import version
from pathlib import Path

import aeidon
import lemony_lrc_parser
import pysubs2
import srt
import webvtt
import webvtt_python
import whisper_vtt2srt

logging.disable(logging.CRITICAL)
story = Path("story.vtt").read_text()


def by_aeidon():
    project = aeidon.Project()
    project.open_main("story.vtt", "utf_8")
    return [subtitle.main_text for subtitle in project.subtitles]


def by_whisper_vtt2srt():
    pipeline = whisper_vtt2srt.Pipeline(whisper_vtt2srt.CleaningOptions())
    return [subtitle.content for subtitle in srt.parse(pipeline.convert(story))]


def by_webvtt_python():
    try:
        return [cue.text for cue in webvtt_python.WebVTTParser().parse(story).cues]
    except ValueError as error:
        return str(error)


go, salt, sign = "“Go,” she said.", "Salt &amp; smoke &lt;3", "The sign read {closed}."
wanted = [go, "Salt & smoke <3", sign]
table = {
    "webvtt-py": ([go, salt, sign], [caption.text for caption in webvtt.from_string(story)]),
    "pysubs2": (
        [f"{go}\n\nchapter two", f"{salt}\n\nthe door", "The sign read ."],
        [event.plaintext for event in pysubs2.SSAFile.from_string(story)],
    ),
    "whisper-vtt2srt": ([f"{go} chapter two", f"{salt} the door", sign], by_whisper_vtt2srt()),
    "aeidon": ([f"<v Mara>{go}", salt, sign], by_aeidon()),
    "lemony-lrc-parser": (
        [f"<v Mara>{go}", salt, sign],
        [line.text for line in lemony_lrc_parser.Lyrics.from_webvtt(story)],
    ),
    "webvtt-python": ("Invalid timing line format: 00:01.000 --> 00:03.500", by_webvtt_python()),
}
print(f"expected of each: {wanted}")
for package, (_, seen) in table.items():
    print(f"  {package} {version(package)}\n    {seen}")
speakers = [caption.voice for caption in webvtt.from_string(story)]
names = [event.name for event in pysubs2.SSAFile.from_string(story)]
print(f"speakers, expected ['Mara', None, None]\n  webvtt-py {speakers}\n  pysubs2 {names}")
same = all(known == seen for known, seen in table.values())
same = same and speakers == ["Mara", None, None] and names == ["", "", ""]
raise SystemExit(0 if same else "changed since this was written")
PYTHON
env/bin/python readers.py
