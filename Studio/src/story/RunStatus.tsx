import { useState } from "react";
import { useAction } from "../app/useAction";
import { count, dollars, duration, dateTime, label } from "../app/format";
import { isOver, type Run } from "../api/runs";
import { Button, Dialog, Meter, ProblemNote } from "../ui";
import { sendTyped } from "../manuscript/typed";
import { StartDialog } from "./StartDialog";
import { useStory } from "./storyContext";

/** Where a run stands, in words for people. */
export function runWords(run: Run): string {
  if (run.wish === "pause") return "Pausing…";
  if (run.wish === "cancel") return "Stopping…";
  switch (run.status) {
    case "queued": return "In the queue";
    case "running": return "Writing";
    case "waiting": return `Waiting until ${dateTime(run.available_at)}`;
    case "paused": return "Paused";
    case "succeeded": return "Written";
    case "failed": return "Stopped by a fault";
    case "cancelled": return "Cancelled";
  }
}

/** Words against those asked for, how the run stands, and what can be done about it. */
export function RunStatus() {
  const { store, state } = useStory();
  const { story, run, progress } = state;
  const [isStopping, setStopping] = useState(false);
  const [isStarting, setStarting] = useState(false);
  const steer = useAction(async (_, wish: "cancel" | "pause" | "resume" | "retry") => {
    // What was typed must be there before the run goes on: while it writes, the server takes no changes.
    if (wish === "resume" || wish === "retry") await sendTyped(state.id);
    await store.steer(wish);
  });
  if (!story) return null;
  const isActive = run !== null && !isOver(run.status);
  const isWriting = isActive && (run.status === "running" || run.status === "queued");
  const words = `${count(story.words)} of ${count(story.asked_words)} words`;
  return (
    <div className="run-status" role="group" aria-label="Progress">
      <Meter label="Words" value={story.words} max={story.asked_words} text={words} isLabelHidden isGoal />
      <p className="run-words">
        <span className="figures">{words}</span>
        {run && (isActive || run.status === "failed") && (
          <span className={`run-state ${run.status}`}>
            {isWriting && <span className="pulse" aria-hidden="true" />}
            {runWords(run)}
            {isWriting && progress && progress.scene ? `, scene ${progress.scene}${progress.scenes ? ` of ${progress.scenes}` : ""}` : ""}
            {isWriting && progress && !progress.scene && progress.stage !== "begin" ? `, ${label(progress.stage).toLowerCase()}` : ""}
          </span>
        )}
        {isActive && progress && <span className="figures">{dollars(progress.cost)}</span>}
        {isWriting && progress?.seconds_left ? <span className="figures">{duration(progress.seconds_left)} left</span> : null}
        {isActive && state.stream === "lost" && <span>Connecting again…</span>}
      </p>
      <div className="row">
        {isWriting && <Button isSmall icon="pause" isBusy={steer.isBusy || run.wish === "pause"} onClick={() => void steer.run("pause")}>Pause</Button>}
        {isActive && !isWriting && <Button isSmall look="primary" icon="play" isBusy={steer.isBusy} onClick={() => void steer.run("resume")}>Resume</Button>}
        {isActive && <Button isSmall look="quiet" icon="stop" onClick={() => setStopping(true)}>Cancel</Button>}
        {!isActive && run?.status === "failed" && <Button isSmall icon="refresh" isBusy={steer.isBusy} onClick={() => void steer.run("retry")}>Try again</Button>}
        {!isActive && story.status !== "complete" && run?.status !== "failed" && (
          <Button isSmall look="primary" icon="play" onClick={() => setStarting(true)}>{story.words > 0 ? "Write on" : "Write it all"}</Button>
        )}
      </div>
      {run?.reason && !isWriting && run.status !== "succeeded" && <p className="run-reason" role="status">{run.reason.message}</p>}
      <ProblemNote problem={steer.problem} onDismiss={steer.clear} />
      {isStarting && <StartDialog onClose={() => setStarting(false)} />}
      {isStopping && (
        <Dialog title="Cancel the writing?" onClose={() => setStopping(false)} actions={
          <>
            <Button look="danger" isBusy={steer.isBusy} onClick={() => void steer.run("cancel").then(() => setStopping(false))}>Cancel it</Button>
            <Button data-autofocus onClick={() => setStopping(false)}>Go on writing</Button>
          </>
        }>
          <p>What is written stays, and you can have it written on at any time. To have a look first, pause it.</p>
        </Dialog>
      )}
    </div>
  );
}
