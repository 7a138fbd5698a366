import { useState } from "react";
import type { Finding } from "../../api/health";
import { label } from "../../text/format";
import { storyHref } from "../../app/routes";
import { useStory } from "../../state/storyContext";
import { Button } from "../../ui";

const MOST = 12;

const kindNames: Readonly<Record<string, string>> = {
  marker: "Stray text", echo: "Repetition across scenes", name: "Names", coverage: "Missing beats", slop: "Clichés",
};
const kindName = (kind: string): string => kindNames[kind] ?? label(kind);

/** The findings with their places, which can be shown in the manuscript or rewritten. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const [kind, setKind] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const kinds = [...new Set(findings.map((finding) => finding.kind))];
  const chosen = findings.filter((finding) => kind === null || finding.kind === kind);
  const shown = isOpen ? chosen : chosen.slice(0, MOST);
  if (findings.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="check-findings">
      <div className="row spread">
        <h3 id="check-findings">Findings</h3>
        <div className="row" role="group" aria-label="Kinds of findings">
          <Button isSmall look="quiet" aria-pressed={kind === null} onClick={() => setKind(null)}>All ({findings.length})</Button>
          {kinds.map((name) => (
            <Button key={name} isSmall look="quiet" aria-pressed={kind === name} onClick={() => setKind(name)}>
              {kindName(name)} ({findings.filter((finding) => finding.kind === name).length})
            </Button>
          ))}
        </div>
      </div>
      <ul className="findings">{shown.map((finding, place) => <Entry key={place} finding={finding} />)}</ul>
      {chosen.length > shown.length && <Button isSmall onClick={() => setOpen(true)}>Show all {chosen.length}</Button>}
    </section>
  );
}

function Entry({ finding }: { finding: Finding }) {
  const { state } = useStory();
  const { scene, paragraph, from, to } = finding;
  const where = scene === null ? "The story" : paragraph === null ? `Scene ${scene}` : `Scene ${scene}, paragraph ${paragraph}`;
  const place = scene === null ? null : { scene, paragraph: paragraph ?? undefined, from: from ?? undefined, to: to ?? undefined };
  return (
    <li className="finding">
      <p><span className="tag">{kindName(finding.kind)}</span> <span className="soft">{where}</span></p>
      {finding.text && <blockquote dir="auto" lang={state.story?.brief.language}>{finding.text}</blockquote>}
      <p>{finding.advice}</p>
      {place && (
        <p className="row">
          <a href={storyHref(state.id, "write", place)} aria-label={`Show in the manuscript: ${where}`}>Show in the manuscript</a>
          {from !== null && to !== null && (
            <a href={storyHref(state.id, "write", { ...place, do: "rewrite", note: finding.advice.slice(0, 500) })}
              aria-label={`Rewrite this passage: ${where}`}>Rewrite this passage</a>
          )}
        </p>
      )}
    </li>
  );
}
