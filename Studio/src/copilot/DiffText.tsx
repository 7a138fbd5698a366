import { useMemo } from "react";
import { wordDiff } from "../text/wordDiff";
import { shortened } from "./shortened";

interface Props {
  before: string;
  after: string;
}

/** Two texts as one: removed text is struck through, added text is underlined. Screen readers announce both. */
export function DiffText({ before, after }: Props) {
  const parts = useMemo(() => shortened(wordDiff(before, after)), [before, after]);
  return (
    <p className="changes" dir="auto">
      {parts.map((part, place) => {
        if (part.kind === "same") return <span key={place}>{part.text}</span>;
        const Mark = part.kind === "removed" ? "del" : "ins";
        return (
          <Mark key={place}>
            <span className="unseen">{part.kind === "removed" ? " removed: " : " added: "}</span>
            {part.text}
            <span className="unseen">{part.kind === "removed" ? " end of removed. " : " end of added. "}</span>
          </Mark>
        );
      })}
    </p>
  );
}
