import { wordDiff, type DiffPart } from "../text/wordDiff";
import { Button, Dialog } from "../ui";

/** A field that was changed here and elsewhere. */
export interface ConflictField {
  label: string;
  mine: string;
  theirs: string;
}

interface Props {
  what: string;
  fields: readonly ConflictField[];
  /** Null if mine cannot replace theirs. */
  onKeepMine: (() => void) | null;
  onTakeTheirs: () => void;
}

/** Compares a change made elsewhere with the one made here, and lets the writer decide. Nothing is overwritten before. */
export function ConflictDialog({ what, fields, onKeepMine, onTakeTheirs }: Props) {
  return (
    <Dialog title={`${what} was also changed elsewhere`} onClose={onTakeTheirs} isWide actions={
      <>
        {onKeepMine && <Button look="primary" onClick={onKeepMine}>Keep mine</Button>}
        <Button data-autofocus onClick={onTakeTheirs}>Use theirs</Button>
      </>
    }>
      <p className="soft">Struck through: only in the other version. Shaded: only in yours.</p>
      {!onKeepMine && <p>The scenes have changed since you rearranged them. Use theirs, then rearrange them again.</p>}
      {fields.map((field) => (
        <div key={field.label} className="conflict">
          <h3>{field.label}</h3>
          <p className="conflict-text" dir="auto">
            {joined(wordDiff(field.theirs, field.mine)).map((part, place) => (
              part.kind === "added" ? <ins key={place}>{part.text}</ins> : part.kind === "removed" ? <del key={place}>{part.text}</del> : <span key={place}>{part.text}</span>
            ))}
          </p>
        </div>
      ))}
    </Dialog>
  );
}

/** Joins changes that are separated only by spaces: phrases are easier to read than single words. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = [];
  let [removed, added] = ["", ""];
  const settle = () => {
    if (removed) result.push({ kind: "removed", text: removed });
    if (added) result.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  parts.forEach((part, place) => {
    if (part.kind === "removed") removed += part.text;
    else if (part.kind === "added") added += part.text;
    else if ((removed || added) && !part.text.trim() && !part.text.includes("\n") && place < parts.length - 1) {
      removed += part.text;
      added += part.text;
    } else {
      settle();
      result.push(part);
    }
  });
  settle();
  return result;
}
