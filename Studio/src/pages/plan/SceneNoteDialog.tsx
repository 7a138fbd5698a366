import { NoteDialog } from "../../ui";

/** What can be made anew of a scene: its plan or its text. */
export type Remaking = "plan" | "rewrite";

const words = {
  plan: {
    verb: "Plan", hint: "What should be otherwise? You may leave it empty. The scene’s text stays as it is.", placeholder: "Two people instead of three, and it ends in a quarrel.",
  },
  rewrite: { verb: "Write", hint: "The old text stays in the history. You may leave this empty.", placeholder: "Darker, and in the rain." },
} as const;

interface Props {
  what: Remaking;
  number: number;
  onClose: () => void;
  onDone: (note: string) => void;
}

/** Asks for a wish before a scene is planned or written anew. */
export function SceneNoteDialog({ what, number, onClose, onDone }: Props) {
  const { verb, hint, placeholder } = words[what];
  return <NoteDialog title={`${verb} scene ${number} anew`} hint={hint} placeholder={placeholder} action={`${verb} it anew`} onClose={onClose} onDone={onDone} />;
}
