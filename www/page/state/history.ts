/**
 * The user's actions that can be undone and redone. One action may consist of several
 * decisions of the engine; each entry is their number.
 */

import { computed, signal } from "@preact/signals";

/** Actions that can be undone, the last one at the end. */
export const past = signal<readonly number[]>([]);
/** Actions that were undone and can be redone, the last one at the end. */
export const future = signal<readonly number[]>([]);

export const canUndo = computed(() => past.value.length > 0);
export const canRedo = computed(() => future.value.length > 0);

export function reset(): void {
  past.value = [];
  future.value = [];
}
