import { storyHref } from "../../app/routes";
import { useStory } from "../../state/storyContext";
import type { CheckedScene } from "./checkedScenes";
import { percent } from "./Checks";

const CELL = 22;
/** The share at which a cell is darkest: twice the limit. */
const DARKEST = 0.04;

interface Props {
  scenes: readonly CheckedScene[];
  echoes: readonly { from_scene: number; to_scene: number; share: number }[];
}

/** Repetition within each scene and across scenes. A table has the same figures. */
export function HeatMap({ scenes, echoes }: Props) {
  const { state } = useStory();
  if (scenes.every((scene) => scene.repetition === null)) return null;
  const shade = (share: number): number => Math.min(1, share / DARKEST);
  const size = scenes.length * CELL;
  const place = new Map(scenes.map((scene, index) => [scene.number, index]));
  const worst = echoes.slice(0, 40);
  return (
    <section className="card stack" aria-labelledby="check-heat">
      <h3 id="check-heat">Repetition</h3>
      <p className="soft">Darker cells repeat more. The limit is 2%.</p>
      <div className="scroll-x" tabIndex={0} role="group" aria-label="Heat map of repetition by scene; the table below has the same figures">
        <svg className="heat" width={90 + size} height={CELL * 2 + 22} aria-hidden="true" focusable="false">
          {scenes.map((scene, index) => (
            <text key={scene.number} x={90 + index * CELL + CELL / 2} y={14} textAnchor="middle">{scenes.length <= 40 || scene.number % 5 === 0 ? scene.number : ""}</text>
          ))}
          {(["repetition", "echo"] as const).map((row, line) => (
            <g key={row}>
              <text x={0} y={20 + line * CELL + 15}>{row === "repetition" ? "Within scene" : "Across scenes"}</text>
              {scenes.map((scene, index) => (
                <g key={scene.number}>
                  <rect className="cell" x={90 + index * CELL + 1} y={20 + line * CELL + 1} width={CELL - 2} height={CELL - 2} rx={3} />
                  <rect className="heat-cell" x={90 + index * CELL + 1} y={20 + line * CELL + 1} width={CELL - 2} height={CELL - 2} rx={3} fillOpacity={shade(scene[row] ?? 0)} />
                </g>
              ))}
            </g>
          ))}
        </svg>
        {echoes.length > 0 && scenes.length <= 80 && (
          <svg className="heat" width={90 + size} height={size + 24} aria-hidden="true" focusable="false">
            <text x={0} y={14}>Repeated in…</text>
            {scenes.map((scene, index) => (
              <g key={scene.number}>
                <text x={80} y={24 + index * CELL + 12} textAnchor="end">{scene.number}</text>
                <rect className="cell" x={91 + index * CELL} y={21 + index * CELL} width={CELL - 2} height={CELL - 2} rx={3} />
              </g>
            ))}
            {echoes.map((echo) => (
              <rect key={`${echo.from_scene}-${echo.to_scene}`} className="heat-cell" x={91 + (place.get(echo.from_scene) ?? 0) * CELL}
                y={21 + (place.get(echo.to_scene) ?? 0) * CELL} width={CELL - 2} height={CELL - 2} rx={3} fillOpacity={Math.max(0.15, shade(echo.share))} />
            ))}
          </svg>
        )}
      </div>
      <details>
        <summary>Show as a table</summary>
        <div className="scroll-x">
          <table>
            <thead><tr><th scope="col">Scene</th><th scope="col" className="figures">Within scene</th><th scope="col" className="figures">Across scenes</th><th scope="col">Repeats</th></tr></thead>
            <tbody>
              {scenes.map((scene) => (
                <tr key={scene.number}>
                  <th scope="row"><a href={storyHref(state.id, "write", { scene: scene.number })}>{scene.number}. {scene.title}</a></th>
                  <td className="figures">{percent(scene.repetition ?? 0)}</td>
                  <td className="figures">{percent(scene.echo ?? 0)}</td>
                  <td>{worst.filter((echo) => echo.to_scene === scene.number).map((echo) => `scene ${echo.from_scene} (${percent(echo.share)})`).join(", ") || "–"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
