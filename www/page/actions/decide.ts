/**
 * What the person says: put back, set aside, same, different, keeper, undo. One gesture may
 * take several decisions of the engine; it is taken back as one.
 */

import { batch } from "@preact/signals";
import { openCorpus } from "../engine.ts";
import { isAside } from "../labels.ts";
import { t } from "../locales/index.ts";
import * as state from "../state.ts";
import type { Decision } from "../../package/types.ts";
import { attempt, notify } from "./notify.ts";
import { refreshAll } from "./refresh.ts";

/** How many decisions each gesture took; what can be taken back, and done again. */
const past: number[] = [];
const future: number[] = [];

const tell = () =>
  batch(() => {
    state.canUndo.value = past.length > 0;
    state.canRedo.value = future.length > 0;
  });

/** Nothing to take back any more. */
export function forgetGestures(): void {
  past.length = 0;
  future.length = 0;
  tell();
}

let queue = Promise.resolve();

/** One thing after the other, so that quick keys cannot overtake each other. */
const inTurn = (work: () => Promise<void>) => (queue = queue.then(async () => void (await attempt(work))));

/** Applies a gesture and says `done`. */
export function decide(decisions: Decision[], done: string): Promise<void> {
  return inTurn(async () => {
    const corpus = openCorpus();
    if (!corpus || decisions.length === 0) return;
    let taken = 0;
    try {
      for (const decision of decisions) {
        await corpus.apply(decision);
        taken += 1;
      }
    } finally {
      if (taken > 0) {
        past.push(taken);
        future.length = 0;
        tell();
        await refreshAll();
      }
    }
    notify(done, { undo: true });
  });
}

/** Takes the last gesture back. */
export const undo = () =>
  inTurn(async () => {
    const corpus = openCorpus();
    const gesture = past.pop();
    if (!corpus || gesture === undefined) return notify(t.done.nothingToUndo);
    for (let n = 0; n < gesture; n += 1) await corpus.undo();
    future.push(gesture);
    tell();
    await refreshAll();
    notify(t.done.undone);
  });

/** Does the gesture that was taken back again. */
export const redo = () =>
  inTurn(async () => {
    const corpus = openCorpus();
    const gesture = future.pop();
    if (!corpus || gesture === undefined) return notify(t.done.nothingToRedo);
    for (let n = 0; n < gesture; n += 1) await corpus.redo();
    past.push(gesture);
    tell();
    await refreshAll();
    notify(t.done.redone);
  });

/** Decisions from a file, as one gesture; what is not here waits until it comes. */
export async function replay(decisions: Decision[]): Promise<number> {
  const replayed = await openCorpus()?.replay(decisions);
  if (replayed?.taken) past.push(replayed.taken);
  future.length = 0;
  tell();
  await refreshAll();
  return replayed?.waiting ?? 0;
}

/** Restores or sets aside the block at `index` of the original, or the one under the cursor. */
export async function judge(kind: "restore" | "set-aside", index = state.block.value): Promise<void> {
  const shown = state.shown.value;
  const block = index === null ? undefined : shown?.blocks[index];
  if (!shown || !block) return notify(t.done.noBlock);
  const aside = isAside(block.label);
  if (kind === "restore" && !aside) return notify(t.done.alreadyKept);
  if (kind === "set-aside" && aside) return notify(t.done.alreadyAside);
  state.block.value = index;
  const { document } = shown;
  await decide(
    [{ kind, document, start: block.start, end: block.end }],
    kind === "restore" ? t.done.restored : t.done.setAside,
  );
}

/** Says of the line under the cursor that it is furniture, or never furniture, in every file. */
export async function judgeEverywhere(kind: "furniture" | "keep"): Promise<void> {
  const shown = state.shown.value;
  const block = state.block.value === null ? undefined : shown?.blocks[state.block.value];
  if (!shown || !block) return notify(t.done.noBlock);
  const phrase = shown.text.slice(block.start, block.end).trim();
  await judgeLine(kind, phrase);
}

/** Says so of any line. */
export const judgeLine = (kind: "furniture" | "keep", phrase: string) =>
  decide([{ kind, phrase }], kind === "furniture" ? t.done.everywhere : t.done.keepEverywhere);

/** First call marks the shown article, the second puts both into one story. */
export async function same(): Promise<void> {
  const id = state.shown.value?.article?.id;
  if (!id) return;
  const first = state.marked.value;
  if (first === null) {
    state.marked.value = id;
    return notify(t.done.marked);
  }
  if (first === id) return notify(t.done.pickOther);
  state.marked.value = null;
  await decide([{ kind: "same", a: { id: first }, b: { id } }], t.done.same);
}

/** Gives up on the article that `same` marked. */
export function unmark(): boolean {
  if (state.marked.value === null) return false;
  state.marked.value = null;
  notify(t.done.unmarked);
  return true;
}

/** Takes an article out of its story: it differs from each of the others. */
export async function leaveStory(id = state.shown.value?.article?.id): Promise<void> {
  const story = id === undefined ? undefined : state.storyOf.value.get(id);
  const set = id === undefined ? undefined : state.copiesOf.value.get(id);
  if (id === undefined || !story) return;
  // A copy that is not the keeper leaves its set; a keeper takes its copies along.
  if (set && set.keeper !== id) return notACopy(id);
  const others = story.articles.filter((other) => other !== id);
  if (others.length === 0) return notify(t.done.alone);
  await decide(
    others.map((other) => ({ kind: "different", a: { id }, b: { id: other } }) as const),
    t.done.different,
  );
}

/** Takes a copy out of its set. */
export async function notACopy(id: string): Promise<void> {
  const set = state.copiesOf.value.get(id);
  if (!set) return notify(t.done.alone);
  const others = set.members.map((member) => member.article).filter((other) => other !== id);
  await decide(
    others.map((other) => ({ kind: "not-copies", a: { id }, b: { id: other } }) as const),
    t.done.notCopies,
  );
}

/** Makes a copy the one that is kept. */
export const keep = (id: string) => decide([{ kind: "keeper", article: { id } }], t.done.keeper);
