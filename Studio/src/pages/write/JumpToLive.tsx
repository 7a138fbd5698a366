import { useSignal } from "../../app/useSignal";
import type { ManuscriptSession } from "../../manuscript/manuscriptSession";
import { Button } from "../../ui";

/** Brings somebody who scrolled away back to where the text comes in. */
export function JumpToLive({ session }: { session: ManuscriptSession }) {
  const isAway = useSignal(session.live.scroller.isAway);
  if (!isAway) return null;
  return (
    <div className="jump-to-live">
      <Button look="primary" isSmall icon="arrowDown" onClick={() => session.live.scroller.jump()}>Jump to the new text</Button>
    </div>
  );
}
