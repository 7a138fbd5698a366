#!/usr/bin/env bash
# chonkie cuts text into pieces of a size that a model can take. Its sentence chunker makes one piece of a whole Thai text
# (Thai writes no full stops), however small the size; its fast chunker counts bytes, so that a Japanese piece is a third
# of the size asked for, and raises a UnicodeDecodeError where the limit falls within a Thai letter.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    chonkie==1.7.0 \
    chonkie-core==0.10.2 \
    tokie==0.1.4 \
    numpy==2.4.6
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


from chonkie import FastChunker, RecursiveChunker, SentenceChunker

for package in ("chonkie", "chonkie-core"):
    print(package, version(package))
thai = "เธอเดินเข้าไปในป่า เขารออยู่ที่บ้าน ฝนเริ่มตก " * 10
japanese = "「行こう。」と彼は言った。雪が降っていた。彼は笑った。\n" * 10


def longest(chunker, text):
    """The longest piece in characters, or the error's name."""
    try:
        return max(len(piece.text) for piece in chunker.chunk(text))
    except Exception as error:
        return type(error).__name__


recursive = RecursiveChunker(chunk_size=100, tokenizer="character")
sentence = SentenceChunker(chunk_size=100, chunk_overlap=0, tokenizer="character")
case("RecursiveChunker of 100, Thai", 92, 92, longest(recursive, thai))
case("SentenceChunker of 100, Japanese", 84, 84, longest(sentence, japanese))
case("SentenceChunker of 100, Thai", 92, 460, longest(sentence, thai))
case("FastChunker of 100, Japanese", 84, 28, longest(FastChunker(chunk_size=100), japanese))
case("FastChunker of 100, Thai", 92, "UnicodeDecodeError", longest(FastChunker(chunk_size=100), thai))

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
