import type { Gate, Health } from "../../api/health";
import { label } from "../../text/format";
import { Icon } from "../../ui";

const shares = new Set(["repetition", "echo"]);

const names: Readonly<Record<string, string>> = {
  length: "Length", duplicates: "Duplicate paragraphs", repetition: "Repetition within 1,000 words", echo: "Repetition across scenes", ending: "Problems with the ending",
};

/** A share as "1.2%". */
export const percent = (share: number): string => `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)}%`;

const isPassed = (gate: Gate): boolean => (gate.bound === "at_least" ? gate.value >= gate.limit : gate.value <= gate.limit);

/** The checks that a finished story must pass, with their values. */
export function Checks({ gates, ending }: { gates: readonly Gate[]; ending: Health["ending"] }) {
  return (
    <section aria-labelledby="check-gates" className="stack">
      <h3 id="check-gates" className="unseen">Checks</h3>
      <ul className="gates">
        {gates.map((gate) => {
          const figure = (value: number): string => (shares.has(gate.kind) ? percent(value) : String(Math.round(value * 10) / 10));
          return (
            <li key={gate.kind} className={`card gate ${isPassed(gate) ? "passed" : "missed"}`}>
              <span className="gate-state"><Icon name={isPassed(gate) ? "check" : "warning"} />{isPassed(gate) ? "Passed" : "Failed"}</span>
              <span className="gate-name">{names[gate.kind] ?? label(gate.kind)}</span>
              <span className="figures">{figure(gate.value)} <span className="soft">{gate.bound === "at_least" ? "at least" : "at most"} {figure(gate.limit)}</span></span>
            </li>
          );
        })}
      </ul>
      {!ending.is_complete && <ul className="note warn faults">{ending.faults.map((fault) => <li key={fault}>{fault}</li>)}</ul>}
    </section>
  );
}
