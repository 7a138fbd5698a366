import { useSignal } from "../../app/useSignal";
import type { ManuscriptSession } from "../../manuscript/manuscriptSession";
import type { SavingState } from "../../manuscript/autosave/saving";
import { Button, ProblemNote } from "../../ui";

function words(state: SavingState): string {
  switch (state.kind) {
    case "saved": return "Saved";
    case "waiting": return "Unsaved changes";
    case "saving": return "Saving…";
    case "held": return "Kept in this browser; saved when the run pauses or ends";
    case "away": return "Kept in this browser; saved when the server responds";
    case "refused": return "Kept in this browser; the server rejected it";
  }
}

/** Whether everything is saved, and where unsaved text is. */
export function SavingNote({ session }: { session: ManuscriptSession }) {
  const state = useSignal(session.saver.state);
  return (
    <>
      <p className={`save-state ${state.kind}`} role="status" data-saving={state.kind}>
        {state.conflicts.length > 0 && state.kind !== "away" ? "Conflict: choose a version" : words(state)}
        {state.kind === "away" && <Button isSmall look="quiet" onClick={() => void session.saver.retry()}>Save now</Button>}
      </p>
      {state.kind === "refused" && <ProblemNote problem={state.problem} onRetry={() => void session.saver.retry()} />}
    </>
  );
}
