import assert from "node:assert/strict";
import { test } from "node:test";
import { grouped } from "../src/pages/history/versionGroups";
import { toLocal, toStored } from "../src/manuscript/storedPlaces";

const local = ["  ", " Mara 👩‍👧 ran.", "", "She fell. "];

test("places pass between the editor, which has empty paragraphs and space, and the server, which has none", () => {
  assert.deepEqual(toStored(local, { paragraph: 1, offset: 6 }), { paragraph: 1, offset: 5 });
  assert.deepEqual(toStored(local, { paragraph: 3, offset: 10 }), { paragraph: 2, offset: 9 });
  assert.deepEqual(toStored(local, { paragraph: 0, offset: 1 }), { paragraph: 1, offset: 0 });
  assert.deepEqual(toStored(local, { paragraph: 2, offset: 0 }), { paragraph: 1, offset: " Mara 👩‍👧 ran.".length - 1 });
  for (const paragraph of [1, 3]) {
    const place = { paragraph, offset: 4 };
    assert.deepEqual(toLocal(local, toStored(local, place)), place);
  }
  assert.equal(toLocal(local, { paragraph: 3, offset: 0 }), null);
});

test("edits of one sitting are one entry of the history; what a model replaced stands alone", () => {
  const version = (number: number, reason: "edited" | "regenerated", minute: number) =>
    ({ number, scene: 1, reason, words: 1, created_at: new Date(minute * 60_000).toISOString() });
  const groups = grouped([version(5, "edited", 100), version(4, "edited", 95), version(3, "regenerated", 94), version(2, "edited", 93), version(1, "edited", 50)]);
  assert.deepEqual(groups.map((group) => group.versions.map((entry) => entry.number)), [[5, 4], [3], [2], [1]]);
});
