import { useCallback, useEffect, useRef, useState } from "react";
import { newIntent } from "../api/client";
import { asProblem, type Problem } from "../api/problem";

/** Something that a writer sets off. */
export interface Action<Words extends unknown[]> {
  /** Does it; true where it went well. While it runs, it is not begun again. */
  run: (...words: Words) => Promise<boolean>;
  isBusy: boolean;
  problem: Problem | null;
  /** Calls it off. */
  stop: () => void;
  /** Takes the problem off the page. */
  clear: () => void;
}

/** What an action is given beside its own words. */
export interface ActionContext {
  signal: AbortSignal;
  /** The word for what the writer wants done once: the same after a failure, a new one after a success. */
  intent: string;
}

/** Wraps something that asks the server for a change: whether it runs, what went wrong, and calling it off. */
export function useAction<Words extends unknown[]>(
  act: (context: ActionContext, ...words: Words) => Promise<unknown>,
): Action<Words> {
  const [state, setState] = useState<{ isBusy: boolean; problem: Problem | null }>({ isBusy: false, problem: null });
  const controller = useRef<AbortController | null>(null);
  const intent = useRef({ word: newIntent(), words: "" });
  const latest = useRef(act);
  latest.current = act;

  useEffect(() => () => controller.current?.abort(), []);

  const run = useCallback(async (...words: Words): Promise<boolean> => {
    if (controller.current) return false;
    const own = new AbortController();
    controller.current = own;
    const said = fingerprint(words);
    if (intent.current.words !== said) intent.current = { word: newIntent(), words: said };
    setState({ isBusy: true, problem: null });
    try {
      await latest.current({ signal: own.signal, intent: intent.current.word }, ...words);
      intent.current = { word: newIntent(), words: "" };
      setState({ isBusy: false, problem: null });
      return true;
    } catch (error) {
      const problem = asProblem(error);
      // An answer that came, whatever it says, ends the intent; only where none came may the same be sent again.
      if (!problem?.isUnreachable) intent.current = { word: newIntent(), words: "" };
      setState({ isBusy: false, problem });
      return false;
    } finally {
      if (controller.current === own) controller.current = null;
    }
  }, []);

  const stop = useCallback(() => controller.current?.abort(), []);
  const clear = useCallback(() => setState((old) => ({ ...old, problem: null })), []);
  return { run, stop, clear, ...state };
}

function fingerprint(words: unknown[]): string {
  try {
    return JSON.stringify(words);
  } catch {
    return "";
  }
}
