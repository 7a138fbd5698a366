#!/usr/bin/env bash
# Two normalisers that prepare text for speech, on prices, page numbers and decades in English: cents vanish, "10-12 men"
# becomes a date, and the 1990s become seconds.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    brighto-norm4tts==1.0.0 \
    wetext==0.1.8
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


from brighto_norm4tts import TTSNormalizer
from wetext import Normalizer

for package in ("brighto-norm4tts", "wetext"):
    print(package, version(package))
brighto = TTSNormalizer(lang="en").normalize
wetext = Normalizer(lang="en", operator="tn").normalize


price = "It cost $3.50."
case(("brighto-norm4tts", price), "It cost three dollars fifty.", "It cost three dollars.", brighto(price))
case(("wetext", price), "It cost three dollars fifty.", "It cost three point five dollars.", wetext(price))
case(("brighto-norm4tts", "10-12 men"), "ten to twelve men", "December ten men", brighto("10-12 men"))
case(("wetext", "10-12 men"), "ten to twelve men", "ten to twelve men", wetext("10-12 men"))
case(("brighto-norm4tts", "pp. 3-5"), "pages three to five", "pages May three", brighto("pp. 3-5"))
case(("brighto-norm4tts", "St. John"), "Saint John", "Street John", brighto("St. John"))
case(
    ("wetext", "the 1990s"), "the nineteen nineties",
    "the one thousand nine hundred and ninety seconds", wetext("the 1990s"),
)
case(("wetext", "1,000 men"), "one thousand men", "thousand men", wetext("1,000 men"))

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
