import { useState, type ReactNode } from "react";
import { planLabels } from "../api/outline";
import { storyHref } from "../app/routes";
import { toast } from "../app/toasts";
import { useAction } from "../app/useAction";
import { Button, Icon, ProblemNote } from "../ui";
import { asProblem, Problem } from "../api/problem";
import { apply, ProposalError, type StoryCalls } from "./changes";
import type { ToolCall } from "./conversation";
import type { Decision } from "./decisions";
import { DiffText } from "./DiffText";
import { proposalOf, type PlanFields, type Proposal, type TextChange } from "./proposals";

interface Props {
  story: string;
  call: ToolCall;
  decision: Decision | undefined;
  calls: StoryCalls;
  decide: (decision: Decision) => void;
  /** Called after the story was changed. */
  onChanged: () => void;
}

type Change = Exclude<Proposal, { kind: "open" }>;

/** The reason why a change failed, as a problem that can be shown. */
function refused(error: unknown): unknown {
  return error instanceof ProposalError
    ? new Problem({ type: "/problems/misfit", title: "The story has changed", status: 0, detail: error.message })
    : error;
}

function place(change: TextChange): string {
  return change.paragraph === null ? `scene ${change.scene}` : `scene ${change.scene}, paragraph ${change.paragraph}`;
}

function heading(proposal: Change): string {
  switch (proposal.kind) {
    case "text":
      return `Change in ${place(proposal.change)}`;
    case "outline":
      return `Outline change in scene ${proposal.scene}`;
    case "scene":
      return proposal.after === 0 ? "New first scene" : `New scene after scene ${proposal.after}`;
    case "rename":
      return `Rename ${proposal.from} to ${proposal.to}`;
  }
}

const outcomes: Record<Decision["kind"], string> = {
  accepted: "Accepted", rejected: "Rejected", done: "Done",
};

function fieldText(fields: PlanFields, name: string): string {
  const value = fields[name];
  return Array.isArray(value) ? value.join("\n") : String(value ?? "");
}

function PlanDiff({ before, after }: { before: PlanFields; after: PlanFields }) {
  return (
    <dl className="plan-changes">
      {Object.keys(after).map((name) => (
        <div key={name}>
          <dt>{(planLabels as Readonly<Record<string, string>>)[name] ?? name}</dt>
          <dd><DiffText before={fieldText(before, name)} after={fieldText(after, name)} /></dd>
        </div>
      ))}
    </dl>
  );
}

/** A proposal of a tool call, as a difference that the writer accepts or rejects. */
export function ProposalCard({ story, call, decision, calls, decide, onChanged }: Props) {
  const proposal = call.isOpen ? null : proposalOf(call);
  if (call.isOpen) return <p className="copilot-wait"><span className="spinner" aria-hidden="true" /> Writing a proposal…</p>;
  if (proposal === null) {
    return call.result === undefined
      ? <p className="copilot-wait"><Icon name="warning" /> The copilot requested an unknown action ({call.name || "no name"}).</p>
      : null;
  }
  if (proposal.kind === "open") {
    return <p className="copilot-wait"><Icon name="arrowRight" /> <a href={storyHref(story, "write", { scene: proposal.scene })}>Scene {proposal.scene}</a> was opened.</p>;
  }
  return <ChangeCard {...{ proposal, decision, calls, decide, onChanged }} />;
}

function ChangeCard({ proposal, decision, calls, decide, onChanged }: Omit<Props, "story" | "call"> & { proposal: Change }) {
  const places = proposal.kind === "rename" ? proposal.places : [];
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const chosen = places.filter((_, index) => !left.has(index));

  const accept = useAction(async () => {
    try {
      const applied = await apply(proposal, calls, proposal.kind === "rename" ? chosen : undefined);
      decide(chosen.length < places.length
        ? { kind: "accepted", note: `The writer accepted ${chosen.length} of ${places.length} places.` }
        : { kind: "accepted" });
      onChanged();
      const undo = () => {
        applied.undo().then(
          () => {
            decide({ kind: "rejected" });
            onChanged();
            toast("The change was undone.");
          },
          (error: unknown) => {
            const problem = asProblem(refused(error));
            if (problem) toast(problem.detail, { kind: "problem" });
          });
      };
      toast(applied.told, { place: "story", action: { label: "Undo", act: undo } });
    } catch (error) {
      throw refused(error);
    }
  });

  const toggle = (index: number) => setLeft((old) => {
    const next = new Set(old);
    if (!next.delete(index)) next.add(index);
    return next;
  });

  const title = heading(proposal);
  const isOpen = decision === undefined;
  let body: ReactNode;
  switch (proposal.kind) {
    case "text":
      body = <DiffText before={proposal.change.before} after={proposal.change.after} />;
      break;
    case "outline":
      body = <PlanDiff before={proposal.before} after={proposal.after} />;
      break;
    case "scene":
      body = <><p><strong dir="auto">{proposal.title}</strong></p><p dir="auto">{proposal.summary}</p></>;
      break;
    case "rename":
      body = (
        <>
        <p className="why">
          {proposal.count === 1 ? "One place" : `${proposal.count} places`} in the text
          {proposal.beyond.length > 0 ? `, and ${proposal.beyond.join(", ")}` : ""}.
          {proposal.count > proposal.places.length && proposal.places.length > 0 ? ` The first ${proposal.places.length} are shown.` : ""}
        </p>
        {proposal.isTaken && <p className="fault">Another character is already called {proposal.to}; only the places below are changed.</p>}
        <ul className="places">
          {proposal.places.map((change, index) => (
            <li key={index}>
              {isOpen
                ? <label><input type="checkbox" checked={!left.has(index)} onChange={() => toggle(index)} /> {place(change)}</label>
                : <span>{place(change)}</span>}
              <DiffText before={change.before} after={change.after} />
            </li>
          ))}
        </ul>
        </>
      );
  }

  const acceptLabel = proposal.kind !== "rename" ? "Accept" : chosen.length === places.length
    ? `Accept all${proposal.count > 1 ? ` ${proposal.count}` : ""}` : `Accept ${chosen.length} of ${places.length}`;
  return (
    <article className={`proposal${isOpen ? "" : ` ${decision.kind}`}`} aria-label={title}>
      <header>
        <h3>{title}</h3>
        {!isOpen && <span className={`tag ${decision.kind === "accepted" ? "good" : ""}`}>{outcomes[decision.kind]}</span>}
      </header>
      {"why" in proposal && proposal.why && <p className="why" dir="auto">{proposal.why}</p>}
      {body}
      <ProblemNote problem={accept.problem} onDismiss={accept.clear} />
      {isOpen && (
        <div className="row">
          <Button look="primary" isSmall icon="check" isBusy={accept.isBusy} disabled={places.length > 0 && chosen.length === 0}
            onClick={() => void accept.run()}>{acceptLabel}</Button>
          <Button isSmall icon="close" disabled={accept.isBusy} onClick={() => decide({ kind: "rejected" })}>Reject</Button>
        </div>
      )}
    </article>
  );
}
