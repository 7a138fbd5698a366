import { sameParagraphs } from "./paragraphs";

/**
 * Puts two sets of changes to the same paragraphs together. What only one side changed is taken; where both changed the
 * same place, both stand one after the other, mine first, so that nothing is lost.
 */
export function mergeParagraphs(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const [ours, others] = [anchors(base, mine), anchors(base, theirs)];
  const result: string[] = [];
  let [inBase, inMine, inTheirs] = [0, 0, 0];
  for (let index = 0; index <= base.length; index += 1) {
    const [at, other] = index === base.length ? [mine.length, theirs.length] : [ours[index], others[index]];
    if (at === undefined || other === undefined) continue;
    result.push(...settle(base.slice(inBase, index), mine.slice(inMine, at), theirs.slice(inTheirs, other)));
    if (index === base.length) break;
    result.push(base[index]!);
    [inBase, inMine, inTheirs] = [index + 1, at + 1, other + 1];
  }
  return result;
}

function settle(base: readonly string[], mine: readonly string[], theirs: readonly string[]): readonly string[] {
  if (sameParagraphs(mine, theirs) || sameParagraphs(theirs, base)) return mine;
  if (sameParagraphs(mine, base)) return theirs;
  return [...mine, ...theirs.filter((paragraph) => !mine.includes(paragraph))];
}

/** For each paragraph of the base where it stands in the other list, in order; undefined where it is gone. */
function anchors(base: readonly string[], list: readonly string[]): (number | undefined)[] {
  const found: (number | undefined)[] = new Array<number | undefined>(base.length).fill(undefined);
  let [start, end] = [0, 0];
  while (start < base.length && start < list.length && base[start] === list[start]) {
    found[start] = start;
    start += 1;
  }
  while (end < base.length - start && end < list.length - start && base[base.length - 1 - end] === list[list.length - 1 - end]) {
    found[base.length - 1 - end] = list.length - 1 - end;
    end += 1;
  }
  longestCommon(base, list, start, base.length - end, list.length - end, found);
  return found;
}

/** The longest common run of the middles. They are what writers changed, so a table of both lengths is small. */
function longestCommon(
  base: readonly string[], list: readonly string[], start: number, baseEnd: number, listEnd: number,
  found: (number | undefined)[],
): void {
  const [rows, columns] = [baseEnd - start, listEnd - start];
  if (rows === 0 || columns === 0 || rows * columns > 4_000_000) return;
  const lengths = new Uint16Array((rows + 1) * (columns + 1));
  const cell = (row: number, column: number): number => lengths[row * (columns + 1) + column]!;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      lengths[row * (columns + 1) + column] =
        base[start + row] === list[start + column]
          ? cell(row + 1, column + 1) + 1
          : Math.max(cell(row + 1, column), cell(row, column + 1));
    }
  }
  let [row, column] = [0, 0];
  while (row < rows && column < columns) {
    if (base[start + row] === list[start + column]) found[start + row++] = start + column++;
    else if (cell(row + 1, column) >= cell(row, column + 1)) row += 1;
    else column += 1;
  }
}
