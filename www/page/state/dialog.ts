/** The open dialog, if any. */

import { signal } from "@preact/signals";

export type DialogName = "help" | "paste" | "privacy" | "recurring-lines" | "collections" | "rule" | "rules";

export const dialog = signal<DialogName | null>(null);

export function reset(): void {
  dialog.value = null;
}
