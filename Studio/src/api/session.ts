import { Signal } from "./signal";

const name = "storywriter.key";

/** Whether the server wants a key that we do not have; the page then asks for one. */
export const needsKey = new Signal(false);

/** The key that requests carry, or null. */
export function readKey(): string | null {
  return sessionStorage.getItem(name) ?? localStorage.getItem(name);
}

/** Keeps a key: until the browser is closed, or on this device. */
export function keepKey(key: string, onDevice: boolean): void {
  forgetKey();
  (onDevice ? localStorage : sessionStorage).setItem(name, key);
}

/** Forgets the key. */
export function forgetKey(): void {
  sessionStorage.removeItem(name);
  localStorage.removeItem(name);
}
