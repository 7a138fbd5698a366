import assert from "node:assert/strict";
import { test } from "node:test";
import { frames } from "../../src/copilot/frames";

function body(pieces: (string | Uint8Array)[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(typeof piece === "string" ? encoder.encode(piece) : piece);
      controller.close();
    },
  });
}

async function all(pieces: (string | Uint8Array)[]): Promise<string[]> {
  const read: string[] = [];
  for await (const data of frames(body(pieces))) read.push(data);
  return read;
}

test("frames are read whatever the line ends", async () => {
  assert.deepEqual(await all(["data: one\n\ndata:two\r\n\r\ndata: three\r\r"]), ["one", "two", "three"]);
});

test("frames are read wherever the pieces are cut, also within a letter and a line end", async () => {
  const bytes = new TextEncoder().encode("data: Grüße 🦀\r\ndata: zwei\r\n\r\n: stay awake\n\ndata: end\n\n");
  for (let size = 1; size <= 7; size += 1) {
    const pieces: Uint8Array[] = [];
    for (let start = 0; start < bytes.length; start += size) pieces.push(bytes.slice(start, start + size));
    assert.deepEqual(await all(pieces), ["Grüße 🦀\nzwei", "end"], `${size} bytes at a time`);
  }
});

test("a frame that is cut off does not count", async () => {
  assert.deepEqual(await all(["data: one\n\ndata: tw"]), ["one"]);
  assert.deepEqual(await all(["data: one\n\ndata: two\n"]), ["one"]);
});

test("other fields and comments are passed over", async () => {
  assert.deepEqual(await all(["retry: 1000\nid: 3\nevent: message\ndata: x\n\n:\n\nevent: y\n\n"]), ["x"]);
});
