import { useState } from "react";
import { useAction } from "../app/useAction";
import { useSignal } from "../app/useSignal";
import { count, duration, spent } from "../text/format";
import { storyHref } from "../app/routes";
import { connection } from "../api/connection";
import { isOver } from "../api/runs";
import { Button, Dialog, Meter, ProblemNote } from "../ui";
import { saveTyped } from "../state/pendingText";
import { StartDialog } from "./StartDialog";
import { isPlanOnly, runWords } from "../state/runWords";
import { incompleteTag } from "../state/storyStatus";
import { useStory } from "../state/storyContext";

/** The words written and requested, the state of the run, and its buttons. */
export function RunStatus() {
  const { store, state } = useStory();
  const { story, run, progress } = state;
  const { isUp } = useSignal(connection);
  const [isStopping, setStopping] = useState(false);
  const [isStarting, setStarting] = useState(false);
  const control = useAction(async (_, action: "cancel" | "pause" | "resume" | "retry") => {
    // Typed text must be saved before the run resumes: while it writes, the server rejects changes.
    if (action === "resume" || action === "retry") await saveTyped(state.id);
    await store.controlRun(action);
  });
  if (!story) return null;
  const isActive = run !== null && !isOver(run.status);
  const isWriting = isActive && (run.status === "running" || run.status === "queued");
  // While the server does not respond, the state of the run is unknown.
  const isAway = isActive && (!isUp || state.stream === "lost");
  const hasWords = story.words > 0 || !isActive || !isPlanOnly(run);
  const words = `${count(story.words)} of ${count(story.asked_words)} words`;
  return (
    <div className="run-status" role="group" aria-label="Progress">
      {hasWords && <Meter label="Words" value={story.words} max={story.asked_words} text={words} isLabelHidden isGoal />}
      <p className="run-words">
        {hasWords && <span className="figures">{words}</span>}
        {isAway && <span className="run-state away">Reconnecting…</span>}
        {run && !isAway && (isActive || run.status === "failed") && (
          <span className={`run-state ${run.status}`}>
            {isWriting && <span className="pulse" aria-hidden="true" />}
            {runWords(run, progress)}
          </span>
        )}
        {isActive && !isAway && progress && spent(progress.cost) && <span className="figures">{spent(progress.cost)}</span>}
        {isWriting && !isAway && !isPlanOnly(run) && progress?.seconds_left ? <span className="figures">{duration(progress.seconds_left)} left</span> : null}
        {!isActive && story.status === "incomplete" && <a className="tag warn" href={storyHref(story.id, "check")}>{incompleteTag}</a>}
      </p>
      <div className="row">
        {isWriting && <Button isSmall icon="pause" isBusy={control.isBusy || run.wish === "pause"} onClick={() => void control.run("pause")}>Pause</Button>}
        {isActive && !isWriting && <Button isSmall look="primary" icon="play" isBusy={control.isBusy} onClick={() => void control.run("resume")}>Resume</Button>}
        {isActive && <Button isSmall look="quiet" icon="stop" onClick={() => setStopping(true)}>Cancel</Button>}
        {!isActive && run?.status === "failed" && <Button isSmall icon="refresh" isBusy={control.isBusy} onClick={() => void control.run("retry")}>Try again</Button>}
        {!isActive && story.status === "writing" && run?.status !== "failed" && (
          <Button isSmall look="primary" icon="play" onClick={() => setStarting(true)}>{story.words > 0 ? "Continue writing" : "Write the whole story"}</Button>
        )}
      </div>
      {run?.reason && !isWriting && run.status !== "succeeded" && <p className="run-reason" role="status">{run.reason.message}</p>}
      <ProblemNote problem={control.problem} onDismiss={control.clear} />
      {isStarting && <StartDialog onClose={() => setStarting(false)} />}
      {isStopping && (
        <Dialog title={run && isPlanOnly(run) ? "Cancel outlining?" : "Cancel writing?"} onClose={() => setStopping(false)} actions={
          <>
            <Button look="danger" isBusy={control.isBusy} onClick={() => void control.run("cancel").then(() => setStopping(false))}>Cancel the run</Button>
            <Button data-autofocus onClick={() => setStopping(false)}>Keep going</Button>
          </>
        }>
          <p>Everything so far is kept, and you can continue at any time. To take a look first, pause the run instead.</p>
        </Dialog>
      )}
    </div>
  );
}
