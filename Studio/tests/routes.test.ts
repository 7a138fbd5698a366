import assert from "node:assert/strict";
import { test } from "node:test";
import { parseRoute, storyHref } from "../src/app/routes";

test("addresses name their places", () => {
  assert.deepEqual(parseRoute(""), { page: "library" });
  assert.deepEqual(parseRoute("#/"), { page: "library" });
  assert.deepEqual(parseRoute("#/new"), { page: "begin" });
  assert.deepEqual(parseRoute("#/usage"), { page: "usage" });
  assert.deepEqual(parseRoute("#/keys/"), { page: "keys" });
  assert.deepEqual(parseRoute("#/stories/abc"), { page: "story", id: "abc", tab: "plan", query: {} });
});

test("what names nothing is said to be missing", () => {
  for (const hash of ["#/stories", "#/stories/a/sing", "#/stories/a/plan/x", "#/nowhere", "#/new/story"]) {
    assert.deepEqual(parseRoute(hash), { page: "missing" }, hash);
  }
});

test("the address of a part of a room leads there, whatever the id and the query hold", () => {
  const href = storyHref("a/b c", "write", { scene: 3, find: "R&D = “100 %”", nothing: undefined });
  assert.deepEqual(parseRoute(href), { page: "story", id: "a/b c", tab: "write", query: { scene: "3", find: "R&D = “100 %”" } });
});

test("a broken escape does not break the page", () => {
  assert.deepEqual(parseRoute("#/stories/%E0%A4/plan"), { page: "story", id: "%E0%A4", tab: "plan", query: {} });
});
