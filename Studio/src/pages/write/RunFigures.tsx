import { count, dollars, duration, label } from "../../app/format";
import { isOver } from "../../api/runs";
import { useAction } from "../../app/useAction";
import { sendTyped } from "../../manuscript/typed";
import { useStory } from "../../story/storyContext";
import { Button } from "../../ui";

/** What the run under way has used so far, beside what the head of the room says. */
export function RunFigures() {
  const { store, state } = useStory();
  const { run, progress } = state;
  const steer = useAction(async (_, wish: "pause" | "resume") => {
    if (wish === "resume") await sendTyped(state.id);
    await store.steer(wish);
  });
  if (!run || isOver(run.status) || !progress) return null;
  const cap = run.max_cost === null ? "" : ` of at most ${dollars(run.max_cost)}`;
  const stage = progress.scene ? `${label(progress.stage)} ${progress.scene}${progress.scenes ? ` of ${progress.scenes}` : ""}` : label(progress.stage);
  const wish = run.status === "paused" || run.status === "waiting" ? "resume" : "pause";
  return (
    <div className="run-line">
      <dl className="run-figures">
        <div><dt>Stage</dt><dd>{stage}</dd></div>
        <div><dt>Words</dt><dd className="figures">{count(progress.words)} of {count(progress.asked)}</dd></div>
        <div className="wide-only"><dt>Tokens</dt><dd className="figures">{count(progress.prompt_tokens)} in, {count(progress.output_tokens)} out</dd></div>
        <div><dt>Cost</dt><dd className="figures">{dollars(progress.cost)}{cap}</dd></div>
        {progress.seconds_left !== null && <div><dt>Left</dt><dd className="figures">about {duration(progress.seconds_left)}</dd></div>}
      </dl>
      <Button className="narrow-only" isSmall icon={wish === "pause" ? "pause" : "play"} isBusy={steer.isBusy || run.wish !== null} onClick={() => void steer.run(wish)}>
        {wish === "pause" ? "Pause" : "Resume"}
      </Button>
    </div>
  );
}
