#!/usr/bin/env python3
"""A fake provider in a process of its own: scripts/acceptance/fake_upstream.py [--port N] [--NAME VALUE…]

Serves OpenAI's chat completions under /v1, streamed or whole, prose or JSON by a schema (storyteller.py writes them), and
image generations: a small PNG in the colours of its prompt.
Prints its base URL on standard output and ends with SIGTERM or, without --until-killed, when its standard input ends.

How it behaves is set by flags, and while it runs by a POST to /fake/behaviour with the same names in JSON:

    first_token_ms   wait before the first piece of an answer
    chunk_ms         wait between two pieces
    json_chunk_ms    the same in JSON (-1: as in prose)
    chunk_words      words of a piece
    image_ms         wait before a picture
    image_fault      0 draws, 1 refuses as unfit, 2 is busy (429), 3 sends half a PNG, 4 sends no picture
    prose_fault      what is wrong with some streamed prose, by its number in FAULTS; 0 for nothing
    json_fault       the same with streamed JSON
    fault_every      of so many calls of a kind one misbehaves

GET /fake/state tells counts: calls, open (being answered now), finished, left (the client closed the connection before
the end), most_open. GET /fake/log lists the calls: number, start, end (seconds since 1970), how it ended,
a hash of the prompt, its length in characters, the words asked for, and the usage that a whole answer tells. GET /fake/pieces lists the last pieces of streamed
answers: text, and at which second since 1970 they were sent. POST /fake/reset forgets all of it. POST /fake/release ends
the waits that go on.
"""

import argparse
import asyncio
import base64
import collections
import hashlib
import json
import re
import signal
import struct
import sys
import threading
import time
import zlib

import storyteller

BEHAVIOUR = {
    "first_token_ms": 0, "chunk_ms": 0, "json_chunk_ms": -1, "chunk_words": 8, "image_ms": 0, "image_fault": 0, "prose_fault": 0,
    "json_fault": 0, "fault_every": 3,
}  # fmt: skip
FAULTS = (
    "none", "500", "429", "reset", "no-end", "no-usage", "no-json", "error-event", "empty", "counts-more", "only-comments", "silence", "length",
)  # fmt: skip
SILENCE_SECONDS = 3
REFUSALS = {
    "500": (500, {"error": {"message": "The server has a fault.", "type": "server_error"}}),
    "429": (429, {"error": {"message": "Slow down; try again in 0.2s.", "type": "requests", "code": "rate_limit_exceeded"}}),
}  # fmt: skip
BREAKS = ("reset", "no-end", "no-json", "error-event", "silence", "length")
COUNTS = ("calls", "open", "finished", "left", "most_open", "images")
MODEL = "fake-1"
LARGEST_HEAD = 1 << 16
MOST_PIECES = 1 << 16


class Gone(Exception):
    """The client closed its connection."""


class Fake:
    """Answers calls and remembers them."""

    def __init__(self, behaviour):
        self.behaviour = behaviour
        self.released = asyncio.Event()
        self.reset()

    def release(self):
        """Ends all waits that go on."""
        self.released.set()
        self.released = asyncio.Event()

    def reset(self):
        """Forgets what was called."""
        self.counts = dict.fromkeys(COUNTS, 0)
        self.kinds = {"prose": 0, "json": 0}
        self.log = []
        self.pieces = collections.deque(maxlen=MOST_PIECES)

    def begin(self, body, messages):
        """Notes a call."""
        prompt = json.dumps(messages).encode()
        asked = storyteller.last_number(r"Write about ([\d,]+) word", messages[-1][1] if messages else "")
        self.counts["calls"] += 1
        self.counts["open"] += 1
        self.counts["most_open"] = max(self.counts["most_open"], self.counts["open"])
        call = {
            "number": self.counts["calls"], "start": time.time(), "end": None, "outcome": None,
            "prompt": hashlib.sha256(prompt).hexdigest()[:16], "characters": len(prompt), "asked_words": asked,
            "model": body.get("model"), "pieces": 0, "usage": None,
        }  # fmt: skip
        self.log.append(call)
        return call

    def end(self, call, outcome):
        """Notes how a call ended: finished, left, refused or faulty."""
        call.update(end=time.time(), outcome=outcome)
        self.counts["open"] -= 1
        self.counts[outcome] = self.counts.get(outcome, 0) + 1

    def fault(self, kind):
        """What is wrong with the next call of a kind, prose or json."""
        self.kinds[kind] += 1
        chosen = self.behaviour[f"{kind}_fault"]
        return FAULTS[chosen] if self.kinds[kind] % max(1, self.behaviour["fault_every"]) == 0 else FAULTS[0]


