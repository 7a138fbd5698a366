#!/usr/bin/env bash
# polytypo 1.16.0 turns straight quotation marks and apostrophes into typographic ones. A word whose beginning was
# dropped ('em) and a later one whose end was dropped (comin') are taken for a quotation: the sentence gains double
# quotation marks that its writer never set. A straight mark that opens a paragraph of a longer speech, or that stands
# before an ellipsis, stays straight beside curly ones.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install --quiet --disable-pip-version-check polytypo==1.16.0 tree-sitter==0.26.1 tree-sitter-markdown==0.5.4
"$room/env/bin/python" - <<'PYTHON'
import textwrap
from importlib.metadata import version

from polytypo import transform

print("polytypo", version("polytypo"))
SENTENCES = [  # locale, as typed, as a copy editor would set it, as it comes out
    ("en-US", "'Twas the '90s; rock 'n' roll.", "’Twas the ’90s; rock ’n’ roll.", "’Twas the ’90s; rock ’n’ roll."),
    ("en-US", "Tell 'em we're comin'.", "Tell ’em we’re comin’.", "Tell “em we’re comin”."),
    ("en-US", "Goin' to 'Frisco and comin' back.", "Goin’ to ’Frisco and comin’ back.", "Goin’ to “Frisco and comin” back."),
    ("en-US", "\"I seen 'im runnin' off,\" he said.", "“I seen ’im runnin’ off,” he said.", "“I seen ‘im runnin’ off,” he said."),
    ("en-GB", "\"Don't let 'er leave, she's lyin'!\"", "‘Don’t let ’er leave, she’s lyin’!’", "‘Don’t let “er leave, she’s lyin”!’"),
    ("en-GB", "'Go,' she said. 'Tell 'em.'", "‘Go,’ she said. ‘Tell ’em.’", "‘Go,’ she said. ’Tell ‘em.’"),
    ("en-US", '"One.\n\n"Two," he said.', "“One.\n\n“Two,” he said.", '"One.\n\n“Two,” he said.'),
    ("en-US", '"...and then," she said.', "“…and then,” she said.", '"…and then," she said.'),
]
broken = 0
for locale, typed, wanted, known in SENTENCES:
    set_text = transform(typed, locale=locale)
    print(textwrap.dedent(f"""
        {locale}     {typed!r}
        expected  {wanted!r}
        seen      {set_text!r}"""))
    broken += set_text != known
raise SystemExit(f"{broken} sentences have changed" if broken else 0)
PYTHON
