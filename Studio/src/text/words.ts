// Counts words nearly like the server: between two saves, the number shown may be off by a word or two.

const CHARACTER = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]";
const LETTER = "(?:(?!" + CHARACTER + ")[\\p{L}\\p{N}_])";
const WORD = new RegExp(
  "(?:(?=\\p{L})" + CHARACTER + "\\p{M}*)|" + LETTER + "(?:" + LETTER + "|\\p{M})*(?:['\u2019.:,](?=" + LETTER + ")(?:" + LETTER + "|\\p{M})+)*",
  "gu",
);

/** The number of words; each ideograph counts as one. */
export function countWords(text: string): number {
  let count = 0;
  WORD.lastIndex = 0;
  while (WORD.exec(text) !== null) count += 1;
  return count;
}
