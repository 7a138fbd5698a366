#!/usr/bin/env bash
# manuscript-tools 0.11.0 tidies manuscripts in Markdown. Its commands work against each other: ms-sanitize, said to mend
# encodings, turns „Ja“ and ‚Nein‘ straight, … into three stops and ½ into 1⁄2, and takes the joiners out of Persian words;
# ms-quotes, which sets German marks, counts a finished „Ja“ as an open one and ends up with “Nein". ms-format, which
# mends bold and italic, joins the names of a list of characters and pulls a scene break into the line below it.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check manuscript-tools==0.11.0 ftfy==6.3.1 wcwidth==0.9.4
env/bin/python -c 'from importlib.metadata import version; print("manuscript-tools", version("manuscript-tools"))'
changed=0

# try COMMAND GIVEN EXPECTED KNOWN: runs the command over a chapter of the given lines and compares what is left there
try() {
    printf '%s\n' "$2" > chapter.md
    "env/bin/$1" chapter.md > report.txt 2>&1
    local seen
    seen=$(cat chapter.md)
    printf '\n%s\n  given     %s\n  expected  %s\n  seen      %s\n' "$1" "${2//$'\n'/ ⏎ }" "${3//$'\n'/ ⏎ }" "${seen//$'\n'/ ⏎ }"
    [[ $seen == "$4" ]] || changed=1
}

try ms-quotes '"Ja", sagte sie. "Nein", rief er.' '„Ja“, sagte sie. „Nein“, rief er.' '„Ja“, sagte sie. „Nein“, rief er.'
try ms-quotes '„Ja“, sagte sie. "Nein", rief er.' '„Ja“, sagte sie. „Nein“, rief er.' '„Ja“, sagte sie. “Nein", rief er.'
try ms-sanitize '„Ja“, sagte sie… ‚Nein‘ ½' '„Ja“, sagte sie… ‚Nein‘ ½' "\"Ja\", sagte sie... 'Nein' 1⁄2"
try ms-sanitize $'می\xe2\x80\x8cروم' $'می\xe2\x80\x8cروم' 'میروم'
try ms-format $'**Mara**\n**Tom**' $'**Mara**\n**Tom**' '**Mara****Tom**'
try ms-format $'Ende.\n\n* * *\n*Am Morgen* kam er.' $'Ende.\n\n* * *\n*Am Morgen* kam er.' $'Ende.\n\n* * **Am Morgen* kam er.'
exit $changed
