/** Light, dark, or as the system says; remembered where the browser lets us. */

import { effect, signal } from "@preact/signals";

export type Theme = "system" | "light" | "dark";
const key = "storysift-theme";

function remembered(): Theme {
  try {
    const value = localStorage.getItem(key);
    return value === "light" || value === "dark" ? value : "system";
  } catch {
    return "system";
  }
}

export const theme = signal<Theme>(remembered());

/** Whether the page is dark now. */
export const isDark = () =>
  theme.value === "dark" ||
  (theme.value === "system" && matchMedia("(prefers-color-scheme: dark)").matches);

/** The other one of light and dark. */
export const toggleTheme = () => void (theme.value = isDark() ? "light" : "dark");

/** Keeps the document in step. */
export function followTheme(): void {
  effect(() => {
    const root = document.documentElement;
    if (theme.value === "system") delete root.dataset.theme;
    else root.dataset.theme = theme.value;
    try {
      localStorage.setItem(key, theme.value);
    } catch {
      // Private windows may refuse; the choice then lasts as long as the page.
    }
  });
}
