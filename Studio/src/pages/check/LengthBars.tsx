import { count } from "../../text/format";
import { storyHref } from "../../app/routes";
import { useStory } from "../../state/storyContext";
import type { CheckedScene } from "./checkedScenes";

const ROW = 26;
const WIDTH = 400;

/** The length of each scene and its target, as bars. A table has the same figures. */
export function LengthBars({ scenes }: { scenes: readonly CheckedScene[] }) {
  const { state } = useStory();
  const most = Math.max(1, ...scenes.map((scene) => Math.max(scene.words, scene.asked ?? 0)));
  const wide = (words: number): number => (words / most) * WIDTH;
  const isFar = (scene: CheckedScene): boolean => scene.asked !== null && Math.abs(scene.words - scene.asked) > scene.asked * 0.25;
  return (
    <section className="card stack" aria-labelledby="check-length">
      <h3 id="check-length">Scene lengths</h3>
      <p className="soft">Bars show what is written, lines the target. Scenes more than 25% off are marked.</p>
      <div className="bars" aria-hidden="true">
        <ol className="bar-names">{scenes.map((scene) => <li key={scene.number}><a tabIndex={-1} href={storyHref(state.id, "write", { scene: scene.number })} dir="auto">{scene.number}. {scene.title}</a></li>)}</ol>
        <svg viewBox={`0 0 ${WIDTH + 4} ${scenes.length * ROW}`} preserveAspectRatio="none" style={{ height: scenes.length * ROW }} focusable="false">
          {scenes.map((scene, index) => (
            <g key={scene.number} className={isFar(scene) ? "far" : undefined}>
              <rect className="bar" x={0} y={index * ROW + 5} width={wide(scene.words)} height={ROW - 10} rx={2} />
              {scene.asked !== null && <rect className="goal" x={wide(scene.asked)} y={index * ROW + 1} width={2} height={ROW - 2} />}
            </g>
          ))}
        </svg>
        <ol className="bar-figures figures">{scenes.map((scene) => <li key={scene.number}>{count(scene.words)}{scene.asked !== null && <span className="soft"> / {count(scene.asked)}</span>}</li>)}</ol>
      </div>
      <details>
        <summary>Show as a table</summary>
        <div className="scroll-x">
          <table>
            <thead><tr><th scope="col">Scene</th><th scope="col" className="figures">Words</th><th scope="col" className="figures">Target</th><th scope="col" className="figures">Difference</th></tr></thead>
            <tbody>
              {scenes.map((scene) => (
                <tr key={scene.number}>
                  <th scope="row"><a href={storyHref(state.id, "write", { scene: scene.number })}>{scene.number}. {scene.title}</a></th>
                  <td className="figures">{count(scene.words)}</td>
                  <td className="figures">{scene.asked === null ? "–" : count(scene.asked)}</td>
                  <td className="figures">{scene.asked ? `${Math.round(((scene.words - scene.asked) / scene.asked) * 100)}%` : "–"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
