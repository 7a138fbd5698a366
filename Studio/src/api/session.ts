import { Signal } from "./signal";

const name = "storywriter.key";

/** Whether the server requires an API key that is missing; the page then shows the sign-in form. */
export const needsKey = new Signal(false);

/** The API key sent with requests, or null. */
export function readKey(): string | null {
  return sessionStorage.getItem(name) ?? localStorage.getItem(name);
}

/** Stores an API key until the tab is closed, or permanently on this device. */
export function keepKey(key: string, onDevice: boolean): void {
  forgetKey();
  (onDevice ? localStorage : sessionStorage).setItem(name, key);
}

/** Deletes the stored API key. */
export function forgetKey(): void {
  sessionStorage.removeItem(name);
  localStorage.removeItem(name);
}
