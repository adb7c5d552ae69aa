/** The colour theme, remembered in the browser's local storage where that is allowed. */

import { signal } from "@preact/signals";

export type Theme = "system" | "light" | "dark";

export const THEME_STORAGE_KEY = "storysift-theme";

function storedTheme(): Theme {
  try {
    const value = localStorage.getItem(THEME_STORAGE_KEY);
    return value === "light" || value === "dark" ? value : "system";
  } catch {
    return "system"; // No local storage here.
  }
}

export const theme = signal<Theme>(storedTheme());

export function reset(): void {
  theme.value = "system";
}
