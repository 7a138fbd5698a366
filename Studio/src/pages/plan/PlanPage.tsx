import { useCallback, useEffect, useRef, useState } from "react";
import { regenerateOutline, type ScenePlan } from "../../api/outline";
import { isOver } from "../../api/runs";
import { regenerateScene } from "../../api/scenes";
import { announce } from "../../app/announce";
import { plural } from "../../text/format";
import { dismiss, toast, toastTime } from "../../app/toasts";
import { useAction } from "../../app/useAction";
import { useGeneration } from "../../app/useGeneration";
import { ConflictDialog } from "../../story/ConflictDialog";
import { underWay } from "../../state/runWords";
import { useStory } from "../../state/storyContext";
import { Button, EmptyState, Loading, NoteDialog, ProblemNote } from "../../ui";
import { BriefCard } from "./BriefCard";
import { BudgetBar } from "./BudgetBar";
import { added, fitted, merged, moved, removed, shares, split, type Card } from "./outlineEdits";
import { PremiseCard } from "./PremiseCard";
import { SceneCard, type SceneOrder } from "./SceneCard";
import { SceneNoteDialog, type Remaking } from "./SceneNoteDialog";
import { SplitDialog } from "./SplitDialog";
import { newKey, usePlan } from "./usePlan";
import { useScenePlanning } from "./useScenePlanning";

/** What the run is doing, and how to edit the outline. */
const doing = {
  premise: "The premise is being written. Pause the run to edit the outline.",
  outline: "The outline is being written. Pause the run to edit it.",
  text: "The story is being written. Pause the run to edit the outline.",
} as const;

