import { useState, type KeyboardEvent } from "react";
import { doubled, isAmount, isMore } from "../../api/money";
import type { Run } from "../../api/runs";
import { announce } from "../../app/announce";
import { useAction } from "../../app/useAction";
import { saveTyped } from "../../state/pendingText";
import { useStory } from "../../state/storyContext";
import { Button, Dialog, ProblemNote, TextField } from "../../ui";

/** The error of a spending limit; undefined if the run can resume with it. */
function faultOf(limit: string, spent: string): string | undefined {
  if (!limit || !isAmount(limit)) return "Enter an amount such as 0.50.";
  return isMore(limit, spent) ? undefined : `The run has already cost $${spent}. Enter a higher amount.`;
}

/** Resumes a run that reached its spending limit, with a higher one or none. */
export function LimitDialog({ run, spent, onClose }: { run: Run; spent: string; onClose: () => void }) {
  const { store, state } = useStory();
  const present = run.max_cost ?? spent;
  const [limit, setLimit] = useState(() => doubled(isMore(spent, present) ? spent : present));
  const [isOpen, setOpen] = useState(false);
  const go = useAction(async (_, upTo: string | null) => {
    await saveTyped(state.id);
    await store.resumeUpTo(upTo);
    announce("Writing resumed.");
  });
  const fault = isOpen ? undefined : faultOf(limit.trim(), spent);
  const submit = async (): Promise<void> => {
    if (!fault && await go.run(isOpen ? null : limit.trim())) onClose();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Enter") void submit();
  };
  return (
    <Dialog title="Change the spending limit" onClose={onClose} actions={
      <>
        <Button look="primary" icon="play" isBusy={go.isBusy} disabled={fault !== undefined} onClick={() => void submit()}>Resume</Button>
        <Button onClick={onClose}>Cancel</Button>
      </>
    }>
      <p>{run.reason?.message} What is written is kept, and writing continues from there.</p>
      <TextField label="Spending limit (US dollars)" inputMode="decimal" data-autofocus value={limit} disabled={isOpen} onKeyDown={onKey}
        hint="In total, including what was already spent." fault={fault ?? go.problem?.fault("max_cost")} onChange={(event) => setLimit(event.target.value)} />
      <label className="check"><input type="checkbox" checked={isOpen} onChange={(event) => setOpen(event.target.checked)} /> No limit beyond your plan</label>
      <ProblemNote problem={go.problem} onDismiss={go.clear} />
    </Dialog>
  );
}
