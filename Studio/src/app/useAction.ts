import { useCallback, useEffect, useRef, useState } from "react";
import { newIntent } from "../api/client";
import { asProblem, type Problem } from "../api/problem";

/** An action of the writer. */
export interface Action<Words extends unknown[]> {
  /** Runs it and returns whether it succeeded. While it runs, it is not started again. */
  run: (...words: Words) => Promise<boolean>;
  isBusy: boolean;
  problem: Problem | null;
  /** Aborts it. */
  stop: () => void;
  /** Removes the problem from the page. */
  clear: () => void;
}

/** What an action receives besides its arguments. */
export interface ActionContext {
  signal: AbortSignal;
  /** The idempotency key: the same after a failure without a response, a new one otherwise. */
  intent: string;
}

/** Wraps a change on the server: whether it runs, its problem, and how to abort it. */
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
      // Any response ends the intent. Only without one may the same request be sent again.
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
