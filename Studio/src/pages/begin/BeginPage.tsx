import { useEffect, useRef, useState } from "react";
import type { BriefFields } from "../../api/briefs";
import { newIntent } from "../../api/client";
import { isAmount } from "../../api/money";
import { putPremise } from "../../api/outline";
import { startRun } from "../../api/runs";
import { createStory, type Story } from "../../api/stories";
import { navigate } from "../../app/navigation";
import { storyHref } from "../../app/routes";
import { useAction } from "../../app/useAction";
import { useTitle } from "../../app/useTitle";
import { Button, ProblemNote } from "../../ui";
import { BriefForm } from "../../brief/BriefForm";
import { answerer, briefOf, emptyDraft, keepDraft, readDraft, saysSomething, type BriefAsked, type Draft } from "../../brief/briefDraft";
import { EstimateCard } from "./EstimateCard";
import { IdeaHelp } from "./IdeaHelp";
import { taken } from "./mixing";
import { SetupSection } from "./SetupSection";
import { useIdeas } from "./useIdeas";
import { useSetups } from "./useSetups";

/** The goal of the first run. */
type Goal = "outline" | "story";

/** Creates a story: the brief, three setups to choose from and to mix, and the start of the first run. */
export default function BeginPage() {
  useTitle("New story");
  const [draft, setDraft] = useState<Draft>(readDraft);
  const [ideaFault, setIdeaFault] = useState<string | undefined>();
  const ideas = useIdeas();
  const offer = useSetups();
  const begun = useRef<Story | null>(null);
  const [pressed, setPressed] = useState<Goal | null>(null);
  useEffect(() => keepDraft(draft), [draft]);

  const change = (part: Partial<Draft>) => {
    setDraft((old) => ({ ...old, ...part }));
    setIdeaFault(undefined);
  };
  const clear = () => {
    setDraft(emptyDraft);
    ideas.close();
    offer.close();
  };
  const isReady = () => {
    if (saysSomething(draft) && isAmount(draft.maxCost)) return true;
    if (!saysSomething(draft)) {
      setIdeaFault("Enter an idea, or fill in at least one field below.");
      document.querySelector<HTMLElement>(".idea")?.focus();
    }
    return false;
  };

  const begin = useAction(async ({ intent }, goal: Goal, brief: BriefFields, premise: string) => {
    const story = begun.current ?? (await createStory(brief, intent)).value;
    begun.current = story;
    if (premise && story.premise !== premise) {
      const { revision } = await putPremise(story.id, premise, story.revision);
      begun.current = { ...story, premise, revision: revision ?? story.revision + 1 };
    }
    const cap = draft.maxCost.trim();
    await startRun(story.id, { goal, ...answerer(draft), ...(cap ? { max_cost: cap } : {}) }, newIntent());
    keepDraft(null);
    navigate(storyHref(story.id, goal === "story" ? "write" : "plan"));
  });
  // A changed brief creates another story.
  useEffect(() => { begun.current = null; }, [draft, offer.mix]);

  const withBrief = (act: (brief: BriefAsked) => void) => { if (isReady()) act({ ...briefOf(draft), ...answerer(draft) }); };
  const go = (goal: Goal) => {
    const choice = offer.mix && offer.setups ? taken(offer.mix, offer.setups) : null;
    // The writer's own fields take precedence over those of a setup.
    if (!isReady()) return;
    setPressed(goal);
    void begin.run(goal, { ...choice?.fields, ...briefOf(draft) }, choice?.premise ?? "");
  };

  /** The button that was pressed is busy; the other one is disabled. */
  const look = (goal: Goal) => ({ isBusy: begin.isBusy && pressed === goal, disabled: begin.isBusy && pressed !== goal });
  return (
    <div className="page begin">
      <div className="page-head">
        <h1>New story</h1>
        {saysSomething(draft) && <Button look="quiet" isSmall onClick={clear}>Clear</Button>}
      </div>
      <form className="begin-form" onSubmit={(event) => { event.preventDefault(); withBrief(offer.ask); }}>
        <BriefForm hasFocus draft={draft} onChange={change} problem={begin.problem ?? offer.problem} ideaFault={ideaFault}
          ideaHelp={<IdeaHelp draft={draft} offer={ideas} onIdea={(idea) => change({ idea })} />} />
        <div className="begin-side">
          <EstimateCard draft={draft} onChange={change} />
          <div className="begin-orders stack">
            <Button type="submit" look="primary" icon="copilot" isBusy={offer.isBusy}>Suggest three setups</Button>
            <div className="row spread">
              <Button {...look("outline")} onClick={() => go("outline")}>Outline it now</Button>
              <Button {...look("story")} onClick={() => go("story")}>Write the whole story</Button>
            </div>
          </div>
          {!offer.setups && <ProblemNote problem={begin.problem ?? offer.problem} onDismiss={() => { begin.clear(); offer.clear(); }} />}
        </div>
      </form>
      {offer.setups && (
        <SetupSection offer={offer} onOthers={(note) => withBrief((brief) => offer.askOthers(brief, note))} onAgain={() => withBrief(offer.askAgain)}
          problem={begin.problem} onDismiss={begin.clear}>
          <div className="row">
            <Button look="primary" icon="book" {...look("outline")} onClick={() => go("outline")}>Outline the scenes</Button>
            <Button icon="play" {...look("story")} onClick={() => go("story")}>Write the whole story</Button>
          </div>
        </SetupSection>
      )}
    </div>
  );
}
