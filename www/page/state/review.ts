/** The review of uncertain pairs. */

import { computed, signal } from "@preact/signals";
import type { Doubt } from "storysift";

/** Number of uncertain pairs. */
export const doubts = signal(0);

/** The pairs under review and the index of the current one; null when the review is closed. */
export const review = signal<{ pairs: Doubt[]; at: number } | null>(null);

/** Keys of the pairs answered in this review, so that undo returns to them. */
export const answeredPairs = signal<readonly string[]>([]);

/** The current pair. */
export const currentPair = computed((): Doubt | undefined => review.value?.pairs[review.value.at]);

/** Identifies a pair, whichever of its two articles comes first. */
export const pairKey = ({ a, b }: Doubt): string => [a, b].sort().join("\n");

export function reset(): void {
  doubts.value = 0;
  review.value = null;
  answeredPairs.value = [];
}
