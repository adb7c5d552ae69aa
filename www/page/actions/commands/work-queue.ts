/** Works that take long, one after the other: adding files, comparing, restoring a collection. Each can be cancelled. */

import { batch } from "@preact/signals";
import { openCorpus } from "../../engine/corpus.ts";
import { t } from "../../locales/index.ts";
import * as state from "../../state/index.ts";
import type { FileRow } from "../../state/index.ts";
import { notifyTrouble } from "../effects/messages.ts";

type Work = (signal: AbortSignal) => Promise<void>;

let abort: AbortController | null = null;
/** Works that have ended. */
let ended = 0;
/** The work under way, if any. */
let working: Promise<void> | null = null;
const queue: Work[] = [];

/** Does something once all that was asked for before is done. */
export function enqueue(work: Work): Promise<void> {
  queue.push(work);
  working ??= processQueue().finally(() => (working = null));
  return working;
}

async function processQueue(): Promise<void> {
  for (let next = queue.shift(); next; next = queue.shift()) {
    abort = new AbortController();
    try {
      await next(abort.signal);
    } catch (error) {
      giveUpWaiting(error);
      notifyTrouble(openCorpus() ? t.trouble.work : t.trouble.start, error);
    }
    // What is kept of cancelled work is shown by that work, which may take longer.
    if (!abort.signal.aborted) removeWaiting();
    abort = null;
    ended += 1;
    finishWork();
  }
}

/** Names the files that were not reached when the work ended with an error. */
function giveUpWaiting(error: unknown): void {
  const detail = t.trouble.notReached(error instanceof Error ? error.message : String(error));
  state.files.value = state.files.value.map((file) => {
    if (file.state !== "waiting") return file;
    const problem = { document: file.name, code: "engine-restarted", detail } as const;
    return { ...file, state: "failed", problem, problems: [problem] };
  });
}

/** Removes the files that were not reached. */
export function removeWaiting(): void {
  batch(() => {
    // The same list makes no rows anew: with 50,000 files that takes a tenth of a second.
    const isWaiting = (file: FileRow) => file.state === "waiting";
    if (state.files.value.some(isWaiting)) state.files.value = state.files.value.filter((file) => !isWaiting(file));
    if (!state.busy.value && state.files.value.length === 0) state.phase.value = "empty";
  });
}

/** Updates the state when work has ended, however it ended. */
function finishWork(): void {
  batch(() => {
    state.phase.value = state.files.value.length > 0 ? "ready" : "empty";
    state.cancelling.value = false;
    state.progress.value = null;
    state.secondsLeft.value = null;
  });
}

/** Number of works that have ended. */
export const worksEnded = (): number => ended;

/** Whether other work is under way than when `before` works had ended: its files wait, and it removes those left over. */
export const otherWorkSince = (before: number): boolean => abort !== null && ended !== before;

/** Resolves when the signal fires. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener("abort", () => resolve(), { once: true })));
}

/** Cancels the work, and forgets what waits for it. */
export function cancel(): void {
  if (!abort) return;
  queue.length = 0;
  state.cancelling.value = true;
  abort.abort();
}

/** Resolves when no work is under way. */
export const idle = async (): Promise<void> => void (await working);
