import { useState } from "react";
import { readSceneText } from "../../api/texts";
import { useResource } from "../../app/useResource";
import { Button, Dialog, Loading, ProblemNote, SelectField, TextField } from "../../ui";
import type { Card, Cut } from "./outlineEdits";

interface Props {
  storyId: string;
  card: Card;
  number: number;
  onClose: () => void;
  onDone: (cut: Cut) => void;
}

const start = (text: string): string => (text.length > 70 ? `${text.slice(0, 70)}…` : text);

/** Asks where to split a scene: before which beat, and before which paragraph of its text. */
export function SplitDialog({ storyId, card, number, onClose, onDone }: Props) {
  const events = card.plan.key_events;
  const [title, setTitle] = useState("");
  const [event, setEvent] = useState(Math.ceil(events.length / 2));
  const [paragraph, setParagraph] = useState<number | null>(null);
  const text = useResource(`split ${number}`, async (signal) => (card.words > 0 ? (await readSceneText(storyId, number, signal)).value.text.split(/\n{2,}/) : []));
  const paragraphs = text.value ?? [];
  const chosen = paragraph ?? Math.floor(paragraphs.length / 2) + 1;
  return (
    <Dialog title={`Split scene ${number}`} onClose={onClose} actions={
      <>
        <Button look="primary" disabled={text.isLoading} onClick={() => onDone({ title: title.trim(), event, ...(paragraphs.length > 1 ? { paragraph: chosen } : {}) })}>Split</Button>
        <Button onClick={onClose}>Cancel</Button>
      </>
    }>
      <TextField label="Title of the second scene" data-autofocus maxLength={200} value={title} onChange={(change) => setTitle(change.target.value)} />
      {events.length > 1 && (
        <SelectField label="The second scene begins with the beat" value={event} onChange={(change) => setEvent(Number(change.target.value))}>
          {events.slice(1).map((words, place) => <option key={place} value={place + 1}>{start(words)}</option>)}
        </SelectField>
      )}
      {text.isLoading && <Loading what="Loading the scene" />}
      <ProblemNote problem={text.problem} onRetry={text.reload} />
      {paragraphs.length > 1 && (
        <SelectField label="The second scene begins with the paragraph" value={chosen} onChange={(change) => setParagraph(Number(change.target.value))}>
          {paragraphs.slice(1).map((words, place) => <option key={place} value={place + 2}>{place + 2}. {start(words)}</option>)}
        </SelectField>
      )}
      {paragraphs.length === 1 && <p className="hint">The text is a single paragraph and stays with the first scene.</p>}
      {card.words > 0 && <p className="hint">The undivided text is kept in the history.</p>}
    </Dialog>
  );
}
