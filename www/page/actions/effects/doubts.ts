/** Updates the uncertain pairs from the engine. */

import { batch } from "@preact/signals";
import { openCorpus } from "../../engine/corpus.ts";
import * as state from "../../state/index.ts";

/** Pairs fetched for the review at once; more come as these are answered. */
const MAX_PAIRS = 60;

/** Called after each regrouping. Outside of the review only the number of pairs is fetched. */
export async function refreshDoubts(): Promise<void> {
  if (!state.compared.value) return;
  const limit = state.review.value ? MAX_PAIRS : 0;
  const { left, pairs } = (await openCorpus()?.doubts({ limit })) ?? { left: 0, pairs: [] };
  batch(() => {
    state.doubts.value = left;
    const review = state.review.value;
    if (!review) return;
    // The pair that was answered last is uncertain again: its answer was undone.
    const lastAnswered = state.answeredPairs.value.at(-1);
    const undone = pairs.findIndex((pair) => state.pairKey(pair) === lastAnswered);
    if (undone >= 0) state.answeredPairs.value = state.answeredPairs.value.slice(0, -1);
    state.review.value = { pairs, at: undone >= 0 ? undone : Math.min(review.at, Math.max(0, pairs.length - 1)) };
  });
}
