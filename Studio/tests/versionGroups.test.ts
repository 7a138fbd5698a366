import assert from "node:assert/strict";
import { test } from "node:test";
import type { VersionSummary } from "../src/api/versions";
import { grouped } from "../src/pages/history/versionGroups";

/** Versions out of minutes and reasons, the oldest first; handed back the newest first, as the server lists them. */
function versions(...entries: [minute: number, reason: VersionSummary["reason"]][]): VersionSummary[] {
  return entries.map(([minute, reason], place) => ({
    number: place + 1, scene: 1, reason, words: 10, created_at: new Date(minute * 60_000).toISOString(),
  })).reverse();
}

const numbers = (list: VersionSummary[]): number[][] => grouped(list).map((group) => group.versions.map((version) => version.number));

test("saves of one edit session, as stories from before have them, are one entry", () => {
  assert.deepEqual(numbers(versions([0, "edited"], [0.1, "edited"], [0.4, "edited"], [4, "edited"])), [[4, 3, 2, 1]]);
});

test("a long afternoon is several entries, whether an edit session left one version or each save its own", () => {
  assert.deepEqual(numbers(versions([0, "edited"], [5, "edited"], [10, "edited"], [30, "edited"])), [[4], [3], [2], [1]]);
  const old = Array.from({ length: 40 }, (_, place): [number, "edited"] => [place / 4, "edited"]);
  const groups = numbers(versions(...old));
  assert.deepEqual(groups.map((group) => group.length), [20, 20]);
});

test("what is not an edit stands alone", () => {
  const mixed = versions([0, "edited"], [0.1, "regenerated"], [0.2, "edited"], [0.3, "edited"], [0.4, "restored"]);
  assert.deepEqual(numbers(mixed), [[5], [4, 3], [2], [1]]);
});
