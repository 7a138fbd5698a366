#!/usr/bin/env bash
# sentence-stream, made to feed a voice while a model still writes: every asterisk goes, so that a scene break "* * *"
# vanishes between two sentences and a voice makes no pause there; a German date and "z. B." are torn apart.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    sentence-stream==1.3.0 \
    regex==2026.11.19
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

changed = []


def case(given, expected, described, seen):
    """Prints one case; notes it when the output is no longer as described."""
    print(f"given     {given!r}\nexpected  {expected!r}\nseen      {seen!r}\n")
    if seen != described:
        print(f"changed   it was {described!r}\n")
        changed.append(given)


from sentence_stream import stream_to_sentences

print("sentence-stream", version("sentence-stream"))


def split(text, expected, described):
    pieces = [text[i : i + 4] for i in range(0, len(text), 4)]
    case(text, expected, described, list(stream_to_sentences(pieces)))


split("She ran.\n\n* * *\n\nMorning came.", ["She ran.", "* * *", "Morning came."], ["She ran.", "Morning came."])
split("She ran.\n\n---\n\nMorning came.", ["She ran.", "---", "Morning came."], ["She ran.", "---", "Morning came."])
split("Am 15. März kam er. Er ging.", ["Am 15. März kam er.", "Er ging."], ["Am 15.", "März kam er.", "Er ging."])
split("Das war z. B. falsch.", ["Das war z. B. falsch."], ["Das war z.", "B. falsch."])

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
