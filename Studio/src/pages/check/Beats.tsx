import type { Health } from "../../api/health";
import { storyHref } from "../../app/routes";
import { useStory } from "../../state/storyContext";
import { Icon } from "../../ui";
import { percent } from "./Checks";

/** Which beats of the outline were found in the text. */
export function Beats({ outline, titles }: { outline: NonNullable<Health["outline"]>; titles: readonly string[] }) {
  const { state } = useStory();
  const scenes = [...new Set(outline.beats.map((beat) => beat.scene))];
  return (
    <section className="card stack" aria-labelledby="check-beats">
      <h3 id="check-beats">Outline coverage</h3>
      <p className="soft">
        {percent(outline.coverage)} of the beats were found{outline.placement !== undefined ? `, ${percent(outline.placement)} of these in their own scene` : ""}.
        A beat in very different words counts as missing, so treat this as a hint.
      </p>
      <ol className="beat-scenes">
        {scenes.map((scene) => {
          const beats = outline.beats.filter((beat) => beat.scene === scene);
          const missing = beats.filter((beat) => !beat.is_covered).length;
          return (
            <li key={scene}>
              <details open={missing > 0 || undefined}>
                <summary>
                  <span dir="auto">{scene}. {titles[scene - 1] ?? ""}</span>{" "}
                  <span className={`tag ${missing === 0 ? "good" : "warn"}`}>{beats.length - missing} of {beats.length}</span>
                </summary>
                <ul className="beats">
                  {beats.map((beat, place) => (
                    <li key={place} className={beat.is_covered ? "covered" : "missing"}>
                      <Icon name={beat.is_covered ? "check" : "warning"} />
                      <span dir="auto">
                        <span className="unseen">{beat.is_covered ? "Found: " : "Not found: "}</span>{beat.event}
                        {beat.best_section !== undefined && beat.best_section !== scene && <span className="soft"> (mostly in scene {beat.best_section})</span>}
                      </span>
                    </li>
                  ))}
                </ul>
                <p><a href={storyHref(state.id, "write", { scene })}>Show scene {scene}</a></p>
              </details>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
