#!/usr/bin/env bash
# LiteLLM calls a text finished ("stop") that is not: when the provider's stream breaks off in mid-sentence without a
# reason and without [DONE], and when the reason is "model_length", which Mistral's API documents for a full context. A
# provider that answers a call for a stream with one whole answer: "stop" and no text at all.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    litellm==1.108.7 \
    openai==3.57.0 \
    pydantic==2.14.4 \
    httpx==0.28.1
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


import json
import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"  # asks nothing outside this machine
import litellm

print("litellm", version("litellm"))
litellm.suppress_debug_info = True
CUT = "He opened the door and"


class Provider(BaseHTTPRequestHandler):
    """A provider on this machine; the request's message says how it answers."""

    def log_message(self, *_):
        pass

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))["messages"][-1]["content"]
        status, kind, body = ANSWERS[asked]
        body = body.encode()
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def whole(reason):
    message = {"role": "assistant", "content": CUT}
    choice = {"index": 0, "message": message, "finish_reason": reason}
    usage = {"prompt_tokens": 3, "completion_tokens": 5, "total_tokens": 8}
    body = {"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}
    return 200, "application/json", json.dumps(body)



def chunk(delta, reason=None):
    choice = {"index": 0, "delta": delta, "finish_reason": reason}
    body = {"id": "x", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    return f"data: {json.dumps(body)}\n\n"


FIRST = chunk({"role": "assistant", "content": CUT})
ANSWERS = {
    "breaks off": (200, "text/event-stream", FIRST),
    "length": (200, "text/event-stream", FIRST + chunk({}, "length") + "data: [DONE]\n\n"),
    "model_length": (200, "text/event-stream", FIRST + chunk({}, "model_length") + "data: [DONE]\n\n"),
    "one answer": whole("stop"),
    "one answer, model_length": whole("model_length"),
}

server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
threading.Thread(target=server.serve_forever, daemon=True).start()
BASE = {"api_base": f"http://127.0.0.1:{server.server_port}/v1", "api_key": "none"}


def streamed(model, asked):
    chunks = list(litellm.completion(model, [{"role": "user", "content": asked}], stream=True, max_retries=0, **BASE))
    reasons = [c.choices[0].finish_reason for c in chunks if c.choices[0].finish_reason]
    return "".join(c.choices[0].delta.content or "" for c in chunks), reasons


for model in ("openai/m", "mistral/m", "hosted_vllm/m"):
    case((model, "stream ends with length"), (CUT, ["length"]), (CUT, ["length"]), streamed(model, "length"))
    case((model, "stream breaks off"), "an error, or no reason", (CUT, ["stop"]), streamed(model, "breaks off"))
    case((model, "stream ends with model_length"), (CUT, ["length"]), (CUT, ["stop"]), streamed(model, "model_length"))
    case((model, "one whole answer"), (CUT, ["stop"]), ("", ["stop"]), streamed(model, "one answer"))
    asked = [{"role": "user", "content": "one answer, model_length"}]
    reason = litellm.completion(model, asked, max_retries=0, **BASE).choices[0].finish_reason
    case((model, "answer with model_length"), "length", "stop", reason)

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
