import type { StorySummary } from "../api/stories";
import { plural } from "../text/format";

/** The label of a story that is finished but does not meet every requirement. */
export const incompleteTag = "Finished with issues";

/** The accepted shares of the requested words; the same as in Sources/Storytelling/Length/LengthContract.swift. */
const kept = { least: 0.93, most: 1.12 };

/** Why a finished story is incomplete, in words that follow "but". */
export function missed({ words, asked_words: asked }: Pick<StorySummary, "words" | "asked_words">): string {
  if (words > kept.most * asked) return "it is longer than requested";
  if (words < kept.least * asked) return "it is shorter than requested";
  return "it does not meet every requirement";
}

/** The words left to write, as a sentence. */
export function leftWords({ words, asked_words: asked }: Pick<StorySummary, "words" | "asked_words">): string {
  const left = asked - words;
  if (left <= 0) return "The target length is reached; only the ending is left to write.";
  return `About ${plural(left, "word")} left to write.`;
}
