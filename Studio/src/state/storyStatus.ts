import type { StoryCard } from "../api/stories";
import { plural } from "../text/format";

/** A story that is written to its end but misses a part of its contract, in the fewest words. */
export const incompleteTag = "Written, with faults";

/** Shares of the words asked for that a story may have; Sources/Storytelling/Length/LengthContract.swift keeps to them. */
const kept = { least: 0.93, most: 1.12 };

/** What a story misses that is written to its end and not complete, in words that follow "but". */
export function missed({ words, asked_words: asked }: Pick<StoryCard, "words" | "asked_words">): string {
  if (words > kept.most * asked) return "it is longer than asked";
  if (words < kept.least * asked) return "it is shorter than asked";
  return "it misses a part of what was asked";
}

/** How many words are still to be written, as a sentence that is true. */
export function leftWords({ words, asked_words: asked }: Pick<StoryCard, "words" | "asked_words">): string {
  const left = asked - words;
  if (left <= 0) return "It has the words that were asked for; what is still to be written is its end.";
  return `About ${plural(left, "word")} ${left === 1 ? "is" : "are"} still to be written.`;
}
