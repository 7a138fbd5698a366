#!/usr/bin/env bash
# Packages that hand on a story while a model still writes its JSON. agentic-json gives the text as it stands in the JSON,
# quotation marks, \n and all, and leaves out what comes with the piece that ends it: of an answer in one piece, everything.
# jaxn gives the pieces of a text as they should be, and the whole of it, which its examples print, with the escapes.
# A letter outside the first plane that is written as two escapes reaches the reader of jaxn and jsonsax as two halves, which
# no file and no page can hold. partial-json-stream takes the beginning of a name for a member, which is null.
# streaming-json-parser and jsontap give all of it as it is.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps \
    agentic-json==0.1.1 \
    jaxn==0.0.5 \
    jsonsax==0.1.0 \
    streaming-json-parser==0.3.0 \
    jsontap==0.7.0 \
    ijson==3.6.0 \
    attrs==26.1.0 \
    partial-json-stream==1.0.0
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import asyncio
import json
from importlib.metadata import version

import jaxn
import jsonsax
from agentic_json import Field, StreamEngine
from jsontap import jsontap
from partial_json_stream import JsonStreamParser
from streaming_json_parser import StreamingJsonParser

TEXT = 'She said "go".\n\nHe went.'
CAT = "The cat 🐈 slept."


def pieces(text, length):
    """A model's answer, in pieces of one length."""
    answer = json.dumps({"text": text, "words": 5})
    return [answer[start : start + length] for start in range(0, len(answer), length)]


def with_agentic_json(given):
    handed = []
    engine = StreamEngine(schema={"text": Field(type=str, default=""), "words": Field(type=int, default=0)})

    @engine.on_stream("text")
    async def on_text(delta, _):
        handed.append(delta)

    async def read():
        for piece in given:
            await engine.consume(piece)

    asyncio.run(read())
    return "".join(handed)


class Heard(jaxn.JSONParserHandler):
    def __init__(self):
        self.chunks, self.whole = [], None

    def on_value_chunk(self, path, field_name, chunk):
        self.chunks.append(chunk)

    def on_field_end(self, path, field_name, value, parsed_value=None):
        if field_name == "text":
            self.whole = value


def with_jaxn(given):
    heard = Heard()
    parser = jaxn.StreamingJSONParser(heard)
    for piece in given:
        parser.parse_incremental(piece)
    return "".join(heard.chunks), heard.whole


def with_jsonsax(given):
    heard = {}
    parser = jsonsax.Parser()
    parser.on("value", heard.__setitem__)
    for piece in given:
        parser.feed(piece)
    parser.close()
    return heard["$.text"]


def with_streaming_json_parser(given):
    parser = StreamingJsonParser()
    for piece in given:
        result = parser.feed(piece.encode())
    return result.value["text"]


def with_jsontap(given):
    async def source():
        for piece in given:
            yield piece

    async def read():
        return await jsontap(source())["text"]

    return asyncio.run(read())


def with_partial_json_stream(given):
    """The members that are there after each piece."""
    parser = JsonStreamParser()
    there = []
    for piece in given:
        parser.push(piece)
        there.append(parser.snapshot().value)
    return there


def written(text):
    """The text as a file in UTF-8 has it."""
    try:
        return text.encode().decode()
    except UnicodeEncodeError as error:
        return type(error).__name__


changed = []


def case(given, expected, described, seen):
    """Prints one case; notes it when the output is no longer as described."""
    print(f"given     {given}\nexpected  {expected!r}\nseen      {seen!r}\n")
    if seen != described:
        print(f"changed   it was {described!r}\n")
        changed.append(given)


for package in ("agentic-json", "jaxn", "jsonsax", "partial-json-stream", "streaming-json-parser", "jsontap"):
    print(package, version(package))
print()
escaped = json.dumps(TEXT)
case("agentic-json, one character at a time", TEXT, escaped, with_agentic_json(pieces(TEXT, 1)))
case("agentic-json, eight at a time", TEXT, escaped[:-7], with_agentic_json(pieces(TEXT, 8)))
case("agentic-json, all at once", TEXT, "", with_agentic_json(pieces(TEXT, 100)))
chunks, whole = with_jaxn(pieces(TEXT, 8))
case("jaxn, the chunks of the text", TEXT, TEXT, chunks)
case("jaxn, the value of the whole text", TEXT, escaped[1:-1], whole)
case("jaxn, the cat's chunks, in a file", CAT, "UnicodeEncodeError", written(with_jaxn(pieces(CAT, 8))[0]))
case("jsonsax, the cat, in a file", CAT, "UnicodeEncodeError", written(with_jsonsax(pieces(CAT, 8))))
case("partial-json-stream, after each of the pieces " + repr(["{", '"te', 'xt": "No']), [{}, {}, {"text": "No"}],
     [{}, {"te": None}, {"text": "No"}], with_partial_json_stream(["{", '"te', 'xt": "No']))
case("streaming-json-parser, the cat", CAT, CAT, written(with_streaming_json_parser(pieces(CAT, 8))))
case("jsontap, the cat", CAT, CAT, written(with_jsontap(pieces(CAT, 8))))
raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
