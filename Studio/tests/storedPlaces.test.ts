import assert from "node:assert/strict";
import { test } from "node:test";
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
