interface Props {
  label: string;
  value: number;
  /** The maximum; null means unlimited. */
  max: number | null;
  /** The value in words: "320 of 1,000 words". */
  text: string;
  /** A second part behind the value, such as a reserved amount. */
  held?: number;
  isLabelHidden?: boolean;
  /** Whether reaching the maximum is the goal rather than a limit. */
  isGoal?: boolean;
}

/** An amount as a bar and in words. */
export function Meter({ label, value, max, text, held = 0, isLabelHidden = false, isGoal = false }: Props) {
  const share = (part: number) => (max && max > 0 ? Math.min(100, (part / max) * 100) : 0);
  const full = share(value + held);
  return (
    <div className="meter">
      {!isLabelHidden && <div className="meter-words"><span>{label}</span><span className="figures">{text}</span></div>}
      <div className={`meter-bar${isGoal ? "" : full >= 100 ? " full" : full >= 85 ? " near" : ""}`} role="meter" aria-label={label} aria-valuemin={0}
        aria-valuemax={max ?? Math.max(value, 1)} aria-valuenow={Math.min(value, max ?? value)} aria-valuetext={text}>
        <span style={{ width: `${share(value)}%` }} />
        {held > 0 && <span className="held" style={{ width: `${Math.min(100 - share(value), share(held))}%` }} />}
      </div>
    </div>
  );
}
