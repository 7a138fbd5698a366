import { useState } from "react";
import { dateTime } from "../../text/format";
import { useAction } from "../../app/useAction";
import { useStoryPart, useStoryStore } from "../../state/storyContext";
import { Button, Icon, ProblemNote } from "../../ui";
import { LimitDialog } from "./LimitDialog";

/** Why the run waits, is paused or failed, and what can be done. */
export function RunReason() {
  const store = useStoryStore();
  const run = useStoryPart((state) => state.run);
  const spent = useStoryPart((state) => state.progress?.cost);
  const [isRaising, setRaising] = useState(false);
  const act = useAction((_, action: "resume" | "retry") => store.controlRun(action));
  const reason = run?.reason ?? null;
  if (run === null || reason === null || !["waiting", "paused", "failed"].includes(run.status)) return null;
  return (
    <div className={`note ${run.status === "failed" ? "problem" : "warn"}`} role="status">
      <Icon name="warning" />
      <div className="note-text">
        <p>
          <strong>{run.status === "failed" ? "Writing failed." : run.status === "waiting" ? `Waiting until ${dateTime(run.available_at)}.` : "Paused."}</strong>{" "}
          {reason.message} What is written is kept.
        </p>
        <ProblemNote problem={act.problem} onDismiss={act.clear} />
        <div className="row">
          {reason.code === "cap" && <Button isSmall look="primary" onClick={() => setRaising(true)}>Change the limit</Button>}
          {reason.code === "allowance" && <a className="button plain small" href="#/usage">View usage</a>}
          {run.status === "waiting" && <Button isSmall isBusy={act.isBusy} onClick={() => void act.run("resume")}>Try now</Button>}
          {run.status === "failed" && <Button isSmall isBusy={act.isBusy} icon="refresh" onClick={() => void act.run("retry")}>Try again</Button>}
        </div>
      </div>
      {isRaising && <LimitDialog run={run} spent={spent ?? run.progress.cost} onClose={() => setRaising(false)} />}
    </div>
  );
}
