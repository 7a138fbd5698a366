/** What a suggestion needs to know of a story. */
export interface Known {
  /** Names of the characters, those of the earliest scenes first. */
  characters: string[];
  scenes: { number: number; words: number }[];
}

/** Something to say: sent at once, or put into the field where the writer must finish it. */
export interface Suggestion {
  text: string;
  isWhole: boolean;
}

/** What could be asked about a story, by how far it is. */
export function suggestions({ characters, scenes }: Known): Suggestion[] {
  const [hero] = characters;
  const written = scenes.filter((scene) => scene.words > 0);
  const middle = written[Math.floor(written.length / 2)] ?? written[0];
  const last = scenes[scenes.length - 1];
  const all: (Suggestion | null)[] = [
    { text: "Give me three ideas for what could go wrong next.", isWhole: true },
    middle ? { text: `Make scene ${middle.number} darker.`, isWhole: true } : null,
    hero && middle ? { text: `What does ${hero} know in scene ${middle.number}?`, isWhole: true } : null,
    hero && written.length > 0 ? { text: `Rename ${hero} everywhere to `, isWhole: false } : null,
    last ? { text: `Add a scene after scene ${last.number} in which `, isWhole: false } : null,
  ];
  return all.filter((entry): entry is Suggestion => entry !== null);
}
