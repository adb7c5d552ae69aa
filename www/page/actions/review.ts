/** Looking through the doubtful pairs: opening, answering, moving. */

import { batch } from "@preact/signals";
import { openCorpus } from "../engine.ts";
import { t } from "../locales/index.ts";
import * as state from "../state.ts";
import type { Doubt } from "../../package/types.ts";
import { decide, leaveStory } from "./decide.ts";
import { announce, attempt, notify } from "./notify.ts";
import { openArticle } from "./select.ts";

/** Pairs that are fetched at once; the rest come as these are answered. */
const many = 60;

/** Pairs that were answered, so that undo goes back to them. */
let answered: string[] = [];

const key = ({ a, b }: Doubt) => [a, b].sort().join("\n");

/** The pair that is asked about. */
export const current = (): Doubt | undefined => state.review.value?.pairs[state.review.value.at];

/** Asks the engine anew what is doubtful: after every regrouping. */
export async function refreshDoubts(): Promise<void> {
  const { left, pairs } = (await openCorpus()?.doubts({ limit: state.review.value ? many : 0 })) ?? { left: 0, pairs: [] };
  batch(() => {
    state.doubts.value = left;
    const review = state.review.value;
    if (!review) return;
    const back = pairs.findIndex((pair) => key(pair) === answered.at(-1));
    if (back >= 0) answered.pop();
    state.review.value = { pairs, at: back >= 0 ? back : Math.min(review.at, Math.max(0, pairs.length - 1)) };
  });
}

/** Begins with the most doubtful pair. */
export async function openReview(): Promise<void> {
  answered = [];
  state.review.value = { pairs: [], at: 0 };
  await attempt(refreshDoubts);
  if (current()) announce(t.review.left(state.doubts.value));
}

export const closeReview = () => void (state.review.value = null);

/** The next pair or the one before, without an answer. */
export function turn(by: 1 | -1): void {
  const review = state.review.value;
  if (!review || review.pairs.length === 0) return;
  const at = Math.min(review.pairs.length - 1, Math.max(0, review.at + by));
  if (at === review.at) return notify(by > 0 ? t.review.last : t.review.first);
  state.review.value = { ...review, at };
}

/** Answers the question of the current pair; the next one takes its place. */
export async function answer(same: boolean): Promise<void> {
  const pair = current();
  if (!pair) return;
  answered.push(key(pair));
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

/** Leaves the review for one of its articles. */
export function readOn(id: string): void {
  closeReview();
  openArticle(id);
}
