import { useRef, useState } from "react";

/** The content of a field that is saved when it loses the focus. */
export interface FieldDraft {
  text: string;
  isDirty: boolean;
  /** The value when the writer began to edit. */
  base: string;
  set: (text: string) => void;
  /** Discards what was typed. */
  reset: () => void;
}

/** Holds what is typed into a field until it is saved. Changes from elsewhere are shown while nothing is typed. */
export function useFieldDraft(value: string): FieldDraft {
  const [typed, setTyped] = useState<string | null>(null);
  const base = useRef(value);
  if (typed === null) base.current = value;
  const isDirty = typed !== null && typed !== value;
  return {
    text: typed ?? value,
    isDirty,
    base: base.current,
    set: setTyped,
    reset: () => setTyped(null),
  };
}
