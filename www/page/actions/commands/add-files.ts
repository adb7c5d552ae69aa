/** Adds files: lists them, cleans them with progress; cancelling, starting over. */

import { batch } from "@preact/signals";
import type { Progress } from "storysift";
import { closeCorpus, corpus, openCorpus } from "../../engine/corpus.ts";
import { sampleFiles } from "../../engine/sample.ts";
import { type NamedFile, fromText } from "../../input/transfer.ts";
import { t } from "../../locales/index.ts";
import * as state from "../../state/index.ts";
import type { FileRow } from "../../state/index.ts";
import { refreshLists } from "../effects/lists.ts";
import { announce, attempt, notify, notifyTrouble } from "../effects/messages.ts";
import { refreshAll } from "../effects/refresh.ts";
import { select } from "./select.ts";

type FileList = Iterable<NamedFile> | AsyncIterable<NamedFile>;

/** Milliseconds between two updates of the lists while the engine works. */
const REFRESH_MS = 500;
/** The same until the first article is shown. */
const FIRST_REFRESH_MS = 80;
/** An update waits at least so many times as long as the one before took, so that updates stay a small part of the work. */
const REFRESH_PAUSE_FACTOR = 8;
/** Milliseconds of listing after which the page may redraw. */
const SLICE_MS = 40;
/** Seconds of work before a remaining time is estimated. */
const MIN_ESTIMATE_S = 0.5;
/** Announce progress to screen readers at most once in so many seconds. */
const ANNOUNCE_S = 10;

let abort: AbortController | null = null;
/** The work under way, if any. */
let working: Promise<void> | null = null;
/** Lists of files that came while others were cleaned; they are added next. */
const queue: FileList[] = [];

/** Adds files. While other files are being added, these wait. */
export function addFiles(files: FileList): Promise<void> {
  queue.push(files);
  working ??= processQueue().finally(() => (working = null));
  return working;
}

async function processQueue(): Promise<void> {
  for (let next = queue.shift(); next; next = queue.shift()) {
    abort = new AbortController();
    try {
      await cleanFiles(next, abort.signal);
    } catch (error) {
      notifyTrouble(t.trouble.engine, error);
    }
    abort = null;
    finishWork();
  }
}

/** Updates the state when work has ended, however it ended; removes files that were not reached. */
function finishWork(): void {
  batch(() => {
    state.files.value = state.files.value.filter((file) => file.state !== "waiting");
    state.phase.value = state.files.value.length > 0 ? "ready" : "empty";
    state.cancelling.value = false;
    state.progress.value = null;
    state.secondsLeft.value = null;
  });
}

/** Lists the files. Their names are shown as they are found, before the cleaning begins. */
async function listFiles(files: FileList, signal: AbortSignal): Promise<NamedFile[]> {
  const found: NamedFile[] = [];
  const names = new Set(state.files.value.map((file) => file.name));
  let unshown: FileRow[] = [];
  let shownAt = performance.now();
  const show = () => {
    state.files.value = [...state.files.value, ...unshown];
    unshown = [];
  };
  state.phase.value = "listing";
  if (state.columns.value.ids.length === 0) state.view.value = "files";
  try {
    for await (const file of files) {
      if (signal.aborted) break;
      found.push(file);
      if (!names.has(file.name)) {
        names.add(file.name);
        unshown.push({ name: file.name, size: file.blob.size, state: "waiting", articles: 0, problem: null });
      }
      // Reading a size may access the disk: let the page redraw in between.
      if (performance.now() - shownAt < SLICE_MS) continue;
      show();
      await new Promise((resolve) => setTimeout(resolve));
      shownAt = performance.now();
    }
  } catch (error) {
    notifyTrouble(t.trouble.intake, error);
  }
  show();
  return found;
}

