import { count, dollars, duration, label, spent } from "../../text/format";
import { connection } from "../../api/connection";
import { isOver } from "../../api/runs";
import { useAction } from "../../app/useAction";
import { useSignal } from "../../app/useSignal";
import { saveTyped } from "../../state/pendingText";
import { isPlanOnly } from "../../state/runWords";
import { useStory } from "../../state/storyContext";
import { Button } from "../../ui";

/** The figures of the active run that the story's header does not show. */
export function RunFigures() {
  const { store, state } = useStory();
  const { run, progress } = state;
  const { isUp } = useSignal(connection);
  const control = useAction(async (_, action: "pause" | "resume") => {
    if (action === "resume") await saveTyped(state.id);
    await store.controlRun(action);
  });
  if (!run || isOver(run.status) || !progress) return null;
  // Zeros are left out. The stored text may be longer than the run has reported.
  const words = Math.max(progress.words, state.story?.words ?? 0);
  const tokens = [[progress.prompt_tokens, "in"], [progress.output_tokens, "out"]] as const;
  const used = tokens.filter(([many]) => many > 0).map(([many, where]) => `${count(many)} ${where}`).join(", ");
  const cost = [spent(progress.cost), ...(run.max_cost === null ? [] : [`${dollars(run.max_cost)} limit`])].filter(Boolean).join(" of ");
  const isKnown = isUp && state.stream === "open" && progress.stage !== "begin";
  const stage = progress.scene ? `${label(progress.stage)} ${progress.scene}${progress.scenes ? ` of ${progress.scenes}` : ""}` : label(progress.stage);
  const action = run.status === "paused" || run.status === "waiting" ? "resume" : "pause";
  return (
    <div className="run-line">
      <dl className="run-figures">
        {isKnown && <div><dt>Stage</dt><dd>{stage}</dd></div>}
        {words > 0 && <div><dt>Words</dt><dd className="figures">{count(words)} of {count(progress.asked)}</dd></div>}
        {used && <div className="wide-only"><dt>Tokens</dt><dd className="figures">{used}</dd></div>}
        {cost && <div><dt>Cost</dt><dd className="figures">{cost}</dd></div>}
        {isKnown && !isPlanOnly(run) && progress.seconds_left ? <div><dt>Time left</dt><dd className="figures">about {duration(progress.seconds_left)}</dd></div> : null}
      </dl>
      <Button className="narrow-only" isSmall icon={action === "pause" ? "pause" : "play"} isBusy={control.isBusy || run.wish !== null} onClick={() => void control.run(action)}>
        {action === "pause" ? "Pause" : "Resume"}
      </Button>
    </div>
  );
}
