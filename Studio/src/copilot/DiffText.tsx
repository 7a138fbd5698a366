import { useMemo } from "react";
import { shortened, wordDiff } from "./wordDiff";

interface Props {
  before: string;
  after: string;
}

/** Two texts as one: what falls away is struck through, what is new is underlined; both are said to those who listen. */
export function DiffText({ before, after }: Props) {
  const pieces = useMemo(() => shortened(wordDiff(before, after)), [before, after]);
  return (
    <p className="changes" dir="auto">
      {pieces.map((piece, place) => {
        if (piece.kind === "same") return <span key={place}>{piece.text}</span>;
        const Mark = piece.kind === "removed" ? "del" : "ins";
        return (
          <Mark key={place}>
            <span className="unseen">{piece.kind === "removed" ? " removed: " : " added: "}</span>
            {piece.text}
            <span className="unseen">{piece.kind === "removed" ? " end of removed. " : " end of added. "}</span>
          </Mark>
        );
      })}
    </p>
  );
}
