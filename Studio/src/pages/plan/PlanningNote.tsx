import { useLayoutEffect, useRef } from "react";
import { Button } from "../../ui";

interface Props {
  number: number;
  /** The progress in words. */
  words: string;
  onStop: () => void;
  /** Called if it is removed while it has the focus. */
  onFocusLost: () => void;
}

/** Shows on a scene's card that its plan is being regenerated. */
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