/** The outline of a story: its premise, and its scenes as cards. */
export default function PlanPage() {
  const { store, state } = useStory();
  const plan = usePlan();
  const story = state.story!;
  const isWriting = state.run !== null && !isOver(state.run.status) && state.run.status !== "paused";
  const [wanted, setWanted] = useState<{ key: string; order: SceneOrder | "title" } | null>(null);
  const [cutting, setCutting] = useState<number | null>(null);
  const [noting, setNoting] = useState<{ what: Remaking; at: number } | null>(null);
  const [isRemaking, setRemaking] = useState(false);
  const [drag, setDrag] = useState<{ from: number; over: number | null } | null>(null);
  // For the event handlers: events may come faster than renders.
  const dragging = useRef<{ from: number; over: number | null } | null>(null);
  const going = useRef<{ key: string; toast: number; timer: ReturnType<typeof setTimeout> } | null>(null);
  const [goingKey, setGoingKey] = useState<string | null>(null);

  const outlining = useAction(({ intent }) => store.start({ goal: "outline" }, intent));
  const generation = useGeneration("Regenerating the outline…");
  const remake = useAction(async ({ intent, signal }, note: string) => {
    announce("Regenerating the outline.");
    const made = await store.change((revision) => regenerateOutline(state.id, note, intent, generation.begin(signal), signal, revision));
    store.patchStory({ outline: made.outline });
    void store.reload();
    announce("The outline was regenerated.");
  });
  const rewrite = useAction(async ({ intent }, number: number, note: string) => {
    store.takeRun((await regenerateScene(state.id, number, note, intent)).value);
    toast(`Rewriting scene ${number}. The old text is kept in the history.`);
  });

  const latest = useRef(plan);
  latest.current = plan;
  const planning = useScenePlanning(() => latest.current);
  // Rearranging sends the plans as they are here; it must not undo a change on its way.
  const isHeld = planning.isBusy || remake.isBusy;
  const isFixed = isWriting || isHeld;
  /** Carries out a deletion that could still be undone. */
  const settle = useCallback(async (): Promise<void> => {
    const doomed = going.current;
    if (!doomed) return;
    going.current = null;
    clearTimeout(doomed.timer);
    dismiss(doomed.toast);
    const { cards, arrange } = latest.current;
    const at = cards.findIndex((card) => card.key === doomed.key);
    if (at >= 0) await arrange(removed(cards, at), `${plural(cards.length - 1, "scene")} left.`);
    setGoingKey(null);
  }, []);
  useEffect(() => () => void settle(), [settle]);

  const visible = plan.cards.filter((card) => card.key !== goingKey);
  const arrange = async (change: (cards: Card[]) => Card[], said: string) => {
    await settle();
    return latest.current.arrange(change(latest.current.cards), said);
  };
  const move = (at: number, to: number, order: SceneOrder | "title") => {
    const card = visible[at];
    if (!card || to < 0 || to >= visible.length || at === to) return;
    void arrange((cards) => moved(cards, at, to), `“${card.plan.title || "Untitled"}” is now scene ${to + 1} of ${visible.length}.`);
    setWanted({ key: card.key, order });
  };
  const remove = (card: Card) => {
    void settle().then(() => {
      const undo = () => {
        clearTimeout(going.current?.timer);
        going.current = null;
        setGoingKey(null);
        setWanted({ key: card.key, order: "title" });
      };
      const id = toast(`Scene “${card.plan.title || "Untitled"}” was deleted.`, { action: { label: "Undo", act: undo } });
      going.current = { key: card.key, toast: id, timer: setTimeout(() => void settle(), toastTime.withAction) };
      setGoingKey(card.key);
    });
    const at = visible.findIndex((entry) => entry.key === card.key);
    const next = visible[at + 1] ?? visible[at - 1];
    if (next) setWanted({ key: next.key, order: "down" });
  };
  const order = (what: SceneOrder, at: number) => {
    const card = visible[at];
    if (!card) return;
    if (what === "up") move(at, at - 1, "up");
    else if (what === "down") move(at, at + 1, "down");
    else if (what === "delete") remove(card);
    else if (what === "split") void settle().then(() => setCutting(at));
    else if (what === "plan" || what === "rewrite") void settle().then(() => setNoting({ what, at }));
    else if (what === "merge") void arrange((cards) => merged(cards, at), `Scenes ${at + 1} and ${at + 2} were merged.`);
    else add(at + 1);
  };
  const add = (at: number) => {
    const key = newKey();
    void arrange((cards) => added(cards, at, key, `Scene ${at + 1}`), `Scene ${at + 1} was added.`);
    setWanted({ key, order: "title" });
  };
  // The server's number: scenes about to be deleted still count there.
  const save = useCallback((key: string, change: Partial<ScenePlan>, base: ScenePlan) =>
    latest.current.saveScene(latest.current.cards.findIndex((card) => card.key === key) + 1, change, base), []);
  const latestOrder = useRef(order);
  latestOrder.current = order;
  const onOrder = useCallback((what: SceneOrder, at: number) => latestOrder.current(what, at), []);
  const onFocused = useCallback(() => setWanted(null), []);

  const budgets = shares(visible.map((card) => card.plan.word_budget), story.asked_words);
  const track = (next: { from: number; over: number | null } | null) => {
    const old = dragging.current;
    dragging.current = next;
    if (old?.from !== next?.from || old?.over !== next?.over) setDrag(next);
  };
  const onDrag = useCallback((from: number | null) => track(from === null ? null : { from, over: null }), []);
  const drop = (place: number) => {
    const held = dragging.current;
    track(null);
    if (!held) return;
    const at = held.over ?? place;
    move(held.from, at > held.from ? at - 1 : at, "title");
  };

  return (
    <div className="page plan">
      <h2 className="unseen">Outline</h2>
      {isWriting && <div className="note" role="status"><p>{doing[underWay(state.run!, state.progress)]}</p></div>}
      <ProblemNote problem={plan.problem} onDismiss={plan.clear} />
      <BriefCard isLocked={isWriting} />
      <PremiseCard isLocked={isWriting} onSave={plan.savePremise} />
      <section className="stack" aria-labelledby="outline-title">
        <div className="row spread">
          <h2 id="outline-title">Scenes {visible.length > 0 && <span className="soft figures">{visible.length}{story.outline && story.outline.scene_count > plan.cards.length ? ` of ${story.outline.scene_count}` : ""}</span>}</h2>
          {visible.length > 0 && (
            remake.isBusy
              ? <Button isSmall look="quiet" icon="stop" onClick={remake.stop}>Stop</Button>
              : <Button isSmall look="quiet" icon="refresh" disabled={isFixed} onClick={() => setRemaking(true)}>Regenerate outline</Button>
          )}
        </div>
        <ProblemNote problem={remake.problem ?? rewrite.problem ?? outlining.problem} onDismiss={() => { remake.clear(); rewrite.clear(); outlining.clear(); }} />
        {remake.isBusy && <p className="loading"><span className="spinner" aria-hidden="true" /> {generation.words}</p>}
        {visible.length === 0 && isWriting && <Loading what={state.run?.goal === "premise" ? "Writing the premise" : "Outlining the scenes"} />}
        {visible.length === 0 && !isWriting && (
          <EmptyState title="No scenes yet" actions={
            <>
              <Button look="primary" icon="copilot" isBusy={outlining.isBusy} onClick={() => void outlining.run()}>Generate an outline</Button>
              <Button icon="add" onClick={() => add(0)}>Add a scene yourself</Button>
            </>
          }>
            <p>An outline describes what happens in each scene and sets its length. You can edit all of it.</p>
          </EmptyState>
        )}
        {visible.length > 0 && (
          <>
            <BudgetBar cards={visible} asked={story.asked_words} isLocked={isFixed} onFit={() => void arrange((cards) => fitted(cards, story.asked_words), "The target words were distributed.")} />
            <ol className="scenes" aria-label="Scenes" onDragLeave={(event) => { if (event.currentTarget === event.target && dragging.current) track({ ...dragging.current, over: null }); }}>
              {visible.map((card, place) => (
                <li key={card.key} className={drag?.over === place ? "drop-before" : drag?.over === place + 1 && place === visible.length - 1 ? "drop-after" : undefined} data-dragged={drag?.from === place || undefined}
                  onDragOver={(event) => {
                    if (!dragging.current) return;
                    event.preventDefault();
                    const area = event.currentTarget.getBoundingClientRect();
                    track({ ...dragging.current, over: event.clientY > area.top + area.height / 2 ? place + 1 : place });
                  }}
                  onDrop={(event) => { event.preventDefault(); drop(place); }}
                >
                  <SceneCard storyId={state.id} card={card} place={place} many={visible.length} share={budgets[place] ?? 0} isLocked={isWriting} isHeld={isHeld}
                    planning={planning.key === card.key ? planning : null} wanted={wanted?.key === card.key ? wanted.order : null} onFocused={onFocused} onSave={save} onOrder={onOrder} onDrag={onDrag} />
                </li>
              ))}
            </ol>
            <div><Button icon="add" disabled={isFixed} onClick={() => add(visible.length)}>Add a scene</Button></div>
          </>
        )}
      </section>
      {cutting !== null && visible[cutting] && (
        <SplitDialog storyId={state.id} card={visible[cutting]!} number={cutting + 1} onClose={() => setCutting(null)} onDone={(cut) => {
          const key = newKey();
          setCutting(null);
          void arrange((cards) => split(cards, cutting, cut, key), `Scene ${cutting + 1} was split.`);
          setWanted({ key, order: "title" });
        }} />
      )}
      {noting && (
        <SceneNoteDialog what={noting.what} number={noting.at + 1} onClose={() => setNoting(null)} onDone={(note) => {
          const card = visible[noting.at];
          setNoting(null);
          if (noting.what === "rewrite") void rewrite.run(noting.at + 1, note);
          else if (card) planning.begin(card.key, note);
        }} />
      )}
      {isRemaking && (
        <NoteDialog title="Regenerate the outline" hint="Optional: what should be different?" placeholder="One scene fewer, and an open ending." action="Regenerate"
          onClose={() => setRemaking(false)} onDone={(note) => { setRemaking(false); void remake.run(note); }} />
      )}
      {plan.conflict && <ConflictDialog what={plan.conflict.what} fields={plan.conflict.fields} onKeepMine={plan.conflict.keepMine} onTakeTheirs={plan.takeTheirs} />}
    </div>
  );
}
