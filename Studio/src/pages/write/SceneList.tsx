import { count } from "../../text/format";
import type { ManuscriptSession } from "../../manuscript/manuscriptSession";
import { useStoryPart } from "../../state/storyContext";
import { SelectField } from "../../ui";

/** The scenes of the manuscript: a list beside the text, or a field above it in narrow windows. */
export function SceneList({ session, scenes, liveScene }: { session: ManuscriptSession; scenes: readonly number[]; liveScene: number | null }) {
  const outline = useStoryPart((state) => state.story?.outline ?? null);
  const planned = new Map(outline?.scenes.map((scene) => [scene.number, scene]));
  const title = (number: number): string => planned.get(number)?.title || `Scene ${number}`;
  const goTo = (number: number): void => session.editor?.goTo(number);
  return (
    <nav className="scene-list" aria-label="Scenes">
      <div className="scene-field">
        <SelectField label="Go to scene" isLabelHidden value="" onChange={(event) => goTo(Number(event.target.value))}>
          <option value="" disabled>Go to scene…</option>
          {scenes.map((number) => <option key={number} value={number}>{number}. {title(number)}</option>)}
        </SelectField>
      </div>
      <ol>
        {scenes.map((number) => {
          const plan = planned.get(number);
          return (
            <li key={number}>
              <button type="button" onClick={() => goTo(number)} aria-current={liveScene === number ? "step" : undefined}>
                <span className="scene-name" dir="auto">{title(number)}</span>
                <span className="figures soft">
                  {liveScene === number ? "being written" : plan && plan.words > 0 ? count(plan.words) : "–"}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
