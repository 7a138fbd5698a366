import { announcement } from "./announce";
import { useSignal } from "./useSignal";

/** Where `announce` says its sentences. Two places in turn, so that the same sentence is said twice. */
export function LiveRegion() {
  const { text, number } = useSignal(announcement);
  return (
    <div className="unseen" aria-live="polite" role="status" aria-label="Messages">
      <span>{number % 2 === 0 ? text : ""}</span>
      <span>{number % 2 === 1 ? text : ""}</span>
    </div>
  );
}
