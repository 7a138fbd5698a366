"""Servers as people run them, each with the habits by which its users know it, on a free port of the loopback.

An imitation answers as `storyteller` does; what differs is the wire: what the server refuses, how its model thinks, how
its stream ends, how much it can hold. Where a habit was read off a server's public documentation or off reports of its
users, docs/providers.md says so; the two of llama.cpp were recorded from a real server (Tests/ModelProvidersTests).

Tokens are counted as four characters each, thoughts included.
"""

import json
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import storyteller

THOUGHT = (
    'Okay, the user wants the next part of a story. Let me think: {"plan": "open on the storm"}. The scene needs a gull and '
    "a lamp. I should keep to the number of words. I will write it now. "
)
PIECE = 60


def tokens(text):
    """Four characters are a token."""
    return (len(text) + 3) // 4


class Refusal(Exception):
    """An answer that is no success: status and body."""

    def __init__(self, status, body):
        super().__init__(status)
        self.status = status
        self.body = body


class Habits:
    """A plain server with OpenAI's chat interface; each imitation changes what is different at it."""

    # Where the program finds it: environment variables of the program, {url} being the server's address.
    settings = {"STORYWRITER_PROVIDERS": "openai", "OPENAI_BASE_URL": "{url}/v1", "OPENAI_MODEL": "some-model"}
    model = "some-model"
    # Tokens of prompt and answer together; 0 for any number.
    context = 0
    # Tokens of thought before each answer.
    thinking = 0
    finish = {"stop": "stop", "length": "length"}

    def __init__(self):
        self.calls = []

    def check(self, body):
        """Raises Refusal where the server does not take the request."""

    def prompt(self, messages):
        """The messages as the model is shown them."""
        return messages

    def deltas(self, thought, text):
        """The deltas of an answer."""
        for piece in pieces(thought):
            yield {"reasoning_content": piece}
        for piece in pieces(text):
            yield {"content": piece}

    def usage(self, prompt, thought, text):
        """What the server says it used."""
        return {"prompt_tokens": prompt, "completion_tokens": tokens(thought) + tokens(text)}

    def schema(self, body):
        """The schema that the server holds its answer to, or None."""
        asked = body.get("response_format") or {}
        return (asked.get("json_schema") or {}).get("schema") or asked.get("schema")

    # The wire.

    def answer(self, handler, path, body):
        """Answers a chat completion."""
        self.check(body)
        sent = [(entry["role"], plain(entry["content"])) for entry in body["messages"]]
        messages = self.prompt(sent)
        prompt = sum(tokens(text) for _, text in messages)
        limit = body.get("max_completion_tokens") or body.get("max_tokens") or 1 << 20
        thought, text, reason = self.told(messages, self.schema(body) or told_schema(messages), prompt, limit)
        self.calls.append({"body": body, "cut": messages != sent, "prompt": prompt, "text": text, "finish": reason})
        handler.begin("text/event-stream")
        for delta in self.deltas(thought, text):
            handler.event(self.frame([{"index": 0, "delta": delta, "finish_reason": None}]))
        self.end(handler, body, reason, self.usage(prompt, thought, text))

    def told(self, messages, schema, prompt, limit):
        """Thought, text and why it ends, as far as limit and context reach."""
        room = min(limit, self.context - prompt if self.context else limit)
        thought = (THOUGHT * (self.thinking * 4 // len(THOUGHT) + 1))[: self.thinking * 4]
        text = storyteller.answer(messages, schema)
        if tokens(thought) >= room:
            return thought[: max(room, 0) * 4], "", "length"
        room -= tokens(thought)
        return (thought, text, "stop") if tokens(text) <= room else (thought, text[: room * 4], "length")

    def end(self, handler, body, reason, usage):
        """Ends a stream."""
        handler.event(self.frame([{"index": 0, "delta": {}, "finish_reason": self.finish[reason]}]))
        if (body.get("stream_options") or {}).get("include_usage"):
            handler.event({**self.frame([]), "usage": usage})
        handler.event("[DONE]")

    def frame(self, choices):
        """One chunk."""
        return {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": self.model, "choices": choices}


class Ollama(Habits):
    """Ollama with qwen3: thoughts in `reasoning`, and a context of 4,096 tokens, out of which what is oldest falls without
    a word."""

    model = "qwen3:8b"
    settings = Habits.settings | {"OPENAI_MODEL": "qwen3:8b"}
    context = 4096
    thinking = 300

    def prompt(self, messages):
        room = self.context - 512
        kept = list(messages)
        while len(kept) > 2 and sum(tokens(text) for _, text in kept) > room:
            kept.pop(1)
        return [(role, text[-room * 4 :]) for role, text in kept]

    def deltas(self, thought, text):
        for piece in pieces(thought):
            yield {"role": "assistant", "content": "", "reasoning": piece}
        for piece in pieces(text):
            yield {"role": "assistant", "content": piece}


class LMStudio(Habits):
    """LM Studio: no JSON mode without a schema, a prompt that takes its time, `reading` only by silence."""

    def check(self, body):
        kind = (body.get("response_format") or {"type": "text"})["type"]
        if kind not in ("json_schema", "text"):
            raise Refusal(400, {"error": "'response_format.type' must be 'json_schema' or 'text'"})
        time.sleep(0.3)


class DeepSeekAtVLLM(Habits):
    """vLLM without a reasoning parser: the template wrote the opening tag, so that the answer begins with the thoughts."""

    model = "deepseek-ai/DeepSeek-R1-Distill-Qwen-7B"
    settings = Habits.settings | {"OPENAI_MODEL": model}
    context = 8192
    thinking = 400

    def check(self, body):
        asked = sum(tokens(plain(entry["content"])) for entry in body["messages"])
        limit = body.get("max_completion_tokens") or body.get("max_tokens") or 0
        if asked + limit > self.context:
            message = (
                f"This model's maximum context length is {self.context} tokens. However, you requested {asked + limit} tokens "
                f"({asked} in the messages, {limit} in the completion). Please reduce the length of the messages or completion."
            )
            raise Refusal(400, {"object": "error", "message": message, "type": "BadRequestError", "param": None, "code": 400})

    def deltas(self, thought, text):
        for piece in pieces(f"{thought}\n</think>\n\n{text}"):
            yield {"content": piece}


class Mistral(Habits):
    """Mistral's API: unknown fields are refused by name, content comes as a list of parts, limits have a word of their own."""

    model = "magistral-medium-latest"
    settings = Habits.settings | {"OPENAI_MODEL": model}
    thinking = 200
    finish = {"stop": "stop", "length": "model_length"}

    def check(self, body):
        unknown = [name for name in ("seed", "stream_options", "max_completion_tokens") if name in body]
        if unknown:
            detail = [
                {"type": "extra_forbidden", "loc": ["body", name], "msg": "Extra inputs are not permitted", "input": body[name]}
                for name in unknown
            ]
            raise Refusal(422, {"object": "error", "message": {"detail": detail}, "type": "invalid_request_error", "code": None})

    def deltas(self, thought, text):
        for piece in pieces(thought):
            yield {"content": [{"type": "thinking", "thinking": [{"type": "text", "text": piece}]}]}
        for piece in pieces(text):
            yield {"content": [{"type": "text", "text": piece}]}

    def end(self, handler, body, reason, usage):
        choice = {"index": 0, "delta": {"content": ""}, "finish_reason": self.finish[reason]}
        handler.event({**self.frame([choice]), "usage": usage})
        handler.event("[DONE]")


class GPT6(Habits):
    """OpenAI's newest models: a limit by its new name, no temperature, thoughts that are only counted."""

    model = "gpt-6-sol"
    settings = Habits.settings | {"OPENAI_MODEL": model, "OPENAI_API_KEY": "sk-imitation"}
    thinking = 600

    def check(self, body):
        def unsupported(code, name, sentence):
            error = {"message": sentence, "type": "invalid_request_error", "param": name, "code": code}
            raise Refusal(400, {"error": error})

        if "max_tokens" in body:
            unsupported(
                "unsupported_parameter", "max_tokens",
                "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
            )  # fmt: skip
        for name in ("temperature", "top_p", "frequency_penalty"):
            if name in body:
                unsupported(
                    "unsupported_value", name,
                    f"Unsupported value: '{name}' does not support {body[name]} with this model. Only the default (1) value is "
                    "supported.",
                )  # fmt: skip

    def deltas(self, thought, text):
        yield {"role": "assistant", "content": "", "refusal": None}
        for piece in pieces(text):
            yield {"content": piece}

    def usage(self, prompt, thought, text):
        return super().usage(prompt, thought, text) | {
            "prompt_tokens_details": {"cached_tokens": 0, "cache_write_tokens": prompt if prompt >= 1024 else 0},
            "completion_tokens_details": {"reasoning_tokens": tokens(thought)},
        }


class TogetherAtHuggingFace(Habits):
    """Hugging Face's router in front of Together: errors as a string, ends called `eos`, no `strict` in a schema."""

    model = "moonshotai/Kimi-K3-Instruct"
    settings = {
        "STORYWRITER_PROVIDERS": "huggingface", "HF_BASE_URL": "{url}/v1", "HF_TOKEN": "hf_imitation",
        "HF_MODEL": f"{model}:together",
    }  # fmt: skip
    finish = {"stop": "eos", "length": "length"}

    def check(self, body):
        asked = body.get("response_format") or {}
        if asked.get("type") == "json_schema" and "json_schema" in asked:
            raise Refusal(422, {"error": "response_format.json_schema: Extra inputs are not permitted", "error_type": "validation"})


class LlamaCppThinking(Habits):
    """llama.cpp's server with a chat template that ends in `<think>`, without a parser for thoughts: they come as text."""

    model = "qwen3-4b-thinking"
    settings = Habits.settings | {"OPENAI_MODEL": model}
    context = 8192
    thinking = 250

    def deltas(self, thought, text):
        yield {"role": "assistant", "content": None}
        for piece in pieces(f"{thought}\n</think>\n\n{text}"):
            yield {"content": piece}

    def end(self, handler, body, reason, usage):
        handler.event(self.frame([{"index": 0, "delta": {}, "finish_reason": self.finish[reason]}]))
        timings = {"cache_n": 0, "prompt_n": usage["prompt_tokens"], "prompt_ms": 12.5, "predicted_n": 3, "predicted_ms": 40.1}
        handler.event({**self.frame([]), "usage": usage, "timings": timings})
        handler.event("[DONE]")


class Gemini(Habits):
    """Gemini on the day on which calls for 2.5-pro are answered by 3.8-flash."""

    model = "gemini-3.8-flash"
    settings = {
        "STORYWRITER_PROVIDERS": "gemini", "GEMINI_BASE_URL": "{url}", "GEMINI_API_KEY": "imitation", "GEMINI_MODEL": "gemini-2.5-pro",
    }  # fmt: skip
    thinking = 300

    def answer(self, handler, path, body):
        config = body.get("generationConfig", {})
        rules = [("system", plain(body["systemInstruction"]["parts"]))] if "systemInstruction" in body else []
        roles = {"model": "assistant"}
        messages = rules + [
            (roles.get(entry.get("role"), "user"), plain(entry["parts"])) for entry in body["contents"]
        ]  # fmt: skip
        prompt = sum(tokens(text) for _, text in messages)
        thought, text, reason = self.told(
            messages, config.get("responseJsonSchema"), prompt, config.get("maxOutputTokens", 1 << 20)
        )
        self.calls.append({"body": body, "cut": False, "prompt": prompt, "text": text, "finish": reason})
        handler.begin("text/event-stream")
        used = {"promptTokenCount": prompt, "thoughtsTokenCount": tokens(thought), "candidatesTokenCount": tokens(text)}
        parts = [{"text": piece, "thought": True} for piece in pieces(thought)[:2]] + [{"text": piece} for piece in pieces(text)]
        for part in parts:
            candidate = {"index": 0, "content": {"role": "model", "parts": [part]}}
            handler.event({"candidates": [candidate], "modelVersion": self.model, "usageMetadata": used})
        end = {"index": 0, "finishReason": "STOP" if reason == "stop" else "MAX_TOKENS", "content": {"role": "model"}}
        handler.event({"candidates": [end], "modelVersion": self.model, "usageMetadata": used})


def pieces(text):
    """A text in pieces of some characters."""
    return [text[start : start + PIECE] for start in range(0, len(text), PIECE)]


def plain(content):
    """The text of a message's content, whole or in parts."""
    return content if isinstance(content, str) else "".join(part.get("text", "") for part in content or [])


def told_schema(messages):
    """The schema that stands in the prompt, for servers that are not told one otherwise; None where there is none."""
    text = messages[-1][1] if messages else ""
    for found in re.finditer(r"\{", text):
        try:
            value, _ = json.JSONDecoder().raw_decode(text[found.start() :])
        except ValueError:
            continue
        if isinstance(value, dict) and "properties" in value:
            return value
    return None


class Handler(BaseHTTPRequestHandler):
    """HTTP around an imitation."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        """Keeps standard error for the tests."""

    def begin(self, kind):
        """The head of a stream, which ends with the connection."""
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("connection", "close")
        self.end_headers()
        self.close_connection = True

    def event(self, value):
        """One event."""
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        self.wfile.write(f"data: {text}\n\n".encode())

    def whole(self, status, value):
        """A whole answer."""
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        """The list of models."""
        self.whole(200, {"object": "list", "data": [{"id": self.server.habits.model, "object": "model"}]})

    def do_POST(self):
        """A call."""
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        try:
            self.server.habits.answer(self, self.path, body)
        except Refusal as refusal:
            self.server.habits.calls.append({"refused": refusal.body, "body": body})
            self.whole(refusal.status, refusal.body)
        except OSError:
            pass


class Imitation:
    """An imitation that runs in threads of this process."""

    def __init__(self, habits):
        self.habits = habits
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.habits = habits
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.settings = {name: value.format(url=self.url) for name, value in habits.settings.items()}
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        """Stops listening."""
        self.server.shutdown()
        self.server.server_close()
