import assert from "node:assert/strict";
import { test } from "node:test";
import { manuscriptOf } from "../src/manuscript/manuscriptSessions";
import { saveTyped } from "../src/state/pendingText";
import { StoryStore } from "../src/state/storyStore";

/** A document or a window that counts its listeners. */
class Target {
  readonly listeners = new Set<unknown>();
  readonly visibilityState = "visible";
  addEventListener(_name: string, listener: unknown): void {
    this.listeners.add(listener);
  }
  removeEventListener(_name: string, listener: unknown): void {
    this.listeners.delete(listener);
  }
}

const page = { document: new Target(), window: new Target() };
const storage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
Object.assign(globalThis, page, { BroadcastChannel: undefined, sessionStorage: storage, localStorage: storage });
Object.assign(globalThis, { fetch: () => Promise.resolve(new Response(JSON.stringify({ revision: 1, scenes: [], outline: null, brief: {} }))) });

const count = (): number => page.document.listeners.size + page.window.listeners.size;
const turn = (): Promise<unknown> => new Promise((resolve) => setImmediate(resolve));

/** Opens a story and its manuscript. */
async function open(id: string): Promise<StoryStore> {
  const store = new StoryStore(id);
  store.open();
  manuscriptOf(id).attach(store);
  await manuscriptOf(id).read();
  return store;
}

test("a story that was left listens to nothing, and the oldest sessions are freed", async () => {
  const first = manuscriptOf("s1");
  for (const id of ["s1", "s2", "s3", "s4"]) {
    const store = await open(id);
    assert.ok(count() > 0);
    store.close();
    await turn();
    assert.equal(count(), 0);
  }
  assert.notEqual(manuscriptOf("s1"), first);
});

test("a story that is opened again soon has its session still", async () => {
  const session = manuscriptOf("s5");
  (await open("s5")).close();
  await turn();
  const store = await open("s5");
  assert.equal(manuscriptOf("s5"), session);
  store.close();
});

test("a session with unsaved text is kept, and goes on listening until the text is saved", async () => {
  const session = manuscriptOf("s6");
  const store = await open("s6");
  session.saver.take(1, ["Stored."], 1);
  session.saver.touched(1);
  store.close();
  await turn();
  for (const id of ["s7", "s8", "s9"]) (await open(id)).close();
  await turn();
  assert.equal(manuscriptOf("s6"), session);
  assert.ok(count() > 0);
  assert.equal(await saveTyped("s6"), false);
  session.saver.take(1, [], 2);
  assert.equal(count(), 0);
  assert.equal(await saveTyped("s6"), true);
});
