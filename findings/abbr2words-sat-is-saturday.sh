#!/usr/bin/env bash
# abbr2words, made for speech, takes "sat." at a sentence's end for Saturday, "wed." for Wednesday and "sun." for Sunday,
# in Spanish the sea ("mar.") for March, and reads "the 1990s" as "the 1990 second"; the full stop goes with the word.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    abbr2words==0.2.16
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


from abbr2words import abbr2words

print("abbr2words", version("abbr2words"))


def english(text, expected, described):
    case(text, expected, described, abbr2words(text, lang="en"))


english("He sat. Then he slept.", "He sat. Then he slept.", "He Saturday Then he slept.")
english("“I sat.”", "“I sat.”", "“I Saturday.”")
english("They wed. Then they left.", "They wed. Then they left.", "They Wednesday Then they left.")
english("He looked at the sun.", "He looked at the sun.", "He looked at the Sunday.")
english("Go to bed, hon. Sleep.", "Go to bed, hon. Sleep.", "Go to bed, Honorable Sleep.")
english("The 1990s were kind.", "The 1990s were kind.", "The 1990 second were kind.")
english("St. John lives on Elm St.", "Saint John lives on Elm Street.", "Saint John lives on Elm Street.")
spanish = "Miró el sol y el mar. Se fue."
case(spanish, spanish, "Miró el sol y el marzo Se fue.", abbr2words(spanish, lang="es"))

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
