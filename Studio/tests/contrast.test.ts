import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const css = readFileSync("src/style/tokens.css", "utf8");

/** The colours of each block of the style sheet: light, dark by the system, dark by choice. */
const themes = css.split(/\{/).filter((block) => block.includes("--paper:"))
  .map((block) => Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1]!, match[2]!])));

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const part = parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((left, right) => right - left) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

test("text stands out from its ground by 4.5 : 1 in both themes, frames of controls by 3 : 1", () => {
  assert.equal(themes.length, 3);
  const grounds = ["paper", "sheet", "sunken", "accent-wash"];
  const pairs = [
    ...["ink", "ink-soft", "ink-faint", "accent", "bad"].flatMap((text) => grounds.map((ground) => [text, ground, 4.5] as const)),
    ["on-accent", "accent", 4.5], ["on-accent", "accent-strong", 4.5], ["good", "good-wash", 4.5], ["warn", "warn-wash", 4.5],
    ["bad", "bad-wash", 4.5], ["ink", "warn-wash", 4.5], ["ink", "bad-wash", 4.5], ["ink", "added", 4.5], ["ink", "removed", 4.5],
    ["ink", "mark", 4.5], ["paper", "ink", 4.5], ["paper", "ink-soft", 4.5], ["line-strong", "paper", 3], ["line-strong", "sheet", 3],
  ] as (readonly [string, string, number])[];
  for (const theme of themes) {
    for (const [text, ground, least] of pairs) {
      const found = contrast(theme[text] ?? "#000000", theme[ground] ?? "#000000");
      assert.ok(found >= least, `${text} on ${ground}: ${found.toFixed(2)}`);
    }
  }
});

test("the two dark themes are the same", () => {
  assert.deepEqual(themes[1], themes[2]);
});
