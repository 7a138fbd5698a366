#!/usr/bin/env bash
# num2words reads a year in Japanese as a year of an imperial era (1984 is "Showa 59"), and in Thai, Vietnamese and
# Bengali its ordinal is the cardinal number, without an error; in Swedish and Vietnamese a year raises one.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    num2words==0.5.14 \
    docopt==0.6.2
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


from num2words import num2words

print("num2words", version("num2words"))

case("ja, year 1984", "千九百八十四年", "昭和五十九年", num2words(1984, lang="ja", to="year"))
case("ja, year 1850", "千八百五十年", "嘉永三年", num2words(1850, lang="ja", to="year"))
case("ko, year 1984", "천구백팔십사년", "천구백팔십사년", num2words(1984, lang="ko", to="year"))
for language, third, described in (("th", "ที่สาม", "สาม"), ("vi", "thứ ba", "ba"), ("bn", "তৃতীয়", "তিন")):
    case(f"{language}, third", third, described, num2words(3, lang=language, to="ordinal"))


def refusal(year, language):
    try:
        return num2words(year, lang=language, to="year")
    except Exception as error:
        return type(error).__name__


case("ja, year 600", "六百年", "ValueError", refusal(600, "ja"))
case("sv, year 1984", "nittonhundraåttiofyra", "NotImplementedError", refusal(1984, "sv"))
case("vi, year 1984", "một nghìn chín trăm tám mươi tư", "AttributeError", refusal(1984, "vi"))

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
