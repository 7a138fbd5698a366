import { useState } from "react";
import { useSignal } from "../../app/useSignal";
import type { ManuscriptSession } from "../../manuscript/manuscriptSession";
import type { Choice, Conflict } from "../../manuscript/autosave/saving";
import { DiffView } from "../../ui/DiffView";
import { Button, Dialog, Icon } from "../../ui";

/** Shows that a scene was changed here and elsewhere, and lets the writer decide. */
export function ConflictNote({ session }: { session: ManuscriptSession }) {
  const { conflicts } = useSignal(session.saver.state);
  const [shown, setShown] = useState<number | null>(null);
  const conflict = conflicts.find((entry) => entry.scene === shown);
  if (conflicts.length === 0) return null;
  return (
    <>
      {conflicts.map((entry) => (
        <div className="note warn" role="alert" key={entry.scene}>
          <Icon name="warning" />
          <div className="note-text">
            <p>
              <strong>Scene {entry.scene} was changed here and elsewhere.</strong>{" "}
              {entry.source === "copy" ? "What you typed in an earlier visit was kept in this browser." : "Nothing is overwritten until you decide."}
            </p>
            <div className="row"><Button isSmall look="primary" onClick={() => setShown(entry.scene)}>Compare versions</Button></div>
          </div>
        </div>
      ))}
      {conflict && <ConflictDialog conflict={conflict} onClose={() => setShown(null)} onChoose={(choice) => {
        session.saver.resolve(conflict.scene, choice);
        setShown(null);
      }} />}
    </>
  );
}

function ConflictDialog({ conflict, onClose, onChoose }: { conflict: Conflict; onClose: () => void; onChoose: (choice: Choice) => void }) {
  return (
    <Dialog title={`Two versions of scene ${conflict.scene}`} isWide onClose={onClose} actions={
      <>
        <Button look="primary" data-autofocus onClick={() => onChoose("both")}>Keep both</Button>
        <Button onClick={() => onChoose("mine")}>Keep mine</Button>
        <Button onClick={() => onChoose("theirs")}>Use theirs</Button>
      </>
    }>
      <p>
        <del>Struck through</del>: only in the server’s version. <ins>Highlighted</ins>: only in yours. “Keep both” combines the changes; where both changed
        a paragraph, yours comes first. You can undo your choice, and the server’s version stays in the history.
      </p>
      <DiffView before={conflict.theirs} after={conflict.mine} label="The server’s version compared with yours" />
    </Dialog>
  );
}
