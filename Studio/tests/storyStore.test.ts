import assert from "node:assert/strict";
import { mock, test } from "node:test";
import type { Story } from "../src/api/stories";
import type { EditedSceneText } from "../src/api/texts";
import { StoryStore } from "../src/state/storyStore";

const story = {
  id: "s1", title: "T", status: "writing", words: 30, asked_words: 300, revision: 7, updated_at: "before",
  outline: { title: "T", scenes: [{ number: 1, words: 10, is_written: false }, { number: 2, words: 20, is_written: true }] },
} as unknown as Story;

const after = (revision: number): EditedSceneText => ({
  story_id: "s1", scene: 1, text: "a", words: 12, is_written: true, revision, status: "complete", story_words: 32, updated_at: "after",
});

/** A store that knows the story, and the addresses that were asked while `act` ran. */
async function asked(act: (store: StoryStore) => void): Promise<{ store: StoryStore; paths: string[] }> {
  const paths: string[] = [];
  const before = globalThis.fetch;
  const storage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  Object.assign(globalThis, { sessionStorage: storage, localStorage: storage });
  globalThis.fetch = ((path: string) => {
    paths.push(path);
    return Promise.resolve(new Response(JSON.stringify({ ...story, revision: 9 }), { headers: { "Content-Type": "application/json", ETag: "\"9\"" } }));
  }) as unknown as typeof fetch;
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const store = new StoryStore("s1");
    store.take(story);
    act(store);
    mock.timers.tick(1_000);
    await new Promise((resolve) => setImmediate(resolve));
    store.close();
    return { store, paths };
  } finally {
    mock.timers.reset();
    globalThis.fetch = before;
  }
}

test("The answer to a change of a text is the new state: nothing is read", async () => {
  const { store, paths } = await asked((store) => store.takeText(after(8)));
  const known = store.get().story!;
  assert.deepEqual(paths, []);
  assert.equal(store.get().revision, 8);
  assert.deepEqual([known.revision, known.words, known.status, known.updated_at], [8, 32, "complete", "after"]);
  assert.deepEqual(known.outline!.scenes.map((scene) => [scene.words, scene.is_written]), [[12, true], [20, true]]);
});

test("Where somebody else's change lies between, the story is read", async () => {
  const { store, paths } = await asked((store) => store.takeText(after(9)));
  assert.deepEqual(paths, ["/api/v1/stories/s1"]);
  assert.equal(store.get().revision, 9);
});
