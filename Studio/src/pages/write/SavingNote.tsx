import { useSignal } from "../../app/useSignal";
import type { ManuscriptSession } from "../../manuscript/manuscriptSession";
import type { SavingState } from "../../manuscript/autosave/saving";
import { Button, ProblemNote } from "../../ui";

function words(state: SavingState): string {
  switch (state.kind) {
    case "saved": return "Saved";
    case "waiting": return "Not saved yet";
    case "saving": return "Saving…";
    case "held": return "Kept here; it is sent when the writing pauses or ends";
    case "away": return "Kept here; it is sent when the server answers";
    case "refused": return "Kept here; the server did not take it";
  }
}

/** Whether the server has what was typed, and where it is when it has not. */
export function SavingNote({ session }: { session: ManuscriptSession }) {
  const state = useSignal(session.saver.state);
  return (
    <>
      <p className={`save-state ${state.kind}`} role="status" data-saving={state.kind}>
        {state.conflicts.length > 0 && state.kind !== "away" ? "Waiting for your decision" : words(state)}
        {state.kind === "away" && <Button isSmall look="quiet" onClick={() => void session.saver.retry()}>Send now</Button>}
      </p>
      {state.kind === "refused" && <ProblemNote problem={state.problem} onRetry={() => void session.saver.retry()} />}
    </>
  );
}