class Connection:
    """One client's connection, request by request."""

    def __init__(self, fake, reader, writer):
        self.fake = fake
        self.reader = reader
        self.writer = writer
        self.unread = b""

    async def serve(self):
        """Answers until the client goes away."""
        try:
            while request := await self.request():
                await self.answer(*request)
        except (Gone, ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            self.writer.close()

    async def request(self):
        """Method, path and body of the next request; None at the connection's end."""
        data, self.unread = self.unread, b""
        while b"\r\n\r\n" not in data:
            more = await self.reader.read(1 << 16)
            if not more or len(data) > LARGEST_HEAD:
                return None
            data += more
        head, _, body = data.partition(b"\r\n\r\n")
        method, path, _ = head.split(b"\r\n", 1)[0].decode().split(" ", 2)
        length = re.search(rb"\r\ncontent-length: *(\d+)", head, re.IGNORECASE)
        missing = (int(length[1]) if length else 0) - len(body)
        if missing > 0:
            body += await self.reader.readexactly(missing)
        elif missing < 0:
            body, self.unread = body[:missing], body[missing:]
        return method, path.split("?")[0], body

    async def answer(self, method, path, body):
        """Answers one request."""
        fake = self.fake
        if (method, path) == ("POST", "/v1/chat/completions"):
            return await self.complete(json.loads(body))
        if (method, path) == ("POST", "/v1/images/generations"):
            return await self.draw(json.loads(body))
        if (method, path) == ("GET", "/v1/models"):
            return await self.whole(200, {"object": "list", "data": [{"id": MODEL, "object": "model"}]})
        if (method, path) == ("GET", "/fake/state"):
            return await self.whole(200, fake.counts)
        if (method, path) == ("GET", "/fake/log"):
            return await self.whole(200, fake.log)
        if (method, path) == ("GET", "/fake/pieces"):
            return await self.whole(200, list(fake.pieces))
        if (method, path) == ("POST", "/fake/reset"):
            fake.reset()
            return await self.whole(200, fake.counts)
        if (method, path) == ("POST", "/fake/release"):
            fake.release()
            return await self.whole(200, fake.counts)
        if (method, path) == ("POST", "/fake/behaviour"):
            fake.behaviour.update({name: int(value) for name, value in json.loads(body).items() if name in BEHAVIOUR})
            return await self.whole(200, fake.behaviour)
        await self.whole(404, {"error": {"message": "There is nothing here.", "code": "not_found"}})

    async def whole(self, status, value):
        """Sends a whole JSON answer."""
        body = json.dumps(value).encode()
        head = f"HTTP/1.1 {status} Fake\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        self.writer.write(head.encode() + body)
        await self.writer.drain()

    async def complete(self, body):
        """Answers a chat completion as the behaviour says."""
        behaviour = dict(self.fake.behaviour)
        messages = [(entry.get("role", "user"), plain(entry.get("content"))) for entry in body.get("messages", [])]
        call = self.fake.begin(body, messages)
        # While we answer, nobody else reads: an end of the client's stream is noticed at once, also while we wait.
        watch = asyncio.ensure_future(self.reader.read(1 << 16))
        outcome = "left"
        try:
            schema = schema_of(body)
            text = storyteller.answer(messages, schema)
            call["usage"] = used(call["characters"], text)
            if schema is not None and behaviour["json_chunk_ms"] >= 0:
                behaviour["chunk_ms"] = behaviour["json_chunk_ms"]
            call["fault"] = fault = self.fake.fault("prose" if schema is None else "json")
            await self.wait(behaviour["first_token_ms"], watch)
            if fault in REFUSALS:
                call["usage"], outcome = None, "refused"
                return await self.whole(*REFUSALS[fault])
            if body.get("stream"):
                outcome = await self.stream(call, body, text, behaviour, watch)
            else:
                await self.whole(200, completion(body, call["usage"], text))
                outcome = "finished"
        finally:
            self.fake.end(call, outcome)
            await self.unwatch(watch)

    async def draw(self, body):
        """Answers with a picture as the behaviour says."""
        behaviour = dict(self.fake.behaviour)
        self.fake.counts["images"] += 1
        watch = asyncio.ensure_future(self.reader.read(1 << 16))
        try:
            await self.wait(behaviour["image_ms"], watch)
            fault = behaviour["image_fault"]
            if fault == 1:
                error = {"message": "Rejected by the safety system.", "code": "content_policy_violation"}
                return await self.whole(400, {"error": error})
            if fault == 2:
                return await self.whole(429, {"error": {"message": "Slow down.", "code": "rate_limit_exceeded"}})
            width, height = (int(side) // 4 for side in body.get("size", "1024x1024").split("x"))
            data = png(body.get("prompt", ""), width, height)
            data = {3: data[: len(data) // 2], 4: b"<svg/>"}.get(fault, data)
            return await self.whole(200, {"created": 0, "data": [{"b64_json": base64.b64encode(data).decode()}]})
        finally:
            await self.unwatch(watch)

    async def unwatch(self, watch):
        """Stops watching; what came meanwhile is the next request's."""
        if not watch.done():
            watch.cancel()
        try:
            self.unread += await watch
        except (asyncio.CancelledError, ConnectionError):
            pass

    async def wait(self, milliseconds, watch):
        """Waits as a slow provider does, or until it is released; raises Gone once the client has gone. A negative time
        is for ever."""
        if milliseconds == 0 and not watch.done():
            return
        timeout = None if milliseconds < 0 else milliseconds / 1000
        released = asyncio.ensure_future(self.fake.released.wait())
        try:
            await asyncio.wait({watch, released}, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
        finally:
            released.cancel()
        if watch.done() and (watch.exception() or not watch.result()):
            raise Gone

    async def stream(self, call, body, text, behaviour, watch):
        """Sends an answer in pieces, with what is wrong with it; hands back how it ended."""
        fault = call["fault"]
        head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
        self.writer.write(head.encode())
        name = body.get("model", MODEL)
        parts = [] if fault == "empty" else pieces(text, behaviour["chunk_words"])
        middle = (len(parts) + 1) // 2
        if fault == "empty":
            call["usage"] = used(call["characters"], "")
        if fault == "counts-more":
            call["usage"] = used(call["characters"], 5 * text)
        if fault == "only-comments":
            for _ in range(20):
                await self.bytes(b": still here\n\n")
                await self.wait(10, watch)
        for number, piece in enumerate(parts):
            if number:
                await self.wait(behaviour["chunk_ms"], watch)
            if number == middle and fault in BREAKS:
                call["usage"] = None
                return await self.break_off(fault, name, watch)
            self.fake.pieces.append({"at": time.time(), "text": piece})
            await self.event(chunk(name, {"content": piece}))
            call["pieces"] = number + 1
        await self.event(chunk(name, {}, finish="stop"))
        if fault == "no-usage":
            call["usage"] = None
        else:
            await self.event({**chunk(name, None), "usage": call["usage"]})
        await self.bytes(b"data: [DONE]\n\n")
        await self.close()
        return "finished"

    async def break_off(self, fault, name, watch):
        """Ends an answer in its middle, in one of the ways that servers have."""
        if fault == "reset":
            self.writer.transport.abort()
            raise Gone
        if fault == "no-json":
            await self.bytes(b"data: {no json\n\n")
        if fault == "error-event":
            await self.bytes(b'data: {"error":{"message":"The model has left.","type":"server_error","code":500}}\n\n')
        if fault == "silence":
            await self.wait(SILENCE_SECONDS * 1000, watch)
        if fault == "length":
            await self.event(chunk(name, {}, finish="length"))
        await self.close()
        return "faulty"

    async def bytes(self, payload):
        """Sends a piece of a body."""
        self.writer.write(f"{len(payload):x}\r\n".encode() + payload + b"\r\n")
        await self.writer.drain()

    async def close(self):
        """Ends a body."""
        self.writer.write(b"0\r\n\r\n")
        await self.writer.drain()

    async def event(self, value):
        """Sends one event."""
        await self.bytes(b"data: " + json.dumps(value).encode() + b"\n\n")


def plain(content):
    """The text of a message's content, whole or in parts."""
    return content if isinstance(content, str) else "".join(part.get("text", "") for part in content or [])


def schema_of(body):
    """The JSON schema that an answer must follow, or None."""
    asked = body.get("response_format") or {}
    kind = asked.get("type")
    if kind == "json_schema":
        return asked.get("json_schema", {}).get("schema", {})
    return {"type": "object", "properties": {"text": {"type": "string"}}} if kind == "json_object" else None


def pieces(text, words):
    """The text in pieces of so many words, white space included."""
    parts = re.findall(r"\S+\s*", text)
    return ["".join(parts[start : start + words]) for start in range(0, len(parts), words)] or [""]


def chunk(model, delta, finish=None):
    """One event of a stream; without a delta, one without choices."""
    choices = [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": finish}]
    return {"id": "chatcmpl-fake", "object": "chat.completion.chunk", "created": 0, "model": model, "choices": choices}


def used(characters, text):
    """The usage: four characters are a token."""
    prompt, answer = (characters + 3) // 4, (len(text) + 3) // 4
    return {"prompt_tokens": prompt, "completion_tokens": answer, "total_tokens": prompt + answer}


def png(prompt, width, height):
    """A PNG: bands in colours that follow from the prompt, so that no two prompts look alike."""
    seed = hashlib.sha256(prompt.encode()).digest()
    colours = [seed[start : start + 3] for start in range(0, 24, 3)]
    rows = b"".join(b"\0" + colours[row * len(colours) // height] * width for row in range(height))
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    parts = [struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def completion(body, usage, text):
    """A whole answer."""
    message = {"role": "assistant", "content": text}
    return {
        "id": "chatcmpl-fake", "object": "chat.completion", "created": 0, "model": body.get("model", MODEL),
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": usage,
    }  # fmt: skip


async def serve(port, behaviour, until_killed):
    """Serves until standard input ends or SIGTERM comes."""
    fake = Fake(behaviour)
    server = await asyncio.start_server(
        lambda reader, writer: Connection(fake, reader, writer).serve(), "127.0.0.1", port, backlog=1024
    )
    loop = asyncio.get_running_loop()
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    if not until_killed:
        # A daemon, so that a signal ends us while standard input is still open.
        reading = lambda: (sys.stdin.buffer.read(), loop.call_soon_threadsafe(stopped.set))  # noqa: E731
        threading.Thread(target=reading, daemon=True).start()
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    await stopped.wait()


def main():
    """Reads the flags and serves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--until-killed", action="store_true", help="do not look at standard input")
    for name, value in BEHAVIOUR.items():
        parser.add_argument("--" + name.replace("_", "-"), type=int, default=value)
    arguments = vars(parser.parse_args())
    port, until_killed = arguments.pop("port"), arguments.pop("until_killed")
    asyncio.run(serve(port, arguments, until_killed))


if __name__ == "__main__":
    main()
