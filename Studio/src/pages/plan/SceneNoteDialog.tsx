import { NoteDialog } from "../../ui";

/** What is regenerated: the plan of a scene or its text. */
export type Remaking = "plan" | "rewrite";

const words = {
  plan: {
    title: "Regenerate the outline of scene", action: "Regenerate", hint: "Optional: what should be different? The scene’s text stays as it is.",
    placeholder: "Two people instead of three, and it ends in a quarrel.",
  },
  rewrite: {
    title: "Rewrite scene", action: "Rewrite", hint: "Optional: what should be different? The old text is kept in the history.", placeholder: "Darker, and in the rain.",
  },
} as const;

interface Props {
  what: Remaking;
  number: number;
  onClose: () => void;
  onDone: (note: string) => void;
}

/** Asks for a note before the plan of a scene is regenerated or its text is rewritten. */
export function SceneNoteDialog({ what, number, onClose, onDone }: Props) {
  const { title, action, hint, placeholder } = words[what];
  return <NoteDialog title={`${title} ${number}`} hint={hint} placeholder={placeholder} action={action} onClose={onClose} onDone={onDone} />;
}
