import { useMemo, useState } from "react";
import { Button } from ".";
import { paragraphDiff, type ParagraphDiff } from "../text/wordDiff";

/** The unchanged paragraphs shown around a change; the others are folded. */
const AROUND = 1;

interface Props {
  before: readonly string[];
  after: readonly string[];
  label: string;
  language?: string | undefined;
}

type Block = { kind: "diff"; entry: ParagraphDiff; key: number } | { kind: "gap"; count: number; key: number };

/** Two texts as one: removed text is struck through, added text is highlighted. Long unchanged parts are folded. */
export function DiffView({ before, after, label, language }: Props) {
  const entries = useMemo(() => paragraphDiff(before, after), [before, after]);
  const [isOpen, setOpen] = useState(false);
  const blocks = useMemo(() => (isOpen ? entries.map((entry, key): Block => ({ kind: "diff", entry, key })) : folded(entries)), [entries, isOpen]);
  const isSame = entries.every((entry) => entry.kind === "same");
  return (
    <div className="diff prose" role="group" aria-label={label} lang={language}>
      {isSame && <p className="soft">The texts are the same.</p>}
      {!(isSame && !isOpen) && blocks.map((block) => (block.kind === "gap" ? (
        <p key={`gap${block.key}`} className="diff-gap">
          <Button isSmall look="quiet" onClick={() => setOpen(true)}>{block.count === 1 ? "1 paragraph" : `${block.count} paragraphs`} unchanged</Button>
        </p>
      ) : <Paragraph key={block.key} entry={block.entry} />))}
    </div>
  );
}

function Paragraph({ entry }: { entry: ParagraphDiff }) {
  return (
    <p dir="auto" className={`diff-${entry.kind}`}>
      {entry.parts.map((part, index) => {
        if (part.kind === "removed") return <del key={index}>{part.text}</del>;
        if (part.kind === "added") return <ins key={index}>{part.text}</ins>;
        return <span key={index}>{part.text}</span>;
      })}
    </p>
  );
}

function folded(entries: readonly ParagraphDiff[]): Block[] {
  const isNear = entries.map((_, index) =>
    entries.slice(Math.max(0, index - AROUND), index + AROUND + 1).some((entry) => entry.kind !== "same"));
  const blocks: Block[] = [];
  for (const [key, entry] of entries.entries()) {
    const last = blocks[blocks.length - 1];
    if (isNear[key]) blocks.push({ kind: "diff", entry, key });
    else if (last?.kind === "gap") last.count += 1;
    else blocks.push({ kind: "gap", count: 1, key });
  }
  return blocks;
}
