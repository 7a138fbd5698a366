import { useSignal } from "../../app/useSignal";
import type { ManuscriptSession } from "../../manuscript/manuscriptSession";
import { Button } from "../../ui";

/** Brings a reader who scrolled away back to the new text. */
export function JumpToLive({ session }: { session: ManuscriptSession }) {
  const isAway = useSignal(session.live.scroller.isAway);
  if (!isAway) return null;
  return (
    <div className="jump-to-live">
      <Button look="primary" isSmall icon="arrowDown" onClick={() => session.live.scroller.jump()}>Jump to the new text</Button>
    </div>
  );
}
