/** The widths of its lines, in percent; 0 parts two paragraphs. */
const lines = [40, 100, 96, 100, 70, 0, 100, 92, 60];

/** What stands in a card's place until its text is there. */
export function Skeleton() {
  return (
    <div className="skeleton" aria-hidden="true">
      {lines.map((width, place) => <span key={place} style={{ width: `${width}%` }} />)}
    </div>
  );
}