async function cleanFiles(files: FileList, signal: AbortSignal): Promise<void> {
  const found = await listFiles(files, signal);
  if (signal.aborted) return;
  if (found.length === 0) {
    notify(t.progress.nothing);
    return;
  }
  batch(() => {
    state.phase.value = "working";
    state.progress.value = { stage: "read", done: 0, total: found.length, bytes: 0, failed: 0, name: null };
  });
  const first = state.columns.value.ids.length === 0;
  const refreshing = refreshWhileWorking();
  try {
    const open = await corpus();
    const report = await open.add(found, { signal, onProgress: progressHandler(performance.now()) });
    if (report.known > 0) notify(t.progress.known(report.known));
  } catch (error) {
    if (!openCorpus()) return; // Closed by "Start over".
    if ((error as Error).name !== "AbortError") throw error;
    notify(t.progress.cancelled(state.progress.value?.done ?? 0));
  } finally {
    await refreshing.stop();
    await refreshAll();
    if (first) showFirstResult();
  }
  if (!signal.aborted) {
    announce(t.progress.done(state.files.value.length, state.columns.value.ids.length, state.stories.value.length));
  }
}

/** After the first files: shows the stories and the first article, or the first file when there is no article. */
function showFirstResult(): void {
  const file = state.failures.value[0] ?? state.files.value[0];
  if (state.columns.value.ids.length === 0) {
    if (file) void select({ kind: "file", id: file.name });
    return;
  }
  if (state.view.value === "files") state.view.value = "stories";
  const shown = state.shown.value?.article?.id;
  const story = state.stories.value[0];
  if (state.selected.value?.kind === "file" && shown) void select({ kind: "article", id: shown });
  else if (!state.selected.value && story) void select({ kind: "article", id: story.articles[0] ?? "" });
}

/** Stores the progress, and estimates the remaining time from the average so far. `start` in milliseconds. */
function progressHandler(start: number): (progress: Progress) => void {
  let lastAnnounced = 0;
  return (progress) => {
    const seconds = (performance.now() - start) / 1000;
    const { stage, done, total } = progress;
    const estimate = stage === "read" && total !== null && done > 0 ? (seconds / done) * (total - done) : null;
    batch(() => {
      state.progress.value = progress;
      state.secondsLeft.value = seconds > MIN_ESTIMATE_S ? estimate : null;
    });
    if (seconds - lastAnnounced > ANNOUNCE_S && total !== null) {
      lastAnnounced = seconds;
      announce(t.progress.reading(done, total));
    }
  };
}

/** Updates the lists repeatedly while the engine works, and shows the first article as soon as there is one. */
function refreshWhileWorking(): { stop(): Promise<void> } {
  let running = true;
  let refreshedAt = -1;
  let cost = 0;
  const loop = async () => {
    while (running) {
      const pause = state.shown.value ? Math.max(REFRESH_MS, REFRESH_PAUSE_FACTOR * cost) : FIRST_REFRESH_MS;
      await new Promise((resolve) => setTimeout(resolve, pause));
      const start = performance.now();
      const done = state.progress.value?.done ?? 0;
      if (!running || done === refreshedAt) continue;
      refreshedAt = done;
      try {
        await refreshLists(false);
        const first = state.columns.value.ids[0];
        if (!state.selected.value && first !== undefined) await select({ kind: "article", id: first });
      } catch {
        // The engine has ended; the work itself reports the reason.
      }
      cost = performance.now() - start;
    }
  };
  const ended = loop();
  return {
    stop: () => {
      running = false;
      return ended;
    },
  };
}

/** Cancels the work; files that are already cleaned are kept. */
export function cancel(): void {
  if (!abort) return;
  queue.length = 0;
  state.cancelling.value = true;
  abort.abort();
}

/** Adds the sample files. */
export async function addSample(): Promise<void> {
  await attempt(async () => addFiles(await sampleFiles()));
}

/** Adds pasted text as a file. */
export async function addText(text: string, html = ""): Promise<void> {
  if (!text.trim() && !html.trim()) return;
  state.pastedTexts.value += 1;
  await addFiles([fromText(state.pastedTexts.value, text, html)]);
}

/** Closes the corpus and shows the empty page. */
export async function startOver(): Promise<void> {
  cancel();
  await closeCorpus();
  await working;
  state.resetAll();
}
