import assert from "node:assert/strict";
import { test } from "node:test";
import type { PatchOperation } from "../../src/copilot/events";
import { applyPatch, PatchError } from "../../src/copilot/patch";

const story = { title: "The Lamp", scenes: [{ number: 1, words: 10 }, { number: 2, words: 0 }], "a/b~c": 1 };

test("each operation does what RFC 6902 says", () => {
  const cases: [PatchOperation, unknown][] = [
    [{ op: "replace", path: "/title", value: "The Bell" }, { ...story, title: "The Bell" }],
    [{ op: "add", path: "/scenes/1", value: 7 }, { ...story, scenes: [story.scenes[0], 7, story.scenes[1]] }],
    [{ op: "add", path: "/scenes/-", value: 7 }, { ...story, scenes: [...story.scenes, 7] }],
    [{ op: "add", path: "/new", value: null }, { ...story, new: null }],
    [{ op: "remove", path: "/scenes/0" }, { ...story, scenes: [story.scenes[1]] }],
    [{ op: "replace", path: "/a~1b~0c", value: 2 }, { ...story, "a/b~c": 2 }],
    [{ op: "copy", from: "/title", path: "/premise" }, { ...story, premise: "The Lamp" }],
    [{ op: "move", from: "/scenes/1", path: "/scenes/0" }, { ...story, scenes: [story.scenes[1], story.scenes[0]] }],
    [{ op: "test", path: "/scenes/0", value: { words: 10, number: 1 } }, story],
    [{ op: "replace", path: "", value: 3 }, 3],
  ];
  for (const [operation, wanted] of cases) assert.deepEqual(applyPatch(story, [operation]), wanted, JSON.stringify(operation));
});

test("the original stays as it is, and what did not change is shared", () => {
  const before = JSON.stringify(story);
  const after = applyPatch(story, [{ op: "replace", path: "/scenes/1/words", value: 9 }]) as typeof story;
  assert.equal(JSON.stringify(story), before);
  assert.equal(after.scenes[1]?.words, 9);
  assert.equal(after.scenes[0], story.scenes[0]);
});

test("what does not fit is refused", () => {
  const wrong: PatchOperation[] = [
    { op: "replace", path: "/nothing", value: 1 },
    { op: "remove", path: "/scenes/2" },
    { op: "add", path: "/scenes/3", value: 1 },
    { op: "add", path: "/scenes/01", value: 1 },
    { op: "add", path: "title", value: 1 },
    { op: "test", path: "/title", value: "Another" },
    { op: "move", from: "/scenes", path: "/scenes/0/inside" },
    { op: "replace", path: "/toString", value: 1 },
  ];
  for (const operation of wrong) assert.throws(() => applyPatch(story, [operation]), PatchError, JSON.stringify(operation));
});
