import { useSyncExternalStore } from "react";
import type { Signal } from "../api/signal";

/** The current value of a signal; re-renders when it changes. */
export const useSignal = <Value,>(signal: Signal<Value>): Value => useSyncExternalStore(signal.subscribe, signal.get);
