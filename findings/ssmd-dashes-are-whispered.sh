#!/usr/bin/env bash
# ssmd 0.9.3 (Speech Synthesis Markdown) and ordinary prose: two dashes with blanks around them are taken for a pair of
# marks, so that what stands between them is spoken softly and the pauses are gone; a dash in one speech pairs up with
# that in the next, quotation marks and all. A scene break "* * *" becomes an emphasised blank and an asterisk. A
# backslash escapes nothing, and the package's own escape_ssmd_syntax sends a letter of the private use area to the voice
# in place of each dash.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install --quiet --disable-pip-version-check ssmd==0.9.3 phrasplit==0.3.9
"$room/env/bin/python" - <<'PYTHON'
from importlib.metadata import version

import ssmd

print("ssmd", version("ssmd"))


def spoken(prose):
    return ssmd.to_ssml(prose).removeprefix("<speak>").removesuffix("</speak>")


SAME = "the words and marks as they stand"
lines = [
    ("He *never* came.", "<p>He <emphasis>never</emphasis> came.</p>", "<p>He <emphasis>never</emphasis> came.</p>"),
    ("He – so she said – left.", SAME, "<p>He – so she said – left.</p>"),
    ("He - so she said - left.", SAME, '<p>He <prosody volume="soft"> so she said </prosody> left.</p>'),
    ("He -- so she said -- left.", SAME, '<p>He <prosody volume="x-soft"> so she said </prosody> left.</p>'),
    ("“Yes -” “No -”", SAME, '<p>“Yes <prosody volume="soft">” “No </prosody> ”</p>'),
    ("* * *", "a pause", "<p><emphasis> </emphasis> *</p>"),
    (r"\*not\*", "<p>*not*</p>", r"<p>\ <emphasis>not\</emphasis></p>"),
]
ok = True
for prose, expected, known in lines:
    got = spoken(prose)
    print(f"\ngiven     {prose}\nexpected  {expected}\nseen      {got}")
    ok &= got == known
escaped = ssmd.escape_ssmd_syntax("He - so she said - left.")
got = spoken(escaped)
print(f"\ngiven     {escaped!a}, as escape_ssmd_syntax writes it\nexpected  '<p>He - so she said - left.</p>'\nseen      {got!a}")
ok &= got == "<p>He \uf009 so she said \uf009 left.</p>"
raise SystemExit(0 if ok else "changed since this was written")
PYTHON
