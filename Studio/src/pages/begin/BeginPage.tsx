import { useEffect, useRef, useState } from "react";
import type { BriefFields } from "../../api/briefs";
import { newIntent } from "../../api/client";
import { putPremise } from "../../api/outline";
import { composeSetups, type Setup } from "../../api/setups";
import { startRun } from "../../api/runs";
import { createStory, type Story } from "../../api/stories";
import { announce } from "../../app/announce";
import { dollars, plural } from "../../app/format";
import { navigate } from "../../app/navigation";
import { storyHref } from "../../app/routes";
import { useAction } from "../../app/useAction";
import { useTitle } from "../../app/useTitle";
import { Button, ProblemNote } from "../../ui";
import { BriefForm } from "../../brief/BriefForm";
import { answerer, briefOf, emptyDraft, keepDraft, readDraft, saysSomething, type Draft } from "../../brief/briefDraft";
import { EstimateCard, isAmount } from "./EstimateCard";
import { isPure, taken, type Mix } from "./mixing";
import { SetupBoard } from "./SetupBoard";

/** How far the server goes on by itself once the story is begun. */
type Goal = "outline" | "story";

/** From an idea to a story: the brief, three setups to choose from and to mix, and the order to plan or to write. */
export default function BeginPage() {
  useTitle("New story");
  const [draft, setDraft] = useState<Draft>(readDraft);
  const [setups, setSetups] = useState<Setup[] | null>(null);
  const [mix, setMix] = useState<Mix | null>(null);
  const [ideaFault, setIdeaFault] = useState<string | undefined>();
  const [spent, setSpent] = useState("");
  const board = useRef<HTMLHeadingElement>(null);
  const begun = useRef<Story | null>(null);
  useEffect(() => keepDraft(draft), [draft]);

  const change = (part: Partial<Draft>) => {
    setDraft((old) => ({ ...old, ...part }));
    setIdeaFault(undefined);
  };
  const isReady = () => {
    if (saysSomething(draft) && isAmount(draft.maxCost)) return true;
    if (!saysSomething(draft)) {
      setIdeaFault("Say in a line what it is about, or fill in one of the fields below.");
      document.querySelector<HTMLElement>(".idea")?.focus();
    }
    return false;
  };

  const offer = useAction(async ({ signal, intent }, isFresh: boolean, brief: BriefFields) => {
    setSpent("");
    if (!isFresh) setSetups([]);
    setMix(null);
    setTimeout(() => board.current?.focus(), 0);
    announce("Three setups are being thought up.");
    const { value } = await composeSetups(brief, isFresh, intent, {
      onProgress: (progress) => setSpent(`${plural(progress.output_tokens, "token")} so far, ${dollars(progress.cost)}`),
    }, signal);
    setSetups(value.setups);
    setSpent(value.cached ? "From your cache, at no cost" : value.cost ? `Cost ${dollars(value.cost)}` : "");
    announce(`${plural(value.setups.length, "setup")} to choose from.`);
  });

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
  // A change of the brief begins another story.
  useEffect(() => { begun.current = null; }, [draft, mix]);

  const offerSetups = (isFresh: boolean) => { if (isReady()) void offer.run(isFresh, { ...briefOf(draft), ...answerer(draft) } as BriefFields); };
  const go = (goal: Goal) => {
    const choice = mix && setups ? taken(mix, setups) : null;
    // What the writer said goes before what a setup says.
    if (isReady()) void begin.run(goal, { ...choice?.fields, ...briefOf(draft) }, choice?.premise ?? "");
  };

  const orders = (
    <div className="row">
      <Button look="primary" icon="book" isBusy={begin.isBusy} onClick={() => go("outline")}>Plan the scenes</Button>
      <Button icon="play" isBusy={begin.isBusy} onClick={() => go("story")}>Write it all</Button>
    </div>
  );

  return (
    <div className="page begin">
      <div className="page-head">
        <h1>Begin a story</h1>
        {saysSomething(draft) && <Button look="quiet" isSmall onClick={() => { setDraft(emptyDraft); setSetups(null); setMix(null); offer.stop(); }}>Clear</Button>}
      </div>
      <form className="begin-form" onSubmit={(event) => { event.preventDefault(); offerSetups(false); }}>
        <BriefForm hasFocus draft={draft} onChange={change} problem={begin.problem ?? offer.problem} ideaFault={ideaFault} />
        <div className="begin-side">
          <EstimateCard draft={draft} onChange={change} />
          <div className="begin-orders stack">
            <Button type="submit" look="primary" icon="copilot" isBusy={offer.isBusy}>Offer three setups</Button>
            <div className="row spread">
              <Button isBusy={begin.isBusy} onClick={() => go("outline")}>Plan it at once</Button>
              <Button isBusy={begin.isBusy} onClick={() => go("story")}>Write it all</Button>
            </div>
          </div>
          {!setups && <ProblemNote problem={begin.problem ?? offer.problem} onDismiss={() => { begin.clear(); offer.clear(); }} />}
        </div>
      </form>
      {setups && (
        <section className="stack" aria-labelledby="setups-title">
          <div className="page-head">
            <div>
              <h2 id="setups-title" tabIndex={-1} ref={board}>Three ways to begin</h2>
              <p className="soft" role="status">{offer.isBusy ? `Thinking… ${spent}` : mix ? (isPure(mix) ? "Take fields of the others into it, if you like." : "A mix: what is ticked is taken.") : "Take one; then fields of the others can be put into it."}{!offer.isBusy && spent ? ` ${spent}.` : ""}</p>
            </div>
            {offer.isBusy
              ? <Button look="quiet" icon="stop" onClick={() => { offer.stop(); if (setups.length === 0) setSetups(null); }}>Stop</Button>
              : setups.length > 0 && <Button icon="refresh" onClick={() => offerSetups(true)}>Three others</Button>}
          </div>
          <ProblemNote problem={offer.problem} onRetry={() => offerSetups(setups.length > 0)} />
          {(offer.isBusy || setups.length > 0) && <SetupBoard setups={setups} mix={mix} onMix={setMix} isBusy={offer.isBusy} />}
          {mix && (
            <div className="begin-bar" role="group" aria-label="Go on with this setup">
              <p>{isPure(mix) ? `Setup ${mix.premise}` : `The premise of setup ${mix.premise}, mixed`}</p>
              {orders}
            </div>
          )}
          {mix && <ProblemNote problem={begin.problem} onDismiss={begin.clear} />}
        </section>
      )}
    </div>
  );
}
