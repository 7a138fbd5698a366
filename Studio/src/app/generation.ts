import type { GenerationProgress } from "../api/client";
import { dollars, plural } from "../text/format";

/** What is known of an answer while a model makes it. */
export interface Generation {
  /** What was told last; null before. */
  progress: GenerationProgress | null;
  /** What has come of it to be read. */
  text: string;
  /** Whether the built-in model was asked and nothing has come of it for a while. */
  isSlow: boolean;
}

/** Before anything is told. */
export const nothingYet: Generation = { progress: null, text: "", isSlow: false };

/** How long an answer may come to nothing before it is said that this is usual, in milliseconds. */
export const SLOW = 5_000;

/** Whether the model has begun: to read what it was asked, or to answer. */
export const hasBegun = ({ progress, text }: Generation): boolean =>
  text !== "" || (progress !== null && (progress.output_tokens > 0 || (progress.reading ?? null) !== null));

/** What an answer has taken so far; nothing where there is nothing to tell. A model that is free costs nothing worth saying. */
export function takenSoFar(progress: GenerationProgress | null): string {
  const tokens = progress && progress.output_tokens > 0 ? [`${plural(progress.output_tokens, "token")} so far`] : [];
  return [...tokens, ...(progress && Number(progress.cost) > 0 ? [dollars(progress.cost)] : [])].join(", ");
}

/** How far an answer is, in words; `what` says what the model does. */
export function generationWords(generation: Generation, what = "Thinking…"): string {
  const { progress, text, isSlow } = generation;
  const reading = progress?.reading;
  if (text === "" && progress && reading && progress.output_tokens === 0 && reading.total > 0 && reading.done < reading.total) {
    return `Reading the prompt, ${Math.floor((100 * reading.done) / reading.total)}%…`;
  }
  if (isSlow && !hasBegun(generation)) return `${what} The built-in model may take a minute or two.`;
  const taken = takenSoFar(progress);
  return taken ? `${what} ${taken}.` : what;
}
