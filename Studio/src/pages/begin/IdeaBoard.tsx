import { useEffect, useRef } from "react";
import type { Idea } from "../../api/ideas";
import { Button, ProblemNote } from "../../ui";
import { IdeaCard } from "./IdeaCard";
import { Skeleton } from "./Skeleton";
import type { IdeaOffer } from "./useIdeas";

interface Props {
  offer: IdeaOffer;
  /** Why ideas cannot be generated; undefined if they can. */
  reason: string | undefined;
  onAsk: () => void;
  onStop: () => void;
  onTake: (idea: string) => void;
  onClose: () => void;
}

/** The status above the ideas. */
function words({ isBusy, ideas, said }: IdeaOffer): string {
  if (isBusy) return said;
  if (ideas?.length === 0) return "";
  return said ? `Use one, or keep yours. ${said}.` : "Use one, or keep yours.";
}

/** Stronger ideas side by side, one of which can replace the writer's own. */
export function IdeaBoard({ offer, reason, onAsk, onStop, onTake, onClose }: Props) {
  const { isBusy } = offer;
  const ideas = offer.ideas ?? [];
  const places: (Idea | null)[] = ideas.length > 0 ? ideas : isBusy ? [null, null, null] : [];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => { if (isBusy) heading.current?.focus(); }, [isBusy]);
  return (
    <section className="idea-board stack" aria-labelledby="ideas-title">
      <div className="page-head">
        <div>
          <h2 id="ideas-title" tabIndex={-1} ref={heading}>Stronger ideas</h2>
          <p className="soft" role="status" aria-live={isBusy ? "off" : "polite"}>{words(offer)}</p>
        </div>
        <div className="row">
          {reason && <p className="hint" id="idea-reason">{reason}</p>}
          {isBusy
            ? <Button isSmall look="quiet" icon="stop" onClick={onStop}>Stop</Button>
            : ideas.length > 0 && <Button isSmall look="quiet" icon="refresh" disabled={reason !== undefined} aria-describedby={reason && "idea-reason"} onClick={onAsk}>Regenerate ideas</Button>}
          <Button isSmall look="quiet" icon="close" onClick={onClose}>Keep mine</Button>
        </div>
      </div>
      <ProblemNote problem={offer.problem} onRetry={reason === undefined ? onAsk : undefined} />
      {places.length > 0 && (
        <ol className="ideas" aria-label="Ideas" aria-busy={isBusy}>
          {places.map((idea, place) => (
            <li key={place} className="card">
              {place === 0 && offer.coming ? <p className="idea-text coming" dir="auto">{offer.coming}</p> : idea ? <IdeaCard idea={idea} number={place + 1} isBusy={isBusy} onTake={() => onTake(idea.idea)} /> : <Skeleton />}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
