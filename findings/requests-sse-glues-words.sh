#!/usr/bin/env bash
# Clients for server-sent events, and a story that arrives word by word as plain text. A browser and httpx-sse hand on
# every character behind "data: ". requests-sse strips the blanks before a word and the line ends after it, so that words
# run together and paragraphs vanish; and it sends its request again, also a POST, when an answer has ended, so that the
# story comes a second time and is paid for twice. aiosseclient and simple-sse-client end a line at U+2028 and U+0085 as well
# and drop what follows: JSON in such an event is cut in two.
#
# Needs python3 with venv. Serves on this machine's loopback address only. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check requests-sse==0.5.3 requests==2.34.2 \
    aiosseclient==0.1.8 aiohttp==3.14.5 simple-sse-client==0.1.1 httpx-sse==0.4.3 httpx==0.28.1
cat > compare.py <<'PYTHON'
import asyncio
import datetime
import http.server
import itertools
import logging
import sys
import threading
from importlib.metadata import version

import httpx
import simple_sse_client
from aiosseclient import aiosseclient
from httpx_sse import connect_sse
from requests_sse import EventSource

logging.disable(logging.CRITICAL)
STREAMS = {
    "/words": ["Once", " upon", " a time.", "\n\n", "She left.\n", "End"],
    "/verse": ['{"text": "Rose\u2028and thorn"}', "[DONE]"],
    "/next-line": ['{"text": "Wait\u0085 she said"}', "[DONE]"],
}
asked = []


class Story(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.end_headers()
        for piece in STREAMS[self.path]:
            lines = "".join(f"data: {line}\n" for line in piece.split("\n"))
            self.wfile.write(f"{lines}\n".encode())

    do_POST = do_GET

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Story)
threading.Thread(target=server.serve_forever, daemon=True).start()
base = f"http://127.0.0.1:{server.server_port}"


def with_httpx_sse(url):
    with httpx.Client() as client, connect_sse(client, "GET", url) as source:
        return [event.data for event in source.iter_sse()]


def with_requests_sse(url):
    count = len(STREAMS[url.removeprefix(base)])
    with EventSource(url, reconnection_time=datetime.timedelta(0)) as source:
        return [event.data for event in itertools.islice(source, count)]


def with_aiosseclient(url):
    async def read():
        return [event.data async for event in aiosseclient(url)]

    return asyncio.run(read())


def with_simple_sse_client(url):
    return [event.data for event in simple_sse_client.stream(url)]


CLIENTS = {
    "httpx-sse": with_httpx_sse, "requests-sse": with_requests_sse,
    "aiosseclient": with_aiosseclient, "simple-sse-client": with_simple_sse_client,
}
RIGHT = {path: list(pieces) for path, pieces in STREAMS.items()}
SEEN = {
    "httpx-sse": {},
    "requests-sse": {"/words": ["Once", "upon", "a time.", "", "She left.", "End"]},
    "aiosseclient": {
        "/words": ["Once", " upon", " a time.", "", "She left.\n", "End"],
        "/verse": ['{"text": "Rose', "[DONE]"], "/next-line": ['{"text": "Wait', "[DONE]"],
    },
    "simple-sse-client": {"/verse": ['{"text": "Rose', "[DONE]"], "/next-line": ['{"text": "Wait', "[DONE]"]},
}
same = True
for name, read in CLIENTS.items():
    print(f"\n{name} {version(name)}")
    for path in STREAMS:
        got = read(base + path)
        wanted, known = RIGHT[path], SEEN[name].get(path, RIGHT[path])
        print(f"  {path}\n    expected {wanted}\n    seen     {got}")
        same &= got == known

asked.clear()
with EventSource(f"{base}/words", method="POST", reconnection_time=datetime.timedelta(0)) as source:
    seventh = next(itertools.islice(source, 6, None)).data
print(f"\nrequests-sse with POST, one more event after the last of six\n    expected the end after 1 request\n"
      f"    seen     {seventh!r} after {len(asked)} requests")
same &= (seventh, len(asked)) == ("Once", 2)
sys.exit(0 if same else "changed since this was written")
PYTHON
env/bin/python compare.py
