import type { StorySummary } from "../api/stories";
import { plural } from "../text/format";

/** A story that is written to its end but misses a part of its contract, in the fewest words. */
export const incompleteTag = "Finished with issues";

/** Shares of the words asked for that a story may have; Sources/Storytelling/Length/LengthContract.swift keeps to them. */
const kept = { least: 0.93, most: 1.12 };

/** What a story misses that is written to its end and not complete, in words that follow "but". */
export function missed({ words, asked_words: asked }: Pick<StorySummary, "words" | "asked_words">): string {
  if (words > kept.most * asked) return "it is longer than requested";
  if (words < kept.least * asked) return "it is shorter than requested";
  return "it does not meet every requirement";
}

/** How many words are still to be written, as a sentence that is true. */
export function leftWords({ words, asked_words: asked }: Pick<StorySummary, "words" | "asked_words">): string {
  const left = asked - words;
  if (left <= 0) return "The target length is reached; only the ending is left to write.";
  return `About ${plural(left, "word")} left to write.`;
}
