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
import { Gates } from "./Gates";
import { HeatMap } from "./HeatMap";
import { LengthBars } from "./LengthBars";
import { Names } from "./Names";

/** The check part of a story's room: what can be measured without asking a model, as pictures, with the places that need a look. */
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
        <EmptyState title="There is nothing to check yet" actions={<a className="button primary" href={storyHref(state.id, "write")}>To the manuscript</a>}>
          <p>Once a scene is written, its length, repetitions and names are measured here, without asking a model.</p>
        </EmptyState>
      </div>
    );
  }
  const report = health.value;
  if (!report) return <div className="page">{health.problem ? <ProblemNote problem={health.problem} onRetry={health.reload} /> : <Loading what="Measuring" />}</div>;
  const scenes = checkedScenes(report, story?.outline?.scenes.map((scene) => scene.title) ?? []);
  return (
    <div className="page check">
      <div className="page-head">
        <div>
          <h2>Check</h2>
          <p className="lead">
            {report.passes ? "The story passes everything that can be measured." : "Some measures are missed; the places that need a look are below."}
            {" "}{plural(report.words, "word")}{report.asked ? ` of ${count(report.asked)}` : ""}.
          </p>
        </div>
        <Button icon="refresh" isBusy={health.isLoading} onClick={health.reload}>Measure again</Button>
      </div>
      <ProblemNote problem={health.problem} onRetry={health.reload} />
      <Gates gates={report.gates} ending={report.ending} />
      {report.findings && <Findings findings={report.findings} />}
      <LengthBars scenes={scenes} />
      <HeatMap scenes={scenes} echoes={report.echoes ?? []} />
      {report.outline && <Beats outline={report.outline} titles={scenes.map((scene) => scene.title)} />}
      {report.names && <Names names={report.names} />}
      {report.slop && report.slop.hits.length > 0 && (
        <section className="card stack" aria-labelledby="check-slop">
          <h3 id="check-slop">Worn phrases</h3>
          <p className="soft">{report.slop.per_thousand.toFixed(1)} in a thousand words.</p>
          <ul className="phrases">{report.slop.hits.map((hit) => <li key={hit.phrase} className="tag">{hit.phrase}{hit.count > 1 ? ` × ${hit.count}` : ""}</li>)}</ul>
        </section>
      )}
    </div>
  );
}
