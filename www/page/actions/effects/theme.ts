/** Applies the colour theme to the document. */

import { effect } from "@preact/signals";
import * as state from "../../state/index.ts";

/** Whether the page is dark now. */
export const isDark = () =>
  state.theme.value === "dark" ||
  (state.theme.value === "system" && matchMedia("(prefers-color-scheme: dark)").matches);

/** Starts to follow the theme: sets it on the document and stores it. */
export function followTheme(): void {
  effect(() => {
    const root = document.documentElement;
    const theme = state.theme.value;
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
    try {
      localStorage.setItem(state.THEME_STORAGE_KEY, theme);
    } catch {
      // Private windows may refuse; the choice then lasts until the page is closed.
    }
  });
}
