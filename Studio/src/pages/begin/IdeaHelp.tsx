import { announce } from "../../app/announce";
import { toast } from "../../app/toasts";
import { answerer, briefOf, type Draft } from "../../brief/briefDraft";
import { Button } from "../../ui";
import { IdeaBoard } from "./IdeaBoard";
import type { IdeaOffer } from "./useIdeas";

interface Props {
  draft: Draft;
  offer: IdeaOffer;
  onIdea: (idea: string) => void;
}

const goToIdea = (): void => document.querySelector<HTMLElement>(".idea")?.focus();

/** Suggests stronger ideas below the idea's field. */
export function IdeaHelp({ draft, offer, onIdea }: Props) {
  const reason = draft.idea.trim() ? undefined : "Enter an idea first.";
  const ask = (): void => offer.ask({ ...briefOf(draft), ...answerer(draft) });
  const close = (): void => {
    offer.close();
    goToIdea();
  };
  const take = (idea: string): void => {
    const before = draft.idea;
    const undo = (): void => {
      onIdea(before);
      announce("Your idea was restored.");
    };
    onIdea(idea);
    close();
    toast("Your idea was replaced.", { place: "page", action: { label: "Undo", act: undo } });
  };
  const stop = (): void => {
    offer.stop();
    if (offer.ideas?.length === 0) goToIdea();
  };
  if (offer.ideas) return <IdeaBoard offer={offer} reason={reason} onAsk={ask} onStop={stop} onTake={take} onClose={close} />;
  return (
    <div className="row idea-help">
      <Button isSmall look="quiet" icon="copilot" disabled={reason !== undefined} aria-describedby={reason && "idea-reason"} onClick={ask}>
        Suggest stronger ideas
      </Button>
      {reason && <p className="hint" id="idea-reason">{reason}</p>}
    </div>
  );
}
