/** The work under way: listing, cleaning and grouping files. */

import { computed, signal } from "@preact/signals";
import type { Progress } from "storysift";

/** "listing" while folders are read, "working" while files are cleaned and grouped. */
export const phase = signal<"empty" | "listing" | "working" | "ready">("empty");
/** The user cancelled, and the work has not stopped yet. */
export const cancelling = signal(false);
export const progress = signal<Progress | null>(null);
/** Estimated seconds until all files are cleaned; null while no estimate is possible. */
export const secondsLeft = signal<number | null>(null);
/** Name of the collection that is being restored, or null. */
export const restoring = signal<string | null>(null);
/** False while articles are there that were not compared with the others, because the user cancelled that. */
export const compared = signal(true);
/** Number of texts pasted so far; names the next one. */
export const pastedTexts = signal(0);

export const busy = computed(() => phase.value === "listing" || phase.value === "working");

export function reset(): void {
  phase.value = "empty";
  cancelling.value = false;
  progress.value = null;
  secondsLeft.value = null;
  restoring.value = null;
  compared.value = true;
  pastedTexts.value = 0;
}
