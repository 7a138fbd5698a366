import { useState } from "react";
import { regeneratePremise } from "../../api/outline";
import { announce } from "../../app/announce";
import { useAction } from "../../app/useAction";
import { useGeneration } from "../../app/useGeneration";
import { useStory } from "../../state/storyContext";
import { Button, NoteDialog, ProblemNote, TextArea } from "../../ui";
import { useFieldDraft } from "./useFieldDraft";

/** The premise: edited in place, or regenerated with a note. */
export function PremiseCard({ isLocked, onSave }: { isLocked: boolean; onSave: (premise: string, base: string) => Promise<boolean> }) {
  const { store, state } = useStory();
  const premise = state.story?.premise ?? "";
  const draft = useFieldDraft(premise);
  const [isAsking, setAsking] = useState(false);
  const generation = useGeneration();
  const remake = useAction(async ({ intent, signal }, note: string) => {
    announce("Writing the premise.");
    const made = await store.change((revision) => regeneratePremise(state.id, note, intent, generation.begin(signal), signal, revision));
    store.patchStory({ premise: made.premise });
    void store.reload();
    announce("The premise was written.");
  });
  return (
    <section className="card premise stack" aria-labelledby="premise-title">
      <div className="row spread">
        <h2 id="premise-title">Premise</h2>
        {remake.isBusy
          ? <Button isSmall look="quiet" icon="stop" onClick={remake.stop}>Stop</Button>
          : <Button isSmall look="quiet" icon="refresh" disabled={isLocked} onClick={() => setAsking(true)}>{premise ? "Regenerate premise" : "Generate premise"}</Button>}
      </div>
      <TextArea label="Premise" isLabelHidden className="premise-text" maxLength={20_000} readOnly={isLocked || remake.isBusy} aria-busy={remake.isBusy}
        placeholder="Who wants what, and what stands in the way?" value={remake.isBusy && generation.text ? generation.text : draft.text}
        onChange={(event) => draft.set(event.target.value)}
        onBlur={() => {
          const text = draft.text.trim();
          if (!draft.isDirty || !text || remake.isBusy) return draft.reset();
          void onSave(text, draft.base).then((isDone) => { if (isDone) draft.reset(); });
        }} />
      {remake.isBusy && <p className="hint">{generation.words}</p>}
      <ProblemNote problem={remake.problem} onDismiss={remake.clear} />
      {isAsking && (
        <NoteDialog title={premise ? "Regenerate the premise" : "Generate a premise"} hint="Optional: what should be different?" placeholder="Make the sister older, and the stakes smaller."
          action={premise ? "Regenerate" : "Generate"} onClose={() => setAsking(false)} onDone={(note) => { setAsking(false); draft.reset(); void remake.run(note); }} />
      )}
    </section>
  );
}
