import { announcement } from "./announce";
import { useSignal } from "./useSignal";

/** Announces messages to screen readers. Two elements alternate, so that a repeated message is announced again. */
export function LiveRegion() {
  const { text, number } = useSignal(announcement);
  return (
    <div className="unseen" aria-live="polite" role="status" aria-label="Messages">
      <span>{number % 2 === 0 ? text : ""}</span>
      <span>{number % 2 === 1 ? text : ""}</span>
    </div>
  );
}
