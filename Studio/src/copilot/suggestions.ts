/** The facts about a story that suggestions use. */
export interface Known {
  /** The names of the characters, those of the earliest scenes first. */
  characters: string[];
  scenes: { number: number; words: number }[];
}

/** A suggested message: sent at once, or put into the field to be completed. */
export interface Suggestion {
  text: string;
  isWhole: boolean;
}

/** Suggested messages, depending on the progress of the story. */
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
