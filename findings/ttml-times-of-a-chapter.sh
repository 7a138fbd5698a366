#!/usr/bin/env bash
# TTML carries an audiobook's text beside its sound: a chapter's <div> has the time at which it begins, and what is in it
# counts from there. lattifai-captions 0.4.17 and lrc-maker 0.2.0 count each chapter from the beginning of the book;
# pysubs2 1.8.1 does not, but refuses a duration in place of an end. Lines whose words alone have times are missing in
# two and refused by the third. Frames are 30 to the second in the first, whatever the file says, and refused by the
# others; a word's time within its line becomes one of the book in lrc-maker as soon as it is the later of the two; no one
# of them knows the speaker. From WebVTT with minutes and seconds, its ordinary form, lattifai-captions makes an empty file.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check lattifai-captions==0.4.17 pysubs2==1.8.1
env/bin/pip install --quiet --disable-pip-version-check --no-deps lrc-maker==0.2.0
cat > readers.py <<'PYTHON'
from importlib.metadata import version
from pathlib import Path

import pysubs2
from lattifai.caption import Caption
from lrc_maker import ttml_to_elrc

FILE = (
    '<?xml version="1.0" encoding="UTF-8"?><tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" '
    'xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="en" ttp:frameRate="25"><head><metadata><ttm:agent xml:id="mara" '
    'type="character"><ttm:name type="full">Mara</ttm:name></ttm:agent></metadata></head><body>{}</body></tt>'
)


def by_lattifai(text, kind="ttml"):
    return [(round(line.start, 2), line.text, line.speaker) for line in Caption.from_string(text, kind).supervisions]


def by_pysubs2(text):
    return [(line.start / 1000, line.plaintext, line.name or None) for line in pysubs2.SSAFile.from_string(text, "ttml")]


def by_lrc_maker(text):
    file = Path("story.ttml")
    file.write_text(text)
    return [(line.begin, line.text, None) for line in ttml_to_elrc.parse_ttml(file)]


def tried(reader, text):
    try:
        return reader(text)
    except (KeyError, ValueError, NotImplementedError) as error:
        return repr(error)


def rain(seconds, speaker=None):
    return [(seconds, "It rained.", speaker)]


unsupported = "00:00:03:12"
cases = [
    ("a line", '<div><p begin="1s" end="3s">It rained.</p></div>', rain(1), (rain(1), rain(1), rain(1))),
    (
        "a chapter that begins at one hour", '<div begin="3600s"><p begin="1s" end="3s">It rained.</p></div>', rain(3601),
        (rain(1), rain(3601), rain(1)),
    ),
    ("a duration", '<div><p begin="4s" dur="2s">It rained.</p></div>', rain(4), (rain(4), "KeyError('end')", rain(4))),
    (
        "times of words", '<div><p><span begin="5s" end="6s">It </span><span begin="6s" end="7s">rained.</span></p></div>', rain(5),
        ([], "KeyError('end')", []),
    ),
    (
        "12 of 25 frames", f'<div><p begin="{unsupported}" end="00:00:04:00">It rained.</p></div>', rain(3.48),
        (
            rain(3.4), f"NotImplementedError('Unsupported time expression: {unsupported}')",
            f"ValueError(\"Unsupported timestamp: '{unsupported}'\")",
        ),
    ),
    ("a speaker", '<div><p begin="1s" end="3s" ttm:agent="mara">It rained.</p></div>', rain(1, "Mara"), (rain(1), rain(1), rain(1))),
]
packages = ("lattifai-captions", "pysubs2", "lrc-maker")
same = True
for what, body, expected, known in cases:
    text = FILE.format(body)
    seen = tuple(tried(reader, text) for reader in (by_lattifai, by_pysubs2, by_lrc_maker))
    print(f"{what}\n  expected  {expected}")
    for package, lines in zip(packages, seen):
        print(f"  {package} {version(package)}  {lines}")
    same = same and seen == known

Path("words.ttml").write_text(
    FILE.format('<div><p begin="2s" end="9s"><span begin="0s" end="3s">It </span><span begin="3s" end="7s">rained.</span></p></div>')
)
words = [list(line.words) for line in ttml_to_elrc.parse_ttml(Path("words.ttml"))]
print(f"words within a line that begins at 2 s\n  expected  {[[(2.0, 'It'), (5.0, 'rained.')]]}\n  lrc-maker {version('lrc-maker')}  {words}")
cue = "WEBVTT\n\n{0}00:01.000 --> {0}00:03.000\nIt rained.\n"
cues = [by_lattifai(cue.format(hours), "vtt") for hours in ("00:", "")]
print(f"WebVTT with and without hours\n  expected  {[rain(1), rain(1)]}\n  lattifai-captions  {cues}")
same = same and words == [[(2.0, "It"), (3.0, "rained.")]] and cues == [rain(1), []]
raise SystemExit(0 if same else "changed since this was written")
PYTHON
env/bin/python readers.py
