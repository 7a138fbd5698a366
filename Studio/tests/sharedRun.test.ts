import assert from "node:assert/strict";
import { test } from "node:test";
import type { RunEvent } from "../src/api/followRun";
import { shareRun, type SharingPorts } from "../src/api/sharedRun";

/** A lock as browsers have it: one holder, the others wait in their order. */
class Locks {
  private tail: Promise<unknown> = Promise.resolve();

  async request(_name: string, options: { signal?: AbortSignal }, act: () => Promise<unknown>): Promise<unknown> {
    const aborted = new Promise<never>((_, reject) => options.signal?.addEventListener("abort", () => reject(new Error("aborted"))));
    const turn = this.tail;
    let release = (): void => undefined;
    this.tail = Promise.all([turn, new Promise<void>((resolve) => (release = resolve))]);
    try {
      await Promise.race([turn, aborted]);
      return await act();
    } finally {
      release();
    }
  }
}

/** A server with one run's log, which counts who reads it. */
class Server {
  log: RunEvent[] = [];
  readers = 0;
  most = 0;
  private wakes: (() => void)[] = [];

  add(...texts: string[]): void {
    for (const text of texts) this.log.push({ id: this.log.length + 1, name: "delta", data: { part: "text", text } });
    this.wake();
  }

  end(): void {
    this.log.push({ id: this.log.length + 1, name: "state", data: { state: "succeeded", attempt: 0 } });
    this.wake();
  }

  follow = async (_id: string, after: number, onEvent: (event: RunEvent) => void, signal: AbortSignal): Promise<void> => {
    this.readers += 1;
    this.most = Math.max(this.most, this.readers);
    let last = after;
    while (!signal.aborted && this.log[last - 1]?.name !== "state") {
      while (last < this.log.length) onEvent(this.log[last++]!);
      if (this.log[last - 1]?.name === "state") break;
      await new Promise<void>((resolve) => {
        this.wakes.push(resolve);
        signal.addEventListener("abort", () => resolve());
      });
    }
    this.readers -= 1;
  };

  private wake(): void {
    for (const resolve of this.wakes.splice(0)) resolve();
  }
}

/** A channel that notes how many entries it hands out to its page. */
function counting(counts: number[], page: number): (name: string) => BroadcastChannel {
  return (name) => {
    const channel = new BroadcastChannel(name);
    channel.addEventListener("message", ({ data }: MessageEvent<{ list?: unknown[] }>) => (counts[page]! += data.list?.length ?? 0));
    return channel;
  };
}

function browser(server: Server, counts: number[] = []): () => { heard: number[]; stop: AbortController; over: Promise<void> } {
  const locks = new Locks();
  const run = `run${Math.random()}`;
  return () => {
    const channel = counting(counts, counts.push(0) - 1);
    const ports = { follow: server.follow, locks, channel } as unknown as SharingPorts;
    const heard: number[] = [];
    const stop = new AbortController();
    const over = shareRun(run, 0, (event) => heard.push(event.id), stop.signal, () => undefined, ports);
    return { heard, stop, over };
  };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve));
}

test("however many pages follow a run, one of them reads, and each hears everything once and in order", async () => {
  const server = new Server();
  server.add("a", "b");
  const open = browser(server);
  const pages = [open(), open(), open()];
  await until(() => pages.every((page) => page.heard.length === 2));
  pages.push(open());
  server.add("c");
  await until(() => pages.every((page) => page.heard.length === 3));
  server.end();
  await Promise.all(pages.map((page) => page.over));
  for (const page of pages) assert.deepEqual(page.heard, [1, 2, 3, 4]);
  assert.equal(server.most, 1);
});

test("when the page that reads goes away, another goes on where it stood", async () => {
  const server = new Server();
  server.add("a");
  const open = browser(server);
  const [first, second] = [open(), open()];
  await until(() => second.heard.length === 1);
  first.stop.abort();
  server.add("b", "c");
  await until(() => second.heard.length === 3);
  server.end();
  await second.over;
  assert.deepEqual(second.heard, [1, 2, 3, 4]);
  assert.deepEqual(first.heard, [1]);
});

test("what a page missed is told to that page alone", async () => {
  const server = new Server();
  server.add(...Array.from({ length: 50 }, (_, index) => `piece ${index}`));
  const counts: number[] = [];
  const open = browser(server, counts);
  const pages: ReturnType<typeof open>[] = [];
  for (let number = 0; number < 4; number += 1) {
    const page = open();
    pages.push(page);
    await until(() => page.heard.length === 50);
  }
  server.add("another");
  await until(() => pages.every((page) => page.heard.length === 51));
  assert.deepEqual(counts, [0, 51, 51, 51]);
  server.end();
  await Promise.all(pages.map((page) => page.over));
  for (const page of pages) assert.deepEqual(page.heard, Array.from({ length: 52 }, (_, index) => index + 1));
});
