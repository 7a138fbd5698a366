// Words, counted nearly as the server counts them: what is shown between two saves may be off by a word or two.

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

/** Minutes that reading takes, at the 230 words a minute of quiet reading; at least one where there is any text. */
export function readingMinutes(words: number): number {
  return words === 0 ? 0 : Math.max(1, Math.round(words / 230));
}
