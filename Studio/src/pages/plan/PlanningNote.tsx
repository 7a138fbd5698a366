import { useLayoutEffect, useRef } from "react";
import { Button } from "../../ui";

interface Props {
  number: number;
  /** How far it is, in words. */
  words: string;
  onStop: () => void;
  /** It ends while the focus is here: something else must take it. */
  onFocusLost: () => void;
}

/** Says on a scene's card that its plan is being made anew. */
export function PlanningNote({ number, words, onStop, onFocusLost }: Props) {
  const row = useRef<HTMLDivElement>(null);
  const latest = useRef(onFocusLost);
  latest.current = onFocusLost;
  useLayoutEffect(() => {
    const here = row.current;
    return () => { if (here?.contains(document.activeElement)) latest.current(); };
  }, []);
  return (
    <div className="scene-planning" ref={row}>
      <p><span className="spinner" aria-hidden="true" /> {words}</p>
      <Button isSmall look="quiet" icon="stop" aria-label={`Stop outlining scene ${number}`} onClick={onStop}>Stop</Button>
    </div>
  );
}
