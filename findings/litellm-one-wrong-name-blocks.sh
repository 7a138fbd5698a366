#!/usr/bin/env bash
# LiteLLM's router: after one call that the provider refuses with 404 (a model's name that is not there), calls that are
# right in every way are refused with 429 for five seconds and never sent. What the provider says of the refused field
# is hidden: a 422 that names it loses its text with an OpenAI provider, and `param` is empty with a vLLM one.
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



FINE = whole("stop")
DETAIL = [{"type": "extra_forbidden", "loc": ["body", "seed"], "msg": "Extra inputs are not permitted"}]
PARAM = {"message": "Unsupported value.", "param": "temperature", "code": "unsupported_value"}
MISSING = {"message": "The model does not exist", "code": "model_not_found"}
ANSWERS = {
    "fine": FINE,
    "422": (422, "application/json", json.dumps({"detail": DETAIL})),
    "400": (400, "application/json", json.dumps({"error": PARAM})),
    "404": (404, "application/json", json.dumps({"error": MISSING})),
}

server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
threading.Thread(target=server.serve_forever, daemon=True).start()
BASE = {"api_base": f"http://127.0.0.1:{server.server_port}/v1", "api_key": "none"}


def outcome(call, asked, look):
    try:
        call([{"role": "user", "content": asked}])
        return "answered"
    except Exception as error:
        return look(error)


router = litellm.Router([{"model_name": "m", "litellm_params": {"model": "hosted_vllm/m", **BASE}}], num_retries=0)


def routed(asked):
    def look(error):
        return error.status_code

    return outcome(lambda messages: router.completion("m", messages), asked, look)


case("router: fine", "answered", "answered", routed("fine"))
case("router: 404", 404, 404, routed("404"))
case("router: fine, right after the 404", "answered", 429, routed("fine"))


def asks(model):
    return lambda messages: litellm.completion(model, messages, max_retries=0, **BASE)


named = outcome(asks("openai/m"), "422", lambda error: "seed" in str(error))
case("openai: does the error's text name the field of a 422?", True, False, named)
named = outcome(asks("hosted_vllm/m"), "422", lambda error: "seed" in str(error))
case("hosted_vllm: does it?", True, True, named)
named = outcome(asks("hosted_vllm/m"), "400", lambda error: getattr(error, "param", None))
case("hosted_vllm: param of a 400 that names temperature", "temperature", None, named)
named = outcome(asks("openai/m"), "400", lambda error: error.param)
case("openai: param of the same", "temperature", "temperature", named)

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
