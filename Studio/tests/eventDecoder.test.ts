import assert from "node:assert/strict";
import { test } from "node:test";
import { EventDecoder, type ServerEvent } from "../src/api/eventDecoder";

const bytes = (text: string) => new TextEncoder().encode(text);

function inPieces(text: string, size: number): ServerEvent[] {
  const decoder = new EventDecoder();
  const whole = bytes(text);
  const events: ServerEvent[] = [];
  for (let start = 0; start < whole.length; start += size) events.push(...decoder.push(whole.subarray(start, start + size)));
  return events;
}

test("frames cut anywhere, inside characters and line ends too, give the same events", () => {
  const stream = "retry: 1000\r\n\r\n: alive\r\n\r\nid: 7\r\nevent: delta\r\ndata: {\"text\":\"Zoë 👩‍🚀 雨\"}\r\n\r\nid:8\rdata:a\rdata: b\r\rdata: last\n\n";
  const whole = inPieces(stream, 10_000);
  assert.deepEqual(whole, [
    { id: "7", name: "delta", data: "{\"text\":\"Zoë 👩‍🚀 雨\"}" },
    { id: "8", name: "message", data: "a\nb" },
    { id: "8", name: "message", data: "last" },
  ]);
  for (let size = 1; size < 40; size += 1) assert.deepEqual(inPieces(stream, size), whole, `pieces of ${size}`);
});

test("an event that was cut off at the end is not handed out", () => {
  assert.deepEqual(inPieces("id: 1\ndata: whole\n\nid: 2\ndata: cut", 5), [{ id: "1", name: "message", data: "whole" }]);
});

test("the wait that a server asks for is kept", () => {
  const decoder = new EventDecoder();
  decoder.push(bytes("retry: 1000\n\nretry: soon\n\n"));
  assert.equal(decoder.retry, 1000);
});
