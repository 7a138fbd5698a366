import type { Health } from "../../api/health";
import { count } from "../../text/format";
import { storyHref } from "../../app/routes";
import { useStory } from "../../state/storyContext";

/** The names in the text, their first appearance, and possible variants. */
export function Names({ names }: { names: NonNullable<Health["names"]> }) {
  const { state } = useStory();
  if (names.names.length === 0 && names.unnamed.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="check-names">
      <h3 id="check-names">Names</h3>
      {names.drifts.length > 0 && (
        <ul className="note warn faults">
          {names.drifts.map((drift) => (
            <li key={`${drift.name}/${drift.variant}`}>
              <a href={storyHref(state.id, "write", { scene: drift.position.scene, paragraph: drift.position.paragraph })}>{drift.variant}</a> may be a variant of {drift.name}.
            </li>
          ))}
        </ul>
      )}
      {names.unnamed.length > 0 && <p className="note warn">In the outline, but not named in the text: {names.unnamed.join(", ")}.</p>}
      <div className="scroll-x">
        <table>
          <thead><tr><th scope="col">Name</th><th scope="col" className="figures">Uses</th><th scope="col">First appearance</th><th scope="col">In the outline</th></tr></thead>
          <tbody>
            {names.names.map((name) => (
              <tr key={name.name}>
                <th scope="row" dir="auto">{name.name}</th>
                <td className="figures">{count(name.uses)}</td>
                <td>
                  <a href={storyHref(state.id, "write", { scene: name.first.scene, paragraph: name.first.paragraph })} aria-label={`${name.name}, first in scene ${name.first.scene}, paragraph ${name.first.paragraph}`}>
                    Scene {name.first.scene}
                  </a>
                </td>
                <td>{name.is_planned ? "Yes" : "No"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
