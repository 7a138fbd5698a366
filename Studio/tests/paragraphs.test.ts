import assert from "node:assert/strict";
import { test } from "node:test";
import { mergeParagraphs } from "../src/text/merge";
import { clean, patchBetween, splitParagraphs, storedForm } from "../src/text/paragraphs";
import { readingTime } from "../src/text/format";
import { countWords } from "../src/text/words";

test("paragraphs are cut at every line break of Unicode and trimmed as the server trims them", () => {
  assert.deepEqual(splitParagraphs("\u00a0one \r\n\n two\u2028three\u0085\u3000four\u2003\n \t\n"), ["one", "two", "three", "four"]);
  assert.deepEqual(splitParagraphs("\ufeffx"), ["\ufeffx"]);
});

test("what the server refuses is taken out before it is sent", () => {
  assert.equal(clean("a\u0000b\u001bc\ud800d\u{1f600}e\tf"), "abc\ufffdd\u{1f600}e\tf");
  assert.deepEqual(storedForm(["  ", "a\nb", " c "]), ["a", "b", "c"]);
});

test("a patch is the smallest run of paragraphs that differs", () => {
  assert.equal(patchBetween(["a", "b"], ["a", "b"]), null);
  assert.deepEqual(patchBetween(["a", "b", "c"], ["a", "x", "y", "c"]), { index: 1, before: ["b"], after: ["x", "y"] });
  assert.deepEqual(patchBetween(["a", "a"], ["a", "a", "a"]), { index: 2, before: [], after: ["a"] });
  assert.deepEqual(patchBetween(["a", "b"], []), { index: 0, before: ["a", "b"], after: [] });
});

test("changes of two sides at different places come together", () => {
  assert.deepEqual(mergeParagraphs(["a", "b", "c"], ["A", "b", "c"], ["a", "b", "c", "d"]), ["A", "b", "c", "d"]);
  assert.deepEqual(mergeParagraphs(["a", "b", "c", "d"], ["a", "c", "d"], ["a", "b", "c", "D"]), ["a", "c", "D"]);
});

test("where both changed the same paragraph, both texts stand, mine first", () => {
  assert.deepEqual(mergeParagraphs(["a", "b", "c"], ["a", "mine", "c"], ["a", "theirs", "c"]), ["a", "mine", "theirs", "c"]);
  assert.deepEqual(mergeParagraphs([], ["mine"], ["theirs"]), ["mine", "theirs"]);
  assert.deepEqual(mergeParagraphs(["a"], ["same"], ["same"]), ["same"]);
});

test("words are counted as writers count them", () => {
  assert.equal(countWords("Don't — it’s 3.14, isn't it?"), 5);
  assert.equal(countWords("雨夜。"), 2);
  assert.equal(countWords("* * *"), 0);
  assert.equal(countWords("مرحبا بالعالم"), 2);
  assert.equal(readingTime(100), "1 minute to read");
  assert.equal(readingTime(1_400), "6 minutes to read");
});
