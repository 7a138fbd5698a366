import { useRef, useState } from "react";

/** What stands in a field that is saved when it is left. */
export interface FieldDraft {
  text: string;
  isDirty: boolean;
  /** What the field held when the writer began to change it. */
  base: string;
  set: (text: string) => void;
  /** Takes back what was typed. */
  reset: () => void;
}

/** What is typed into a field until it is saved. Changes from elsewhere show as long as nothing is typed. */
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
