/** One step from a list to another. `same` and `removed` give an index in the first list, `added` one in the second. */
export type EditStep = [kind: "same" | "removed" | "added", index: number];

/** The edits beyond which two lists count as entirely different: time and memory grow with their square. */
const MOST_EDITS = 1_000;

/** The numbers of equal elements at the start and at the end of two lists. The two parts never overlap. */
export function commonEnds<Element>(
  one: ArrayLike<Element>, other: ArrayLike<Element>, isSame: (one: Element, other: Element) => boolean = Object.is,
): { head: number; tail: number } {
  const shorter = Math.min(one.length, other.length);
  let head = 0;
  while (head < shorter && isSame(one[head]!, other[head]!)) head += 1;
  let tail = 0;
  while (tail < shorter - head && isSame(one[one.length - 1 - tail]!, other[other.length - 1 - tail]!)) tail += 1;
  return { head, tail };
}

/**
 * The shortest way from one list of texts to another (Myers 1986). The texts are compared as numbers.
 *
 * Where it would take more than 1,000 edits, all that lies between the common ends counts as replaced.
 */
export function editScript(before: readonly string[], after: readonly string[]): EditStep[] {
  const { head, tail } = commonEnds(before, after);
  const numbers = new Map<string, number>();
  const numbered = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
  const one = Int32Array.from(before.slice(head, before.length - tail), numbered);
  const other = Int32Array.from(after.slice(head, after.length - tail), numbered);
  const steps: EditStep[] = [];
  for (let index = 0; index < head; index += 1) steps.push(["same", index]);
  for (const [kind, index] of middle(one, other)) steps.push([kind, index + head]);
  for (let index = before.length - tail; index < before.length; index += 1) steps.push(["same", index]);
  return steps;
}

function middle(one: Int32Array, other: Int32Array): EditStep[] {
  const trace = frontiers(one, other);
  if (trace === null) return replaced(one.length, other.length);
  const steps: EditStep[] = [];
  let [x, y] = [one.length, other.length];
  for (let edits = trace.length - 1; edits > 0; edits -= 1) {
    const move = bestMove(trace[edits - 1]!, edits, x - y, one.length, other.length);
    while (x > move.x) {
      x -= 1;
      y -= 1;
      steps.push(["same", x]);
    }
    if (move.isAddition) y -= 1;
    else x -= 1;
    steps.push(move.isAddition ? ["added", y] : ["removed", x]);
  }
  while (x > 0) steps.push(["same", --x]);
  return steps.reverse();
}

/** No position: every path here would leave one of the lists. */
const NOWHERE = -1;

/** The edit that leads furthest on a diagonal, and where it ends; NOWHERE if none stays within the lists. */
function bestMove(
  last: Int32Array, edits: number, diagonal: number, width: number, height: number,
): { isAddition: boolean; x: number } {
  const reach = (from: number): number => last[from + edits - 1] ?? NOWHERE;
  const right = diagonal > -edits ? reach(diagonal - 1) : NOWHERE;
  const down = diagonal < edits ? reach(diagonal + 1) : NOWHERE;
  const removal = right !== NOWHERE && right < width ? right + 1 : NOWHERE;
  const addition = down !== NOWHERE && down - diagonal <= height ? down : NOWHERE;
  return addition > removal ? { isAddition: true, x: addition } : { isAddition: false, x: removal };
}

/** How far each diagonal reaches with 0, 1, 2, … edits, up to the end of both lists; null if that takes too many. */
function frontiers(one: Int32Array, other: Int32Array): Int32Array[] | null {
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= Math.min(MOST_EDITS, one.length + other.length); edits += 1) {
    const last = trace[edits - 1];
    const reach = new Int32Array(2 * edits + 1).fill(NOWHERE);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = last === undefined ? 0 : bestMove(last, edits, diagonal, one.length, other.length).x;
      if (x === NOWHERE) continue;
      while (x < one.length && x - diagonal < other.length && one[x] === other[x - diagonal]) x += 1;
      reach[diagonal + edits] = x;
      if (x === one.length && x - diagonal === other.length) {
        trace.push(reach);
        return trace;
      }
    }
    trace.push(reach);
  }
  return null;
}

function replaced(removed: number, added: number): EditStep[] {
  const steps: EditStep[] = [];
  for (let index = 0; index < removed; index += 1) steps.push(["removed", index]);
  for (let index = 0; index < added; index += 1) steps.push(["added", index]);
  return steps;
}
