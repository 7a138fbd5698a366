import { Signal } from "../api/signal";

/** Which colours the page has. */
export type Theme = "system" | "light" | "dark";

const name = "storywriter.theme";

function stored(): Theme {
  const value = localStorage.getItem(name);
  return value === "light" || value === "dark" ? value : "system";
}

/** The colours that are chosen. */
export const theme = new Signal<Theme>("system");

/** Takes up what was chosen on this device, before anything is painted. */
export function beginTheme(): void {
  theme.set(stored());
  show();
}

/** Chooses colours and keeps the choice on this device. */
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
