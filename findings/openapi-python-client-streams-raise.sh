#!/usr/bin/env bash
# openapi-python-client and a service that writes stories (OpenAPI 3.1). The call for a stream of events (text/event-stream
# with an object's schema) raises ValueError on every right stream. A choice that may be null becomes three enumerations of
# which only the first is ever used. A call that sends plain text is left out; one that gets a book gives None, of which a
# warning tells an object's address in place of the status. One "items": false, and no client is made at all.
#
# Needs python3 with venv. Serves on this machine's loopback address only. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    openapi-python-client==0.29.1 httpx==0.28.1 attrs==26.1.0 pydantic==2.14.4 ruamel.yaml==0.19.1 ruff==0.17.6 typer==0.27.3
cd "$work"
cat > run.py <<'PYTHON'
import http.server
import json
import pathlib
import re
import subprocess
import sys
import threading
from importlib.metadata import version

print("openapi-python-client", version("openapi-python-client"))
changed = []


def case(given, expected, described, seen):
    """Prints one case; notes it when the output is no longer as described."""
    print(f"given     {given}\nexpected  {expected!r}\nseen      {seen!r}\n")
    if seen != described:
        print(f"changed   it was {described!r}\n")
        changed.append(given)


def answer(kind, schema):
    return {"200": {"description": "As asked.", "content": {kind: {"schema": schema}}}}


STORY = {"$ref": "#/components/schemas/Story"}
PATHS = {
    "/story": {"get": {"operationId": "readStory", "responses": answer("application/json", STORY)}},
    "/events": {"get": {"operationId": "follow", "responses": answer("text/event-stream", STORY)}},
    "/lines": {"get": {"operationId": "followLines", "responses": answer("text/event-stream", {"type": "string"})}},
    "/book": {"get": {"operationId": "readBook", "responses": answer("application/epub+zip", {"type": "string"})}},
    "/text": {
        "put": {
            "operationId": "writeText",
            "requestBody": {"required": True, "content": {"text/plain": {"schema": {"type": "string"}}}},
            "responses": {"204": {"description": "Written."}},
        }
    },
}
NARRATOR = {"type": ["string", "null"], "enum": ["first person", "third person", None]}
PAIR = {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]}


def generate(folder, pair):
    """Makes a client; gives the exit status and what was printed."""
    members = {"title": {"type": "string"}, "narrator": NARRATOR, "shortest": pair}
    schemas = {"Story": {"type": "object", "required": ["title"], "properties": members}}
    description = {"openapi": "3.1.1", "info": {"title": "Story", "version": "1"}, "paths": PATHS,
                   "components": {"schemas": schemas}}
    pathlib.Path(f"{folder}.json").write_text(json.dumps(description))
    asked = ["openapi-python-client", "generate", "--path", f"{folder}.json", "--meta", "none", "--output-path", folder]
    told = subprocess.run(asked, capture_output=True, text=True)
    return told.returncode, told.stdout + told.stderr


status, told = generate("tales", PAIR)
case("the exit status for this description", 0, 0, status)
case('the same with "items": false behind prefixItems: exit status, and whether there is a client', (0, True), (1, False),
     (generate("closed", PAIR | {"items": False})[0], pathlib.Path("closed").exists()))
case("how the warning names the status that has no answer in the client", "200",
     "an object's address",
     "an object's address" if re.search(r"status code <\S+ object at 0x", told) else "the status")


class Server(http.server.BaseHTTPRequestHandler):
    ANSWERS = {
        "/story": ("application/json", b'{"title": "Salt", "narrator": "third person"}'),
        "/events": ("text/event-stream", b'data: {"title": "Salt"}\n\n'),
        "/lines": ("text/event-stream", b"data: Salt\n\n"),
        "/book": ("application/epub+zip", b"PK\x03\x04"),
    }

    def do_GET(self):
        kind, body = self.ANSWERS[self.path]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.path.insert(0, ".")
from tales import Client
from tales import models
from tales.api.default import follow, follow_lines, read_book, read_story

client = Client(base_url=f"http://127.0.0.1:{server.server_port}")


def called(api):
    try:
        return api.sync_detailed(client=client).parsed
    except Exception as error:
        return type(error).__name__


case("a right stream of one event", "the event, or the stream's text", "ValueError", called(follow))
case("a stream described as a text", "data: Salt\n\n", "data: Salt\n\n", called(follow_lines))
case("a book", b"PK\x03\x04", None, called(read_book))
case("is there a call that sends the text", True, False, pathlib.Path("tales/api/default/write_text.py").exists())
enumerations = sorted(name for name in vars(models) if name.startswith("StoryNarrator"))
case("the enumerations of the narrator, who may be null", ["StoryNarrator"],
     ["StoryNarratorType1", "StoryNarratorType2Type1", "StoryNarratorType3Type1"], enumerations)
used = [type(called(read_story).narrator).__name__]
case("those that an answer is read into", ["StoryNarrator"], ["StoryNarratorType1"], used)
raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
PATH="$work/venv/bin:$PATH" python run.py
