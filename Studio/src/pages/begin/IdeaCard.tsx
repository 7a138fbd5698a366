import type { Idea } from "../../api/ideas";
import { Button } from "../../ui";

/** A stronger idea, with reasons. */
export function IdeaCard({ idea, number, isBusy, onTake }: { idea: Idea; number: number; isBusy: boolean; onTake: () => void }) {
  const id = `idea-${number}`;
  return (
    <article aria-labelledby={id}>
      <h3 id={id}>Idea {number}</h3>
      <p className="idea-text" dir="auto">{idea.idea}</p>
      {(idea.whats_missing || idea.why_choose) && (
        <dl className="idea-reasons">
          {idea.whats_missing && <div><dt>What is missing</dt><dd dir="auto">{idea.whats_missing}</dd></div>}
          {idea.why_choose && <div><dt>Why it works</dt><dd dir="auto">{idea.why_choose}</dd></div>}
        </dl>
      )}
      <Button aria-describedby={id} disabled={isBusy} onClick={onTake}>Use this idea</Button>
    </article>
  );
}
