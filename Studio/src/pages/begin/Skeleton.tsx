/** The widths of the lines, in percent; 0 separates two paragraphs. */
const lines = [40, 100, 96, 100, 70, 0, 100, 92, 60];

/** A placeholder for a card's text. */
export function Skeleton() {
  return (
    <div className="skeleton" aria-hidden="true">
      {lines.map((width, place) => <span key={place} style={{ width: `${width}%` }} />)}
    </div>
  );
}
