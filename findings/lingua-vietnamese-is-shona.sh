#!/usr/bin/env bash
# Lingua, built from all its languages, calls an ordinary Vietnamese sentence Shona, takes a whole Vietnamese sentence for
# Swahili once its accents are stored decomposed (which looks the same), and is wholly sure of Swedish for an English
# sentence that begins with a Swedish name. langid names the first sentence correctly.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    lingua-language-detector==2.1.1 \
    langid==1.1.6 \
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


import unicodedata

import langid
from lingua import LanguageDetectorBuilder

for package in ("lingua-language-detector", "langid"):
    print(package, version(package))
detector = LanguageDetectorBuilder.from_all_languages().build()


def lingua(text):
    first = detector.compute_language_confidence_values(text)[0]
    return first.language.name, round(first.value, 1)


short = "Cô ấy đi chậm ra biển."
long = "Đêm đó, Mai chạy một mình qua cánh đồng, không dám ngoảnh lại."
apart = unicodedata.normalize("NFD", long)
name = "Ångström walked home."
case(("lingua", short), ("VIETNAMESE", 1.0), ("SHONA", 0.2), lingua(short))
case(("langid", short), "vi", "vi", langid.classify(short)[0])
case(("lingua", long), ("VIETNAMESE", 1.0), ("VIETNAMESE", 1.0), lingua(long))
case(("lingua, decomposed", long), ("VIETNAMESE", 1.0), ("SWAHILI", 0.1), lingua(apart))
case(("lingua", name), ("ENGLISH", 1.0), ("SWEDISH", 1.0), lingua(name))

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
