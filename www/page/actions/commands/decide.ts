/**
 * The user's decisions: put back, set aside, same or different story, copies, keeper; undo and
 * redo. One action may take several decisions of the engine; it is undone as one.
 */

import { batch } from "@preact/signals";
import type { Decision } from "storysift";
import { isSetAside } from "../../derived/label-groups.ts";
import { openCorpus } from "../../engine/corpus.ts";
import { t } from "../../locales/index.ts";
import * as state from "../../state/index.ts";
import { attempt, notify } from "../effects/messages.ts";
import { refreshAll } from "../effects/refresh.ts";

/** Records an action of so many decisions; nothing can be redone after it. */
const recordAction = (decisions: number) =>
  batch(() => {
    if (decisions > 0) state.past.value = [...state.past.value, decisions];
    state.future.value = [];
  });

let queue = Promise.resolve();

/** Runs one action after the other, so that fast key presses cannot overtake each other. */
const enqueue = (work: () => Promise<void>) => (queue = queue.then(async () => void (await attempt(work))));

/** Applies the decisions of one action and shows the message `done`. */
export function decide(decisions: Decision[], done: string): Promise<void> {
  return enqueue(async () => {
    const corpus = openCorpus();
    if (!corpus || decisions.length === 0) return;
    let applied = 0;
    try {
      for (const decision of decisions) {
        await corpus.apply(decision);
        applied += 1;
      }
    } finally {
      if (applied > 0) {
        recordAction(applied);
        await refreshAll();
      }
    }
    notify(done, { undo: true });
  });
}

/** Undoes the last action. */
export const undo = () =>
  enqueue(async () => {
    const corpus = openCorpus();
    const decisions = state.past.value.at(-1);
    if (!corpus || decisions === undefined) return notify(t.done.nothingToUndo);
    for (let n = 0; n < decisions; n += 1) await corpus.undo();
    batch(() => {
      state.past.value = state.past.value.slice(0, -1);
      state.future.value = [...state.future.value, decisions];
    });
    await refreshAll();
    notify(t.done.undone);
  });

/** Repeats the action that was undone last. */
export const redo = () =>
  enqueue(async () => {
    const corpus = openCorpus();
    const decisions = state.future.value.at(-1);
    if (!corpus || decisions === undefined) return notify(t.done.nothingToRedo);
    for (let n = 0; n < decisions; n += 1) await corpus.redo();
    batch(() => {
      state.future.value = state.future.value.slice(0, -1);
      state.past.value = [...state.past.value, decisions];
    });
    await refreshAll();
    notify(t.done.redone);
  });

/** Replays saved decisions as one action. Returns how many wait for articles that are not loaded. */
export async function replayDecisions(decisions: Decision[]): Promise<number> {
  const replayed = await openCorpus()?.replay(decisions);
  recordAction(replayed?.taken ?? 0);
  await refreshAll();
  return replayed?.waiting ?? 0;
}

/** Puts back or sets aside the block at `index` of the original, by default the active one. */
export async function decideBlock(kind: "restore" | "set-aside", index = state.activeBlock.value): Promise<void> {
  const shown = state.shown.value;
  const block = index === null ? undefined : shown?.blocks[index];
  if (!shown || !block) return notify(t.done.noBlock);
  const aside = isSetAside(block.label);
  if (kind === "restore" && !aside) return notify(t.done.alreadyKept);
  if (kind === "set-aside" && aside) return notify(t.done.alreadyAside);
  state.activeBlock.value = index;
  const { document } = shown;
  await decide(
    [{ kind, document, start: block.start, end: block.end }],
    kind === "restore" ? t.done.restored : t.done.setAside,
  );
}

/** Decides for the line of the active block that it is furniture, or is kept, in every file. */
export async function decideActiveLine(kind: "furniture" | "keep"): Promise<void> {
  const shown = state.shown.value;
  const block = state.activeBlock.value === null ? undefined : shown?.blocks[state.activeBlock.value];
  if (!shown || !block) return notify(t.done.noBlock);
  const phrase = shown.text.slice(block.start, block.end).trim();
  await decideLine(kind, phrase);
}

/** The same for any line. */
export const decideLine = (kind: "furniture" | "keep", phrase: string) =>
  decide([{ kind, phrase }], kind === "furniture" ? t.done.everywhere : t.done.keepEverywhere);

/** The first call chooses the shown article; the second puts that and the then shown article into one story. */
export async function sameStory(): Promise<void> {
  const id = state.shown.value?.article?.id;
  if (!id) return;
  const first = state.firstOfPair.value;
  if (first === null) {
    state.firstOfPair.value = id;
    return notify(t.done.firstChosen);
  }
  if (first === id) return notify(t.done.pickOther);
  state.firstOfPair.value = null;
  await decide([{ kind: "same", a: { id: first }, b: { id } }], t.done.same);
}

/** Cancels the choice that `sameStory` began. Returns whether there was one. */
export function cancelSameStory(): boolean {
  if (state.firstOfPair.value === null) return false;
  state.firstOfPair.value = null;
  notify(t.done.choiceCancelled);
  return true;
}

/** Takes an article out of its story: it is different from each of the others. */
export async function leaveStory(id = state.shown.value?.article?.id): Promise<void> {
  const story = id === undefined ? undefined : state.storyByArticle.value.get(id);
  const set = id === undefined ? undefined : state.copiesByArticle.value.get(id);
  if (id === undefined || !story) return;
  // A copy that is not the keeper leaves its set; a keeper takes its copies with it.
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
  const set = state.copiesByArticle.value.get(id);
  if (!set) return notify(t.done.alone);
  const others = set.members.map((member) => member.article).filter((other) => other !== id);
  await decide(
    others.map((other) => ({ kind: "not-copies", a: { id }, b: { id: other } }) as const),
    t.done.notCopies,
  );
}

/** Makes a copy the kept version of its set. */
export const chooseKeeper = (id: string) => decide([{ kind: "keeper", article: { id } }], t.done.keeper);
