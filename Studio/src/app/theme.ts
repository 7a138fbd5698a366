import { Signal } from "../api/signal";

/** The colour theme. */
export type Theme = "system" | "light" | "dark";

const name = "storywriter.theme";

function stored(): Theme {
  const value = localStorage.getItem(name);
  return value === "light" || value === "dark" ? value : "system";
}

/** The selected theme. */
export const theme = new Signal<Theme>("system");

/** Applies the stored theme before the first paint. */
export function beginTheme(): void {
  theme.set(stored());
  show();
}

/** Applies a theme and stores it on this device. */
export function chooseTheme(choice: Theme): void {
  localStorage.setItem(name, choice);
  theme.set(choice);
  show();
}

function show(): void {
  const choice = theme.get();
  if (choice === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = choice;
}
