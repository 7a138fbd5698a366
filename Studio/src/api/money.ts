/** Token counts of model calls. */
export interface Tokens {
  prompt_tokens: number;
  cached_tokens: number;
  thinking_tokens: number;
  output_tokens: number;
}

/** The cost of a model's answer. Money is text in US dollars. */
export interface Spending {
  cached?: boolean;
  cost?: string;
  usage?: Tokens;
}

/** Whether a text is empty or an amount of US dollars in the form that the API accepts. */
export const isAmount = (text: string): boolean => text.trim() === "" || /^\d{1,7}(\.\d{1,12})?$/.test(text.trim());

/** The most decimal places of an amount. */
const DECIMALS = 12;

/** An amount in its smallest unit. A double would round it. */
function parts(amount: string): bigint {
  const [whole = "", rest = ""] = amount.trim().split(".");
  return BigInt(whole + rest.slice(0, DECIMALS).padEnd(DECIMALS, "0"));
}

/** Whether one amount is larger than another. */
export const isMore = (one: string, other: string): boolean => parts(one) > parts(other);

/** Twice an amount, with at least two decimal places. */
export function doubled(amount: string): string {
  const digits = (parts(amount) * 2n).toString().padStart(DECIMALS + 1, "0");
  const rest = digits.slice(-DECIMALS).replace(/0+$/, "").padEnd(2, "0");
  return `${digits.slice(0, -DECIMALS)}.${rest}`;
}
