import { memo, useEffect, useRef, useState, type DragEvent } from "react";
import { planLabels, type ScenePlan } from "../../api/outline";
import { count } from "../../text/format";
import { storyHref } from "../../app/routes";
import { Icon, IconButton, Menu, ProblemNote, TextArea, TextField } from "../../ui";
import type { Card } from "./outlineEdits";
import { PlanningNote } from "./PlanningNote";
import { useFieldDraft } from "./useFieldDraft";
import type { ScenePlanning } from "./useScenePlanning";

/** The actions for a whole scene. */
export type SceneOrder = "up" | "down" | "add" | "split" | "merge" | "delete" | "plan" | "rewrite";

interface Props {
  storyId: string;
  card: Card;
  place: number;
  many: number;
  /** Its share of the words if it has no target of its own. */
  share: number;
  isLocked: boolean;
  /** Whether scenes cannot be rearranged, although their fields can be edited. */
  isHeld: boolean;
  /** The progress of regenerating its plan; null if it is not being regenerated. */
  planning: ScenePlanning | null;
  /** The element that gets the focus after the card moved. */
  wanted: SceneOrder | "title" | null;
  onFocused: () => void;
  onSave: (key: string, change: Partial<ScenePlan>, base: ScenePlan) => Promise<boolean>;
  onOrder: (order: SceneOrder, place: number) => void;
  onDrag: (place: number | null) => void;
}

const lines = (text: string): string[] => text.split("\n").map((line) => line.trim()).filter(Boolean);
const names = (text: string): string[] => text.split(/[,;\n،、，]/).map((name) => name.trim()).filter(Boolean);

