#!/usr/bin/env bash
# assel 1.0.0 reads server-sent events, one Parser for each stream. All parsers of a program share one UTF-8 decoder:
# where a stream's packet ends within a letter, as one of three packets does in Japanese, the next packet of any other
# stream fails. A stream that broke off within a letter takes the first packet of the answer after it along.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install --quiet --disable-pip-version-check assel==1.0.0
"$room/env/bin/python" - <<'PYTHON'
from importlib.metadata import version

import assel

print("assel", version("assel"))
japanese = "data: 雪が降る。\n\n".encode()
english = b"data: She left.\n\n"


def feed(parser, packet):
    """The data of the events that the packet completes, or the error's name."""
    try:
        return [event.data for event in parser.receive_bytes(packet)]
    except UnicodeDecodeError as error:
        return type(error).__name__


alone = assel.Parser()
one_stream = [feed(alone, japanese[:7]), feed(alone, japanese[7:])]

first, second = assel.Parser(), assel.Parser()
two_streams = [feed(first, japanese[:7]), feed(second, english), feed(first, japanese[7:])]

broken_off = assel.Parser()
feed(broken_off, japanese[:7])
del broken_off
next_answer = feed(assel.Parser(), english)

outcome = []
for given, expected, known, seen in (
    ("one stream, cut within 雪", [[], ["雪が降る。"]], [[], ["雪が降る。"]], one_stream),
    (
        "the same beside an English one", [[], ["She left."], ["雪が降る。"]],
        [[], "UnicodeDecodeError", ["雪が降る。"]], two_streams,
    ),
    ("an English one after a broken one", ["She left."], "UnicodeDecodeError", next_answer),
):
    print(f"\n{given}\n  expected {expected}\n  seen     {seen}")
    outcome.append(seen == known)
raise SystemExit(0 if all(outcome) else "changed since this was written")
PYTHON
