import { useCallback, useEffect, useState } from "react";
import { connection } from "../api/connection";
import { asProblem, type Problem } from "../api/problem";

/** Data that is read from the server. */
export interface Resource<Value> {
  /** The latest value; null before the first. It is kept while it is read again. */
  value: Value | null;
  problem: Problem | null;
  isLoading: boolean;
  /** Reads it again. */
  reload: () => void;
  /** Sets the value, for example from the response to a change. */
  set: (value: Value) => void;
}

/** Reads data on mount and whenever `key` changes, and again after a lost connection. Data of an older key is never shown. */
export function useResource<Value>(key: string, read: (signal: AbortSignal) => Promise<Value>): Resource<Value> {
  const [state, setState] = useState<{ key: string; value: Value | null; problem: Problem | null; isLoading: boolean }>(
    { key, value: null, problem: null, isLoading: true });
  const [round, setRound] = useState(0);

  useEffect(() => {
    const controller = new AbortController();
    setState((old) => ({ key, value: old.key === key ? old.value : null, problem: null, isLoading: true }));
    read(controller.signal).then(
      (value) => { if (!controller.signal.aborted) setState({ key, value, problem: null, isLoading: false }); },
      (error: unknown) => {
        if (!controller.signal.aborted) setState((old) => ({ ...old, problem: asProblem(error), isLoading: false }));
      });
    return () => controller.abort();
    // `read` is a new function each time; the key identifies what it reads.
  }, [key, round]);

  const isUnreachable = state.problem?.isUnreachable ?? false;
  useEffect(() => {
    if (!isUnreachable) return undefined;
    return connection.subscribe(() => { if (connection.get().isUp) setRound((old) => old + 1); });
  }, [isUnreachable]);

  const reload = useCallback(() => setRound((old) => old + 1), []);
  const set = useCallback((value: Value) => setState({ key, value, problem: null, isLoading: false }), [key]);
  const shown = state.key === key ? state : { value: null, problem: null, isLoading: true };
  return { value: shown.value, problem: shown.problem, isLoading: shown.isLoading, reload, set };
}
