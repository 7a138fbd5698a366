import assert from "node:assert/strict";
import { test } from "node:test";
import { informOtherTabs, onChangeInOtherTab, type StoryChanged } from "../src/state/otherTabs";

/** What a browser's channels do, without its delay: a message reaches the open channels of its name, but not its sender. */
class Channel {
  static open: Channel[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;
  constructor(readonly name: string) {
    Channel.open.push(this);
  }
  postMessage(data: unknown): void {
    for (const other of Channel.open) if (other !== this && other.name === this.name) other.onmessage?.({ data });
  }
  close(): void {
    Channel.open = Channel.open.filter((other) => other !== this);
  }
}

test("a change in another tab reaches every listener once, and the page's own changes reach none of its own", () => {
  Object.assign(globalThis, { BroadcastChannel: Channel });
  const heard: StoryChanged[] = [];
  const stop = [onChangeInOtherTab((change) => heard.push(change)), onChangeInOtherTab((change) => heard.push(change))];
  assert.equal(Channel.open.length, 1);
  const tab = new Channel(Channel.open[0]!.name);
  tab.postMessage({ id: "s", revision: 4 });
  assert.deepEqual(heard, [{ id: "s", revision: 4 }, { id: "s", revision: 4 }]);
  const told: unknown[] = [];
  tab.onmessage = ({ data }) => told.push(data);
  informOtherTabs({ id: "s", revision: 5 });
  assert.equal(heard.length, 2);
  for (const end of stop) end();
  assert.deepEqual(Channel.open, [tab]);
  informOtherTabs({ id: "s", revision: 6 });
  assert.deepEqual(told, [{ id: "s", revision: 5 }, { id: "s", revision: 6 }]);
  assert.deepEqual(Channel.open, [tab]);
});
