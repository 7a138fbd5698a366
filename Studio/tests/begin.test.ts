import assert from "node:assert/strict";
import { test } from "node:test";
import type { Setup } from "../src/api/setups";
import { answerer, briefOf, changesOf, draftOf, emptyDraft, saysSomething } from "../src/brief/briefDraft";
import { isPure, taken, toggled, whole } from "../src/pages/begin/mixing";

const setups: Setup[] = [
  { number: 1, premise: "One", reasoning: "", story_tone: "Dark", persona: " " },
  { number: 2, premise: "Two", reasoning: "", story_tone: "Light", ending_preference: "Happy" },
];

test("a whole setup is taken as it is", () => {
  const mix = whole(setups[1]!);
  assert.ok(isPure(mix));
  assert.deepEqual(taken(mix, setups), { premise: "Two", fields: { story_tone: "Light", ending_preference: "Happy" } });
});

test("fields of another setup are put in and taken out again", () => {
  const mix = toggled(whole(setups[1]!), "story_tone", 1);
  assert.ok(!isPure(mix));
  assert.deepEqual(taken(mix, setups), { premise: "Two", fields: { story_tone: "Dark", ending_preference: "Happy" } });
  assert.deepEqual(taken(toggled(mix, "story_tone", 1), setups).fields, { ending_preference: "Happy" });
});

test("a brief leaves out what says nothing", () => {
  assert.ok(!saysSomething(emptyDraft));
  const draft = { ...emptyDraft, idea: "  A line. ", author: " ", fields: { ...emptyDraft.fields, story_tone: " Dark " } };
  assert.ok(saysSomething(draft));
  assert.deepEqual(briefOf(draft), { idea: "A line.", story_tone: "Dark", words: 1500, language: "en" });
});

test("a model is named with its provider, whatever spaces its name has", () => {
  assert.deepEqual(answerer({ ...emptyDraft, model: "huggingface org/a b" }), { provider: "huggingface", model: "org/a b" });
  assert.deepEqual(answerer(emptyDraft), {});
});

test("only what was changed in a brief is sent, what was emptied too", () => {
  const before = { ...emptyDraft, title: "Old", fields: { ...emptyDraft.fields, story_tone: "Dark" } };
  assert.deepEqual(changesOf(before, before), {});
  const after = { ...before, title: " ", words: 900, template: "short_fiction" as const, fields: { ...before.fields, story_tone: "" } };
  assert.deepEqual(changesOf(before, after), { title: "", words: 900, story_tone: "", template: "short_fiction" });
});

test("a stored brief fills the form", () => {
  const fields = Object.fromEntries(Object.keys(emptyDraft.fields).map((field) => [field, ""])) as typeof emptyDraft.fields;
  const draft = draftOf({ ...fields, story_tone: "Dark", idea: "I", words: 300, language: "de", template: null, title: null, seed: 7 });
  assert.deepEqual([draft.idea, draft.words, draft.language, draft.template, draft.title, draft.author, draft.fields.story_tone], ["I", 300, "de", "", "", "", "Dark"]);
});
