/** The review of uncertain pairs: opening it, answering, moving between pairs. */

import { batch } from "@preact/signals";
import { t } from "../../locales/index.ts";
import * as state from "../../state/index.ts";
import { refreshDoubts } from "../effects/doubts.ts";
import { announce, attempt, notify } from "../effects/messages.ts";
import { decide, leaveStory } from "./decide.ts";
import { openArticle } from "./select.ts";

/** Opens the review at the most uncertain pair. */
export async function openReview(): Promise<void> {
  batch(() => {
    state.answeredPairs.value = [];
    state.review.value = { pairs: [], at: 0 };
  });
  await attempt(refreshDoubts);
  if (state.currentPair.value) announce(t.review.left(state.doubts.value));
}

export function closeReview(): void {
  state.review.value = null;
}

/** Moves to the next or the previous pair without an answer. */
export function movePair(by: 1 | -1): void {
  const review = state.review.value;
  if (!review || review.pairs.length === 0) return;
  const at = Math.min(review.pairs.length - 1, Math.max(0, review.at + by));
  if (at === review.at) return notify(by > 0 ? t.review.last : t.review.first);
  state.review.value = { ...review, at };
}

/** Answers the question about the current pair; the next pair takes its place. */
export async function answerPair(same: boolean): Promise<void> {
  const pair = state.currentPair.value;
  if (!pair) return;
  state.answeredPairs.value = [...state.answeredPairs.value, state.pairKey(pair)];
  const [a, b] = [{ id: pair.a }, { id: pair.b }];
  if (pair.question === "copies") {
    await decide([{ kind: same ? "copies" : "not-copies", a, b }], same ? t.done.copies : t.done.notCopies);
  } else if (same) {
    await decide([{ kind: "same", a, b }], t.done.same);
  } else if (pair.question === "member") {
    await leaveStory(pair.a);
  } else {
    await decide([{ kind: "different", a, b }], t.done.different);
  }
  announce(t.review.left(state.doubts.value));
}

/** Closes the review and opens one of its articles. */
export function readArticle(id: string): void {
  closeReview();
  openArticle(id);
}
