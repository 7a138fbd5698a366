import { compact, dollars } from "../../text/format";
import { roundUp, type DaySum, type Figure } from "./days";

/** A figure as text. */
export function figureText(figure: Figure, value: number): string {
  return figure === "cost" ? dollars(String(value)) : compact(value);
}

const [width, height, left, bottom] = [720, 200, 52, 24];

/** A month as bars. The table below has the same figures. */
export function DayChart({ days, figure, label }: { days: readonly DaySum[]; figure: Figure; label: string }) {
  const top = roundUp(Math.max(...days.map((day) => day[figure])));
  const step = (width - left) / days.length;
  const y = (value: number) => 8 + (height - bottom - 8) * (1 - value / top);
  const sum = days.reduce((before, day) => before + day[figure], 0);
  const best = days.reduce((before, day) => (day[figure] > before[figure] ? day : before), days[0]!);
  const words = sum === 0 ? `${label}: nothing yet.` : `${label}: ${figureText(figure, sum)} in total, the most on ${best.day}: ${figureText(figure, best[figure])}.`;
  return (
    <svg className="day-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words}>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line x1={left} x2={width} y1={y(top * share)} y2={y(top * share)} />
          <text x={left - 8} y={y(top * share) + 4} textAnchor="end">{figureText(figure, top * share)}</text>
        </g>
      ))}
      {days.map((day, place) => (
        <g key={day.day}>
          <rect x={left + place * step + step * 0.15} width={step * 0.7} y={y(day[figure])} height={Math.max(0, y(0) - y(day[figure]))} rx="2">
            <title>{`${day.day}: ${figureText(figure, day[figure])}`}</title>
          </rect>
          {(place === 0 || (place + 1) % 5 === 0) && <text x={left + (place + 0.5) * step} y={height - 6} textAnchor="middle">{place + 1}</text>}
        </g>
      ))}
    </svg>
  );
}
