import { readHealth } from "../../api/health";
import { count, plural } from "../../text/format";
import { storyHref } from "../../app/routes";
import { useResource } from "../../app/useResource";
import { saveTyped } from "../../state/pendingText";
import { useStory } from "../../state/storyContext";
import { Button, EmptyState, Loading, ProblemNote } from "../../ui";
import { Beats } from "./Beats";
import { checkedScenes } from "./checkedScenes";
import { Findings } from "./Findings";
import { Checks } from "./Checks";
import { HeatMap } from "./HeatMap";
import { LengthBars } from "./LengthBars";
import { Names } from "./Names";

/** The checks of a story: measures that need no model, as charts, with the findings. */
export default function CheckPage() {
  const { state } = useStory();
  const story = state.story;
  const health = useResource(`${state.id}/health/${state.revision}`, async (signal) => {
    await saveTyped(state.id);
    return readHealth(state.id, signal);
  });
  if (story && story.words === 0) {
    return (
      <div className="page">
        <EmptyState title="Nothing to check yet" actions={<a className="button primary" href={storyHref(state.id, "write")}>Go to the manuscript</a>}>
          <p>Once a scene is written, its length, repetition and names are checked here, without a model.</p>
        </EmptyState>
      </div>
    );
  }
  const report = health.value;
  if (!report) return <div className="page">{health.problem ? <ProblemNote problem={health.problem} onRetry={health.reload} /> : <Loading what="Checking" />}</div>;
  const scenes = checkedScenes(report, story?.outline?.scenes.map((scene) => scene.title) ?? []);
  return (
    <div className="page check">
      <div className="page-head">
        <div>
          <h2>Check</h2>
          <p className="lead">
            {report.passes ? "The story passes all checks." : "Some checks failed; see the findings below."}
            {" "}{plural(report.words, "word")}{report.asked ? ` of ${count(report.asked)}` : ""}.
          </p>
        </div>
        <Button icon="refresh" isBusy={health.isLoading} onClick={health.reload}>Check again</Button>
      </div>
      <ProblemNote problem={health.problem} onRetry={health.reload} />
      <Checks gates={report.gates} ending={report.ending} />
      {report.findings && <Findings findings={report.findings} />}
      <LengthBars scenes={scenes} />
      <HeatMap scenes={scenes} echoes={report.echoes ?? []} />
      {report.outline && <Beats outline={report.outline} titles={scenes.map((scene) => scene.title)} />}
      {report.names && <Names names={report.names} />}
      {report.slop && report.slop.hits.length > 0 && (
        <section className="card stack" aria-labelledby="check-slop">
          <h3 id="check-slop">Clichés</h3>
          <p className="soft">{report.slop.per_thousand.toFixed(1)} per thousand words.</p>
          <ul className="phrases">{report.slop.hits.map((hit) => <li key={hit.phrase} className="tag">{hit.phrase}{hit.count > 1 ? ` × ${hit.count}` : ""}</li>)}</ul>
        </section>
      )}
    </div>
  );
}
