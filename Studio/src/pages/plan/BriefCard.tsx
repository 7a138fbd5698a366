import { useState } from "react";
import { setupFields } from "../../api/briefs";
import { Problem } from "../../api/problem";
import { patchStory } from "../../api/stories";
import { BriefForm } from "../../brief/BriefForm";
import { changesOf, draftOf, fieldTexts, languageName, type Draft } from "../../brief/briefDraft";
import { label, plural, readingTime } from "../../text/format";
import { toast } from "../../app/toasts";
import { useAction } from "../../app/useAction";
import { useStory } from "../../state/storyContext";
import { Button, Dialog, ProblemNote } from "../../ui";

/** A summary of the brief, and the form to edit it. */
export function BriefCard({ isLocked }: { isLocked: boolean }) {
  const { state } = useStory();
  const [isOpen, setOpen] = useState(false);
  const brief = state.story!.brief;
  const said = setupFields.filter((field) => brief[field]?.trim());
  return (
    <section className="brief-card" aria-labelledby="brief-title">
      <h2 id="brief-title" className="unseen">Brief</h2>
      <p className="soft">
        {[plural(brief.words, "word"), readingTime(brief.words), languageName(brief.language), ...(brief.template ? [label(brief.template)] : []),
          ...(said.length > 0 ? [said.map((field) => fieldTexts[field].label.toLowerCase()).join(", ")] : [])].join(" · ")}
      </p>
      <Button isSmall look="quiet" icon="edit" disabled={isLocked} onClick={() => setOpen(true)}>Edit the brief</Button>
      {isOpen && <BriefDialog onClose={() => setOpen(false)} />}
    </section>
  );
}

function BriefDialog({ onClose }: { onClose: () => void }) {
  const { store, state } = useStory();
  const [before] = useState<Draft>(() => draftOf(state.story!.brief));
  const [draft, setDraft] = useState(before);
  const save = useAction(async () => {
    const changes = changesOf(before, draft);
    if (Object.keys(changes).length > 0) {
      try {
        store.take(await store.change((revision) => patchStory(state.id, changes, revision)));
      } catch (error) {
        // Only the changes are sent, so that a second attempt overwrites nothing else.
        if (error instanceof Problem && error.isStale) await store.reload();
        throw error;
      }
      toast("The brief was changed. The text stays as it is.");
    }
    onClose();
  });
  return (
    <Dialog title="Brief" isWide onClose={onClose} actions={
      <>
        <Button look="primary" isBusy={save.isBusy} onClick={() => void save.run()}>Save</Button>
        <Button onClick={onClose}>Cancel</Button>
      </>
    }>
      <BriefForm draft={draft} problem={save.problem} ideaFault={undefined} onChange={(change) => setDraft((old) => ({ ...old, ...change }))} />
      <ProblemNote problem={save.problem} onRetry={() => void save.run()} />
    </Dialog>
  );
}
