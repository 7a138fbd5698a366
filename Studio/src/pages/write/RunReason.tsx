import { useState } from "react";
import { dateTime } from "../../app/format";
import { useAction } from "../../app/useAction";
import { StartDialog } from "../../story/StartDialog";
import { useStoryPart, useStoryStore } from "../../story/storyContext";
import { Button, Icon, ProblemNote } from "../../ui";

/** Why the writing waits, stands still or failed, and what can be done about it. */
export function RunReason() {
  const store = useStoryStore();
  const run = useStoryPart((state) => state.run);
  const [isStarting, setStarting] = useState(false);
  const raise = useAction(async () => {
    // A run keeps its limit; a new one goes on from what is stored.
    await store.steer("cancel");
    setStarting(true);
  });
  const act = useAction((_, wish: "resume" | "retry") => store.steer(wish));
  const reason = run?.reason ?? null;
  const isShown = run !== null && reason !== null && ["waiting", "paused", "failed"].includes(run.status);
  if (!isShown) return isStarting ? <StartDialog onClose={() => setStarting(false)} /> : null;
  const isCap = reason.code === "cap";
  return (
    <div className={`note ${run.status === "failed" ? "problem" : "warn"}`} role="status">
      <Icon name="warning" />
      <div className="note-text">
        <p>
          <strong>{run.status === "failed" ? "The writing stopped." : run.status === "waiting" ? `The writing waits until ${dateTime(run.available_at)}.` : "The writing stands still."}</strong>{" "}
          {reason.message} What is written stays.
        </p>
        <ProblemNote problem={raise.problem ?? act.problem} onDismiss={() => { raise.clear(); act.clear(); }} />
        <div className="row">
          {isCap && <Button isSmall look="primary" isBusy={raise.isBusy} onClick={() => void raise.run()}>Set another limit</Button>}
          {reason.code === "allowance" && <a className="button plain small" href="#/usage">See what is used</a>}
          {run.status === "waiting" && <Button isSmall isBusy={act.isBusy} onClick={() => void act.run("resume")}>Try now</Button>}
          {run.status === "failed" && <Button isSmall isBusy={act.isBusy} icon="refresh" onClick={() => void act.run("retry")}>Try again</Button>}
        </div>
      </div>
    </div>
  );
}
