import type { GenerationProgress } from "../api/client";
import { dollars, plural } from "../text/format";

/** The state of a generation. */
export interface Generation {
  /** The latest progress; null before the first. */
  progress: GenerationProgress | null;
  /** The text that has arrived. */
  text: string;
  /** Whether the built-in model has produced nothing for a while. */
  isSlow: boolean;
}

/** Before anything has arrived. */
export const nothingYet: Generation = { progress: null, text: "", isSlow: false };

/** Milliseconds without output after which the page explains that the built-in model is slow. */
export const SLOW = 5_000;

/** Whether the model has started to process the prompt or to answer. */
export const hasBegun = ({ progress, text }: Generation): boolean =>
  text !== "" || (progress !== null && (progress.output_tokens > 0 || (progress.reading ?? null) !== null));

/** The tokens and the cost so far; empty if there are none. The cost of a free model is not shown. */
export function takenSoFar(progress: GenerationProgress | null): string {
  const tokens = progress && progress.output_tokens > 0 ? [`${plural(progress.output_tokens, "token")} so far`] : [];
  return [...tokens, ...(progress && Number(progress.cost) > 0 ? [dollars(progress.cost)] : [])].join(", ");
}

/** The state of a generation in words; `what` describes the activity. */
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
