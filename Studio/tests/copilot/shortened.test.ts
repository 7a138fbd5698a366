import assert from "node:assert/strict";
import { test } from "node:test";
import { shortened } from "../../src/copilot/shortened";
import { wordDiff } from "../../src/text/wordDiff";

test("long runs that stay are cut, changes never", () => {
  const long = "word ".repeat(200);
  const cut = shortened(wordDiff(`${long}one ${long}`, `${long}two ${long}`));
  assert.ok(cut.map((part) => part.text).join("").length < 400);
  assert.deepEqual(cut.filter((part) => part.kind !== "same").map((part) => part.text), ["one", "two"]);
});
