const whole = new Intl.NumberFormat("en");
const compactForm = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const dateForm = new Intl.DateTimeFormat("en", { dateStyle: "medium" });
const momentForm = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
const agoForm = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** The reading speed in words per minute. */
const wordsPerMinute = 230;

/** 12,345 */
export const count = (value: number): string => whole.format(value);

/** 12.3K */
export const compact = (value: number): string => compactForm.format(value);

/** "1 word", "2 words" */
export const plural = (value: number, one: string, many = `${one}s`): string => `${count(value)} ${value === 1 ? one : many}`;

/** US dollars from the API's exact text: two decimals, more for small amounts; `free` for zero. */
export function dollars(text: string, free = "$0"): string {
  const value = Number(text);
  if (value === 0) return free;
  if (value < 0.0001) return "< $0.0001";
  return `$${value.toFixed(value < 0.01 ? 4 : value < 1 ? 3 : 2).replace(/(\.\d\d)0+$/, "$1")}`;
}

/** A cost; ≈ marks a guess, because the price is unknown. */
export const cost = (text: string, isKnown: boolean, free = "$0"): string =>
  isKnown ? dollars(text, free) : Number(text) > 0 ? `≈ ${dollars(text)}` : "unknown";

/** An amount spent; empty for zero, which means a free model. */
export const spent = (cost: string): string => (Number(cost) > 0 ? dollars(cost) : "");

/** "8 s", "3 min", "1 h 20 min" */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

/** The reading time of a text: "6 minutes to read". */
export function readingTime(words: number): string {
  const minutes = Math.max(1, Math.round(words / wordsPerMinute));
  if (minutes < 60) return `${plural(minutes, "minute")} to read`;
  const hours = Math.round(minutes / 30) / 2;
  return `${hours === 1 ? "1 hour" : `${hours} hours`} to read`;
}

/** Nov 23, 2026 */
export const date = (moment: string): string => dateForm.format(new Date(moment));

/** Nov 23, 2026, 3:15 AM */
export const dateTime = (moment: string): string => momentForm.format(new Date(moment));

/** "2 hours ago" */
export function ago(moment: string, now = Date.now()): string {
  const seconds = (new Date(moment).getTime() - now) / 1000;
  const distance = Math.abs(seconds);
  if (distance < 45) return "just now";
  if (distance < 3_600) return agoForm.format(Math.round(seconds / 60), "minute");
  if (distance < 86_400) return agoForm.format(Math.round(seconds / 3_600), "hour");
  if (distance < 2_592_000) return agoForm.format(Math.round(seconds / 86_400), "day");
  return date(moment);
}

const providers: Record<string, string> = { gemini: "Gemini", huggingface: "Hugging Face", openai: "OpenAI-compatible", embedded: "Built-in" };

/** The display name of a provider. */
export const providerName = (provider: string): string => providers[provider] ?? label(provider);

/** "short_fiction" → "Short fiction" */
export function label(name: string): string {
  const words = name.replace(/_/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "640 KB", "2.4 MB" */
export function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
