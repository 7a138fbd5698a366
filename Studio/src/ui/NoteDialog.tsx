import { useState } from "react";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { TextArea } from "./Field";

interface Props {
  title: string;
  hint: string;
  placeholder: string;
  action: string;
  onClose: () => void;
  onDone: (note: string) => void;
}

/** Asks for a note before something is regenerated. */
export function NoteDialog({ title, hint, placeholder, action, onClose, onDone }: Props) {
  const [note, setNote] = useState("");
  return (
    <Dialog title={title} onClose={onClose} actions={
      <>
        <Button look="primary" onClick={() => onDone(note.trim())}>{action}</Button>
        <Button onClick={onClose}>Cancel</Button>
      </>
    }>
      <TextArea label="Note" hint={hint} placeholder={placeholder} maxLength={2_000} rows={3} data-autofocus value={note} onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onDone(note.trim()); }} />
    </Dialog>
  );
}
