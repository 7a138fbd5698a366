import { editScript } from "./editScript";
import { sameParagraphs } from "./paragraphs";

/**
 * Combines two sets of changes to the same paragraphs. What only one side changed is taken over. Where both changed the same
 * place, both texts are kept, mine first, so that nothing is lost.
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

/** For each paragraph of the base its index in the other list; undefined if it is gone. */
function anchors(base: readonly string[], list: readonly string[]): (number | undefined)[] {
  const found = new Array<number | undefined>(base.length).fill(undefined);
  let at = 0;
  for (const [kind, index] of editScript(base, list)) {
    if (kind === "same") found[index] = at;
    if (kind !== "removed") at += 1;
  }
  return found;
}
