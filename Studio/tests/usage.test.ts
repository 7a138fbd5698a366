import assert from "node:assert/strict";
import { test } from "node:test";
import type { UsageDay } from "../src/api/usage";
import { dollars, duration, readingTime } from "../src/text/format";
import { outcomeWords, stepWords } from "../src/pages/usage/callWords";
import { byDay, byModel, months, roundUp } from "../src/pages/usage/days";

const day = (date: string, model: string, cost: string): UsageDay => ({
  day: date, provider: "p", model, calls: 2, cached_answers: 0, cost,
  usage: { prompt_tokens: 10, cached_tokens: 4, thinking_tokens: 1, output_tokens: 5 },
});

test("a month has all its days, and sums of all models", () => {
  const sums = byDay("2028-02", [day("2028-02-29", "a", "0.5"), day("2028-02-29", "b", "0.25")]);
  assert.equal(sums.length, 29);
  assert.deepEqual(sums[28], { day: "2028-02-29", cost: 0.75, tokens: 32, calls: 4 });
  assert.deepEqual(byModel([day("2028-02-01", "a", "0.1"), day("2028-02-02", "b", "0.3")]).map((sum) => sum.model), ["b", "a"]);
});

test("months go back over the turn of the year", () => {
  assert.deepEqual(months(new Date("2027-01-31T23:59:00Z"), 3), ["2027-01", "2026-12", "2026-11"]);
});

test("scales end in round numbers", () => {
  assert.deepEqual([0, 0.007, 1, 1.1, 2.4, 7, 99, 1_001].map(roundUp).map((value) => Number(value.toPrecision(3))), [1, 0.01, 1, 2, 2.5, 10, 100, 2_000]);
});

test("amounts, times and lengths read as people say them", () => {
  assert.deepEqual(["0", "0.00004", "0.0042", "0.5", "0.125", "3.7"].map((text) => dollars(text)), ["$0", "< $0.0001", "$0.0042", "$0.50", "$0.125", "$3.70"]);
  assert.deepEqual([0.4, 59, 61, 3_600, 4_800].map(duration), ["1 s", "59 s", "1 min", "1 h", "1 h 20 min"]);
  assert.deepEqual([100, 1_500, 20_000, 14_000].map(readingTime), ["1 minute to read", "7 minutes to read", "1.5 hours to read", "1 hour to read"]);
});

test("model calls are listed in plain words", () => {
  assert.deepEqual(["setup_options", "scene/3", "delta/3", "ending/5", "premise"].map(stepWords), ["Setups", "Scene 3", "Story notes, scene 3", "Ending, scene 5", "Premise"]);
  assert.deepEqual(["stop", "gate:repetition", "process_ended", "rate_limited"].map(outcomeWords), ["Complete", "Stopped: repetition", "Server stopped", "Rate limited"]);
});
