/** A hue derived from an id. */
export function hue(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 360;
  return sum;
}

/** A small book in the story's colour. It is decoration only. */
export function Cover({ id, title }: { id: string; title: string }) {
  return (
    <div className="book" aria-hidden="true" style={{ "--hue": hue(id) }}>
      <span dir="auto">{title}</span>
    </div>
  );
}
