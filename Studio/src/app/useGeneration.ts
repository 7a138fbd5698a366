import { useCallback, useEffect, useRef, useState } from "react";
import type { GenerationObserver } from "../api/client";
import { listModels } from "../api/models";
import { generationWords, nothingYet, SLOW } from "./generation";

/** The provider whose models run on this machine. */
const builtIn = "embedded";

/** An answer that a model makes, as far as it is. */
export interface GenerationView {
  /** How far it is, in words. */
  words: string;
  /** What has come of it to be read. */
  text: string;
  /** Another answer is asked for, of the usual model or of that provider's; hands back who watches it being made. */
  begin: (signal: AbortSignal, provider?: string) => GenerationObserver;
}

/** Watches answers being made, one after the other; `what` says what the model does. */
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

/** Whether the model that is asked when nobody names one runs on this machine. */
async function isUsuallyBuiltIn(signal: AbortSignal): Promise<boolean> {
  const models = await listModels(signal).catch(() => null);
  return models?.items.find((model) => model.is_default)?.provider === builtIn;
}
