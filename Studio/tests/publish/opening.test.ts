import assert from "node:assert/strict";
import { test } from "node:test";
import { exportFormats } from "../../src/api/exports";
import { FORMATS, opening } from "../../src/pages/publish/formats";

test("the first page ends between words", () => {
  assert.deepEqual(opening("One two three.\n\nFour five six seven.", 25), ["One two three.", "Four five …"]);
  assert.deepEqual(opening("One.\n\nTwo.", 100), ["One.", "Two."]);
  assert.deepEqual(opening("", 100), []);
});

test("each form that the server has is offered, once", () => {
  assert.deepEqual(FORMATS.map((entry) => entry.format).sort(), [...exportFormats].sort());
});
