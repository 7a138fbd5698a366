import { diffWordsWithSpace } from "diff";

/** A piece of text that stays, falls away or is new. */
export interface Piece {
  kind: "same" | "removed" | "added";
  text: string;
}

/** So many characters are compared by words; longer texts are shown as removed and added. */
const LONGEST = 20_000;
/** A run of unchanged text longer than this is cut in the middle. */
const SHOWN_AROUND = 160;

/** The differences of two texts, word by word. */
export function wordDiff(before: string, after: string): Piece[] {
  if (before.length + after.length > LONGEST) {
    return [{ kind: "removed", text: before } as Piece, { kind: "added", text: after } as Piece].filter((piece) => piece.text !== "");
  }
  return diffWordsWithSpace(before, after).map((part) => ({
    kind: part.added ? "added" : part.removed ? "removed" : "same", text: part.value,
  }));
}

/** The same with long unchanged runs cut to their ends next to a change. */
export function shortened(pieces: Piece[]): Piece[] {
  return pieces.map((piece, index) => {
    if (piece.kind !== "same" || piece.text.length <= 2 * SHOWN_AROUND) return piece;
    const head = index === 0 ? "" : piece.text.slice(0, SHOWN_AROUND).replace(/\S*$/, "");
    const tail = index === pieces.length - 1 ? "" : piece.text.slice(-SHOWN_AROUND).replace(/^\S*/, "");
    return { kind: "same", text: `${head}…${tail}` };
  });
}
