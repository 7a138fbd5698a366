import assert from "node:assert/strict";
import { test } from "node:test";
import { overlap } from "../src/app/focusedArea";
import { leavePage, toast, toasts } from "../src/app/toasts";

test("messages that offer what makes no sense elsewhere go with their page or their story", () => {
  const action = { label: "Undo", act: () => undefined };
  const show = () => {
    toasts.set([]);
    toast("On the page", { action, place: "page", time: 1 });
    toast("In the story", { action, place: "story", time: 1 });
    toast("Everywhere", { action, time: 1 });
  };
  const left = () => toasts.get().map((entry) => entry.text);
  show();
  leavePage(false);
  assert.deepEqual(left(), ["In the story", "Everywhere"]);
  show();
  leavePage(true);
  assert.deepEqual(left(), ["Everywhere"]);
});

test("parts of the window that only touch do not hide one another", () => {
  const field = { top: 100, bottom: 140, left: 0, right: 300 };
  assert.ok(overlap(field, { top: 139, bottom: 200, left: 299, right: 400 }));
  assert.ok(!overlap(field, { top: 140, bottom: 200, left: 0, right: 300 }));
  assert.ok(!overlap(field, { top: 100, bottom: 140, left: 300, right: 400 }));
});
