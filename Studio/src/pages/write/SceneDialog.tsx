import { useState } from "react";
import { regenerateScene } from "../../api/scenes";
import { storyHref } from "../../app/routes";
import { toast } from "../../app/toasts";
import { useAction } from "../../app/useAction";
import type { ManuscriptSession } from "../../manuscript/manuscriptSession";
import { useStory } from "../../state/storyContext";
import { Button, Dialog, ProblemNote, TextArea } from "../../ui";

/** The actions for a scene: rewrite it with a note, see its history, or its outline. */
export function SceneDialog({ session, number, onClose }: { session: ManuscriptSession; number: number; onClose: () => void }) {
  const { store, state } = useStory();
  const [note, setNote] = useState("");
  const plan = state.story?.outline?.scenes.find((scene) => scene.number === number);
  const remake = useAction(async ({ intent }) => {
    if (!(await session.saver.flush())) throw session.saver.state.get().problem ?? new Error("Not saved.");
    store.takeRun((await regenerateScene(state.id, number, note.trim(), intent)).value);
  });
  const isActive = state.story?.active_run != null;
  const start = async (): Promise<void> => {
    if (!(await remake.run())) return;
    toast("Rewriting the scene. The old text is kept in the history.");
    onClose();
  };
  return (
    <Dialog title={plan?.title ? `${number}. ${plan.title}` : `Scene ${number}`} onClose={onClose} actions={
      <>
        <Button look="primary" icon="refresh" isBusy={remake.isBusy} disabled={isActive} onClick={() => void start()}>Rewrite</Button>
        <a className="button plain" href={storyHref(state.id, "history", { scene: number })}>History</a>
        <a className="button plain" href={storyHref(state.id, "plan", { scene: number })}>Outline</a>
      </>
    }>
      {plan?.description && <p dir="auto">{plan.description}</p>}
      {plan && plan.key_events.length > 0 && <ul>{plan.key_events.map((event, place) => <li key={place} dir="auto">{event}</li>)}</ul>}
      <TextArea label="Note for the rewrite" value={note} maxLength={2_000} onChange={(event) => setNote(event.target.value)}
        placeholder="darker, and in the rain" hint={isActive ? "A run is active. Cancel it first, or wait until it ends." : "The old text is kept in the history."} />
      <ProblemNote problem={remake.problem} onDismiss={remake.clear} />
    </Dialog>
  );
}
