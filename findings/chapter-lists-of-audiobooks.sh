#!/usr/bin/env bash
# Three readers and writers of the lists that give an audiobook its chapters. podcast-chapter-tools 0.2.0: a chapter whose
# time stands behind its title is called ")" or is not found; parts that the list hides (toc: false, such as a change of
# picture) become chapters; a title ends before "<". cuetools 1.1.2 refuses a CUE sheet for an MP3 file, whether it calls
# the file MP3, as the format does, or WAVE, as many programs do. pylibcue 0.5.2 leaves chapters from minute 100 on without
# a start and without an error; a CUE sheet has no hours, and cuetools reads these minutes.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install --quiet --disable-pip-version-check podcast-chapter-tools==0.2.0 cuetools==1.1.2 pylibcue==0.5.2
"$room/env/bin/python" - <<'PYTHON'
from importlib.metadata import version

import cuetools
import podcast_chapter_tools as podcast
import pylibcue


def listed(chapters):
    return chapters and [(chapter.start, chapter.title) for chapter in chapters]


def description(text):
    return listed(podcast.extract_description_chapters(text))


def sheet(file, kind, second="12:30:00"):
    return (
        f'TITLE "Salt"\nFILE "{file}" {kind}\n  TRACK 01 AUDIO\n    TITLE "One"\n    INDEX 01 00:00:00\n'
        f'  TRACK 02 AUDIO\n    TITLE "Two"\n    INDEX 01 {second}\n'
    )


def by_cuetools(text):
    try:
        return [track.title for track in cuetools.loads(text).tracks]
    except cuetools.CueParseError as error:
        return str(error).splitlines()[0]


def seconds_by_cuetools(text):
    return [track.index01.frames / 75 for track in cuetools.loads(text).tracks]


def by_pylibcue(text):
    return [(track.cdtext.title, track.start) for track in pylibcue.parse_str(text)]


hidden = {
    "version": "1.2.0",
    "chapters": [{"startTime": 0, "title": "One"}, {"startTime": 60, "title": "a picture", "toc": False}, {"startTime": 90, "title": "Two"}],
}
both = [(0, "One"), (750, "Two")]
late = sheet("book.wav", "WAVE", "120:10:00")
table = [
    ("podcast-chapter-tools", "0:00 One / 12:30 Two", both, both, description("0:00 One\n12:30 Two")),
    ("podcast-chapter-tools", "One (0:00) / Two (12:30)", both, [(0, ")"), (750, ")")], description("One (0:00)\nTwo (12:30)")),
    ("podcast-chapter-tools", "One: 0:00 / Two: 12:30", both, None, description("One: 0:00\nTwo: 12:30")),
    ("podcast-chapter-tools", "0:00 One / 12:30 A < B > C", [(0, "One"), (750, "A < B > C")], [(0, "One"), (750, "A")], description("0:00 One\n12:30 A < B > C")),
    ("podcast-chapter-tools", "a part with toc: false", [(0, "One"), (90, "Two")], [(0, "One"), (60, "a picture"), (90, "Two")], listed(podcast.extract_pci_chapters(hidden))),
    ("cuetools", 'FILE "book.mp3" MP3', ["One", "Two"], "Expected: file type tag Got: MP3", by_cuetools(sheet("book.mp3", "MP3"))),
    (
        "cuetools", 'FILE "book.mp3" WAVE', ["One", "Two"], "Expected: current WAVE file type like '.flac', '.ape', '.wav' Got: WAVE",
        by_cuetools(sheet("book.mp3", "WAVE")),
    ),
    ("cuetools", "INDEX 01 120:10:00", [0, 7210], [0, 7210], seconds_by_cuetools(late)),
    ("pylibcue", "INDEX 01 120:10:00", [("One", (0, 0, 0)), ("Two", (120, 10, 0))], [("One", (0, 0, 0)), ("Two", None)], by_pylibcue(late)),
]
same = True
for package, what, expected, known, seen in table:
    print(f"{package} {version(package)}: {what}\n  expected  {expected!r}\n  seen      {seen!r}")
    same = same and seen == known
raise SystemExit(0 if same else "changed since this was written")
PYTHON