/** The plan of a scene: fields are edited in place, and saved when they lose the focus. */
export const SceneCard = memo(function SceneCard({ storyId, card, place, many, share, isLocked, isHeld, planning, wanted, onFocused, onSave, onOrder, onDrag }: Props) {
  const { plan } = card;
  const number = place + 1;
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLElement>(null);
  const title = useFieldDraft(plan.title);
  const description = useFieldDraft(plan.description);
  const events = useFieldDraft(plan.key_events.join("\n"));
  const characters = useFieldDraft(plan.characters.join(", "));
  const budget = useFieldDraft(plan.word_budget ? String(plan.word_budget) : "");
  const entry = useFieldDraft(plan.entry_state);
  const exit = useFieldDraft(plan.exit_state);
  const picture = useFieldDraft(plan.image_prompt);
  const narration = useFieldDraft(plan.narration);
  const words = Number(budget.text.replace(/[\s,.]/g, "") || "0");
  const isBudget = Number.isInteger(words) && words >= 0 && words <= 200_000;

  useEffect(() => {
    if (!wanted || !box.current) return;
    const target = box.current.querySelector<HTMLElement>(`[data-order="${wanted}"]:not(:disabled)`) ?? box.current.querySelector<HTMLElement>("button[data-order]:not(:disabled)")
      ?? box.current.querySelector<HTMLElement>("[data-order]");
    target?.focus();
    box.current.scrollIntoView({ block: "nearest" });
    onFocused();
  }, [wanted]);

  const save = (draft: { isDirty: boolean; base: string; reset: () => void }, change: Partial<ScenePlan>, base: (text: string) => Partial<ScenePlan>) => {
    if (!draft.isDirty) return draft.reset();
    void onSave(card.key, change, { ...plan, ...base(draft.base) }).then((isDone) => { if (isDone) draft.reset(); });
  };
  const isPlanning = planning?.isBusy ?? false;
  const isFixed = isLocked || isHeld;
  const lock = { readOnly: isLocked || isPlanning };

  return (
    <article ref={box} className="card scene-card" aria-label={`Scene ${number}: ${plan.title || "untitled"}`} aria-busy={isPlanning}>
      <header className="scene-head">
        <span className="scene-handle" draggable={!isFixed} aria-hidden="true" title="Drag to move"
          onDragStart={(event: DragEvent) => {
            event.dataTransfer.effectAllowed = "move";
            event.dataTransfer.setData("text/plain", String(place));
            if (box.current) event.dataTransfer.setDragImage(box.current, 16, 16);
            onDrag(place);
          }}
          onDragEnd={() => onDrag(null)}
        ><Icon name="drag" /></span>
        <span className="scene-number" aria-hidden="true">{number}</span>
        <input aria-label={`Title of scene ${number}`} className="scene-title" data-order="title" dir="auto" placeholder="Untitled scene" maxLength={200} value={title.text} {...lock}
          onChange={(event) => title.set(event.target.value)} onBlur={() => save(title, { title: title.text.trim() }, (text) => ({ title: text }))}
          onKeyDown={(event) => { if (event.key === "Enter") event.currentTarget.blur(); if (event.key === "Escape") title.reset(); }} />
        <div className="scene-tools">
          <IconButton icon="arrowUp" data-order="up" label={`Move scene ${number} up`} disabled={isFixed || place === 0} onClick={() => onOrder("up", place)} />
          <IconButton icon="arrowDown" data-order="down" label={`Move scene ${number} down`} disabled={isFixed || number === many} onClick={() => onOrder("down", place)} />
          <Menu label={`Actions for scene ${number}`} entries={[
            { label: "Add a scene below", icon: "add", isDisabled: isFixed, act: () => onOrder("add", place) },
            { label: "Split", icon: "split", isDisabled: isFixed, act: () => onOrder("split", place) },
            { label: "Merge with the next scene", icon: "merge", isDisabled: isFixed || number === many, act: () => onOrder("merge", place) },
            { label: "Regenerate outline…", icon: "book", isDisabled: isFixed, act: () => onOrder("plan", place) },
            { label: "Rewrite…", icon: "refresh", isDisabled: isFixed || !card.isWritten, act: () => onOrder("rewrite", place) },
            { label: "Delete", icon: "delete", isDanger: true, isDisabled: isFixed || many === 1, act: () => onOrder("delete", place) },
          ]} />
        </div>
      </header>
      {isPlanning && planning && <PlanningNote number={number} words={planning.words} onStop={planning.stop} onFocusLost={() => box.current?.querySelector<HTMLElement>("[data-order=title]")?.focus()} />}
      {planning?.problem && <ProblemNote problem={planning.problem} onRetry={planning.again} onDismiss={planning.clear} />}
      <TextArea label={planLabels.description} isLabelHidden placeholder="What happens, in one or two sentences" className="scene-text" maxLength={20_000} value={description.text} {...lock}
        onChange={(event) => description.set(event.target.value)} onBlur={() => save(description, { description: description.text.trim() }, (text) => ({ description: text }))} />
      <div className="scene-fields">
        <TextArea label={`${planLabels.key_events}, one per line`} rows={1} value={events.text} {...lock} onChange={(event) => events.set(event.target.value)}
          onBlur={() => save(events, { key_events: lines(events.text) }, (text) => ({ key_events: lines(text) }))} />
        <TextField label={planLabels.characters} value={characters.text} {...lock} onChange={(event) => characters.set(event.target.value)}
          onBlur={() => save(characters, { characters: names(characters.text) }, (text) => ({ characters: names(text) }))} />
        <TextField label={planLabels.word_budget} inputMode="numeric" placeholder={share ? `${count(share)} (even share)` : "Even share"} value={budget.text} {...lock}
          fault={isBudget ? undefined : "Enter a whole number."} onChange={(event) => budget.set(event.target.value)}
          onBlur={() => { if (isBudget) save(budget, { word_budget: words }, (text) => ({ word_budget: Number(text || "0") })); }} />
      </div>
      {isOpen && (
        <div className="scene-fields wide" id={`scene-more-${card.key}`}>
          <TextArea label={planLabels.entry_state} hint="Where each character is and what they know." value={entry.text} {...lock} onChange={(event) => entry.set(event.target.value)}
            onBlur={() => save(entry, { entry_state: entry.text.trim() }, (text) => ({ entry_state: text }))} />
          <TextArea label={planLabels.exit_state} value={exit.text} {...lock} onChange={(event) => exit.set(event.target.value)}
            onBlur={() => save(exit, { exit_state: exit.text.trim() }, (text) => ({ exit_state: text }))} />
          <TextArea label={planLabels.image_prompt} value={picture.text} {...lock} onChange={(event) => picture.set(event.target.value)}
            onBlur={() => save(picture, { image_prompt: picture.text.trim() }, (text) => ({ image_prompt: text }))} />
          <TextArea label={planLabels.narration} value={narration.text} {...lock} onChange={(event) => narration.set(event.target.value)}
            onBlur={() => save(narration, { narration: narration.text.trim() }, (text) => ({ narration: text }))} />
        </div>
      )}
      <footer className="scene-foot">
        <button type="button" className="link" aria-expanded={isOpen} aria-controls={isOpen ? `scene-more-${card.key}` : undefined} aria-label={isOpen ? `Fewer fields of scene ${number}` : `More fields of scene ${number}`} onClick={() => setOpen(!isOpen)}>{isOpen ? "Fewer fields" : "More fields"}</button>
        <span className="soft figures">
          {card.words > 0 ? <a href={storyHref(storyId, "write", { scene: number })}>{count(card.words)} words written</a> : "Not written yet"}
        </span>
        {card.isWritten && <span className="tag good">Written</span>}
        {card.words > 0 && !card.isWritten && <span className="tag">In progress</span>}
      </footer>
    </article>
  );
});
