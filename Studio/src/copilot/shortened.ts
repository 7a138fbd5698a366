import type { DiffPart } from "../text/wordDiff";

/** The characters of unchanged text that are kept on each side of a change. */
const SHOWN_AROUND = 160;

/** A difference whose long unchanged parts are cut to the text next to a change. */
export function shortened(parts: DiffPart[]): DiffPart[] {
  return parts.map((part, index) => {
    if (part.kind !== "same" || part.text.length <= 2 * SHOWN_AROUND) return part;
    const head = index === 0 ? "" : part.text.slice(0, SHOWN_AROUND).replace(/\S*$/, "");
    const tail = index === parts.length - 1 ? "" : part.text.slice(-SHOWN_AROUND).replace(/^\S*/, "");
    return { kind: "same", text: `${head}…${tail}` };
  });
}
