/** Tokens of calls. */
export interface Tokens {
  prompt_tokens: number;
  cached_tokens: number;
  thinking_tokens: number;
  output_tokens: number;
}

/** What an answer of a model took. Money is text in US dollars. */
export interface Spending {
  cached?: boolean;
  cost?: string;
  usage?: Tokens;
}

/** Whether a text is an amount of US dollars as the server takes it, or nothing. */
export const isAmount = (text: string): boolean => text.trim() === "" || /^\d{1,7}(\.\d{1,12})?$/.test(text.trim());

/** Digits behind the point that an amount may have. */
const DECIMALS = 12;

/** An amount in its smallest parts: a double would round it. */
function parts(amount: string): bigint {
  const [whole = "", rest = ""] = amount.trim().split(".");
  return BigInt(whole + rest.slice(0, DECIMALS).padEnd(DECIMALS, "0"));
}

/** Whether one amount is more than another. */
export const isMore = (one: string, other: string): boolean => parts(one) > parts(other);

/** Twice an amount, with two digits behind the point or as many as it takes. */
export function doubled(amount: string): string {
  const digits = (parts(amount) * 2n).toString().padStart(DECIMALS + 1, "0");
  const rest = digits.slice(-DECIMALS).replace(/0+$/, "").padEnd(2, "0");
  return `${digits.slice(0, -DECIMALS)}.${rest}`;
}
