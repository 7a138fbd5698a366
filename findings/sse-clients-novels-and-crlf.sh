#!/usr/bin/env bash
# Readers of event streams, again: what is long, and what ends in CRLF. harnessclientprotocol finds not one event in what
# sse-starlette, the usual server for it in Python, writes (its lines end in CRLF), and turns letters that are torn between
# two pieces into replacement characters. aiosseclient and aiohttp-sse-client2 break off at an event of more than half a
# megabyte, a novel in a snapshot; httpx-sse reads it. openai-compatible-errors, which judges how a model's stream ended,
# takes a piece of more than 64 KB for an error.
#
# Needs python3 with venv. Serves on this machine's loopback address only. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    harnessclientprotocol==0.1.0 sse-starlette==3.7.0 starlette==1.10.0 aiosseclient==0.1.8 aiohttp-sse-client2==0.3.0 \
    aiohttp==3.14.5 httpx-sse==0.4.3 httpx==0.28.1 openai-compatible-errors==0.1.0
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import asyncio
import http.server
import json
import logging
import threading
from importlib.metadata import version

import httpx
from aiohttp_sse_client2.client import EventSource
from aiosseclient import aiosseclient
from harnessclientprotocol import iter_events
from httpx_sse import connect_sse
from openai_compatible_errors.sse import SSEInspector
from sse_starlette import ServerSentEvent

logging.disable(logging.CRITICAL)
changed = []


def case(given, expected, described, seen):
    """Prints one case; notes it when the output is no longer as described."""
    print(f"given     {given}\nexpected  {expected!r}\nseen      {seen!r}\n")
    if seen != described:
        print(f"changed   it was {described!r}\n")
        changed.append(given)


for package in ("harnessclientprotocol", "sse-starlette", "aiosseclient", "aiohttp-sse-client2", "aiohttp", "httpx-sse",
                "openai-compatible-errors"):
    print(package, version(package))
print()

words = [{"type": "text", "delta": "Zoë "}, {"type": "text", "delta": "left."}]
texts = [json.dumps(word, ensure_ascii=False) for word in words]
starlette = b"".join(ServerSentEvent(text).encode() for text in texts)
plain = "".join(f"data: {text}\n\n" for text in texts).encode()
middle = plain.index("ë".encode()) + 1


def deltas(chunks):
    return [event["delta"] for event in iter_events(chunks)]


right = ["Zoë ", "left."]
case("harnessclientprotocol, lines that end in LF", right, right, deltas([plain]))
case("harnessclientprotocol, what sse-starlette writes", right, [], deltas([starlette]))
case("harnessclientprotocol, torn within the ë", right, ["Zo\ufffd\ufffd ", "left."], deltas([plain[:middle], plain[middle:]]))

SIZES = {"/scene": 60_000, "/novel": 600_000}


class Story(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.end_headers()
        try:
            self.wfile.write(b"data: " + b"a" * SIZES[self.path] + b"\n\ndata: end\n\n")
        except ConnectionError:
            pass  # the reader has gone

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Story)
threading.Thread(target=server.serve_forever, daemon=True).start()
base = f"http://127.0.0.1:{server.server_port}"


def with_httpx_sse(url):
    with httpx.Client() as client, connect_sse(client, "GET", url) as source:
        return [len(event.data) for event in source.iter_sse()]


def with_aiosseclient(url):
    async def read():
        return [len(event.data) async for event in aiosseclient(url)]

    return asyncio.run(read())


def with_aiohttp_sse_client2(url):
    async def read():
        lengths = []
        async with EventSource(url) as source:
            async for event in source:
                lengths.append(len(event.data))
                if len(lengths) == 2:
                    return lengths

    return asyncio.run(read())


def tried(read, url):
    try:
        return read(url)
    except Exception as error:
        return type(error).__name__


for name, read, described in (
    ("httpx-sse", with_httpx_sse, [600_000, 3]),
    ("aiosseclient", with_aiosseclient, "LineTooLong"),
    ("aiohttp-sse-client2", with_aiohttp_sse_client2, "LineTooLong"),
):
    case(f"{name}, an event of a scene", [60_000, 3], [60_000, 3], tried(read, f"{base}/scene"))
    case(f"{name}, an event of a novel", [600_000, 3], described, tried(read, f"{base}/novel"))


def ended(length):
    """How a model's stream of one piece ended, as the inspector says."""
    inspector = SSEInspector()
    pieces = ({"content": "a" * length}, None), ({}, "stop")
    for delta, reason in pieces:
        chunk = {"object": "chat.completion.chunk", "choices": [{"index": 0, "delta": delta, "finish_reason": reason}]}
        inspector.feed(f"data: {json.dumps(chunk)}\n\n".encode())
    inspector.feed(b"data: [DONE]\n\n")
    state = inspector.close()
    return str(state.termination), str(state.error and state.error.category)


case("openai-compatible-errors, a stream with a piece of 60,000 letters", ("done", "None"), ("done", "None"), ended(60_000))
case("openai-compatible-errors, with one of 70,000", ("done", "None"), ("error", "schema"), ended(70_000))
raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
