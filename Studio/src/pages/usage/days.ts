import type { UsageDay } from "../../api/usage";

/** The figure in the chart. */
export type Figure = "cost" | "tokens" | "calls";

/** The usage of one day. */
export interface DaySum {
  /** 2026-11-23 */
  day: string;
  cost: number;
  tokens: number;
  calls: number;
}

/** The last months from the current one back, as 2026-11. */
export function months(now: Date, many: number): string[] {
  return Array.from({ length: many }, (_, back) => {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1));
    return month.toISOString().slice(0, 7);
  });
}

/** All days of a month, including those without usage. */
export function byDay(period: string, days: readonly UsageDay[]): DaySum[] {
  const [year = 0, month = 0] = period.split("-").map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const sums = Array.from({ length: last }, (_, place): DaySum => (
    { day: `${period}-${String(place + 1).padStart(2, "0")}`, cost: 0, tokens: 0, calls: 0 }));
  for (const day of days) {
    const sum = sums[Number(day.day.slice(8)) - 1];
    if (sum) add(sum, day);
  }
  return sums;
}

/** The same by model, the most expensive first. */
export function byModel(days: readonly UsageDay[]): (Omit<DaySum, "day"> & { provider: string; model: string })[] {
  const sums = new Map<string, Omit<DaySum, "day"> & { provider: string; model: string }>();
  for (const day of days) {
    const name = `${day.provider} ${day.model}`;
    const sum = sums.get(name) ?? { provider: day.provider, model: day.model, cost: 0, tokens: 0, calls: 0 };
    add(sum, day);
    sums.set(name, sum);
  }
  return [...sums.values()].sort((left, right) => right.cost - left.cost || right.tokens - left.tokens);
}

function add(sum: Omit<DaySum, "day">, day: UsageDay): void {
  sum.cost += Number(day.cost);
  sum.tokens += day.usage.prompt_tokens + day.usage.thinking_tokens + day.usage.output_tokens;
  sum.calls += day.calls;
}

/** A round number that is not below the value: the top of a scale. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const size = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 2.5, 5, 10].find((step) => step * size >= value * (1 - 1e-9)) ?? 10) * size;
}
