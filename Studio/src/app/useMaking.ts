import { useCallback, useEffect, useRef, useState } from "react";
import type { MakingWatch } from "../api/client";
import { listModels } from "../api/models";
import { makingWords, nothingYet, SLOW } from "./making";

/** The provider whose models run on this machine. */
const builtIn = "embedded";

/** An answer that a model makes, as far as it is. */
export interface MakingAnswer {
  /** How far it is, in words. */
  words: string;
  /** What has come of it to be read. */
  text: string;
  /** Another answer is asked for, of the usual model or of that provider's; hands back who watches it being made. */
  begin: (signal: AbortSignal, provider?: string) => MakingWatch;
}

/** Watches answers being made, one after the other; `what` says what the model does. */
export function useMaking(what?: string): MakingAnswer {
  const [making, setMaking] = useState(nothingYet);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const begin = useCallback((signal: AbortSignal, provider?: string): MakingWatch => {
    clearTimeout(timer.current);
    setMaking(nothingYet);
    const slow = async (): Promise<void> => {
      const isBuiltIn = provider === undefined ? await isUsuallyBuiltIn(signal) : provider === builtIn;
      if (isBuiltIn && !signal.aborted) setMaking((old) => ({ ...old, isSlow: true }));
    };
    timer.current = setTimeout(() => void slow(), SLOW);
    return {
      onDelta: (delta) => setMaking((old) => ({ ...old, text: old.text + delta.text })),
      onProgress: (progress) => setMaking((old) => ({ ...old, progress })),
    };
  }, []);
  return { words: makingWords(making, what), text: making.text, begin };
}

/** Whether the model that is asked when nobody names one runs on this machine. */
async function isUsuallyBuiltIn(signal: AbortSignal): Promise<boolean> {
  const models = await listModels(signal).catch(() => null);
  return models?.items.find((model) => model.is_default)?.provider === builtIn;
}
