import { useCallback, useEffect, useRef, useState } from "react";
import type { GenerationObserver } from "../api/client";
import { listModels } from "../api/models";
import { generationWords, nothingYet, SLOW } from "./generation";

/** The provider of the built-in model. */
const builtIn = "embedded";

/** A generation in progress. */
export interface GenerationView {
  /** Its state in words. */
  words: string;
  /** The text that has arrived. */
  text: string;
  /** Starts another generation with the default model or that of a provider, and returns its observer. */
  begin: (signal: AbortSignal, provider?: string) => GenerationObserver;
}

/** Observes generations one after the other; `what` describes the activity. */
export function useGeneration(what?: string): GenerationView {
  const [generation, setGeneration] = useState(nothingYet);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const begin = useCallback((signal: AbortSignal, provider?: string): GenerationObserver => {
    clearTimeout(timer.current);
    setGeneration(nothingYet);
    const slow = async (): Promise<void> => {
      const isBuiltIn = provider === undefined ? await isUsuallyBuiltIn(signal) : provider === builtIn;
      if (isBuiltIn && !signal.aborted) setGeneration((old) => ({ ...old, isSlow: true }));
    };
    timer.current = setTimeout(() => void slow(), SLOW);
    return {
      onDelta: (delta) => setGeneration((old) => ({ ...old, text: old.text + delta.text })),
      onProgress: (progress) => setGeneration((old) => ({ ...old, progress })),
    };
  }, []);
  return { words: generationWords(generation, what), text: generation.text, begin };
}

/** Whether the default model is the built-in one. */
async function isUsuallyBuiltIn(signal: AbortSignal): Promise<boolean> {
  const models = await listModels(signal).catch(() => null);
  return models?.items.find((model) => model.is_default)?.provider === builtIn;
}
