/** Adds files: lists them, has them cleaned and compared. */

import { batch } from "@preact/signals";
import type { Corpus, Report } from "storysift";
import { droppedFiles } from "../../derived/dropped-files.ts";
import { corpus, nameNext, openCorpus } from "../../engine/corpus.ts";
import { sampleFiles } from "../../engine/sample.ts";
import { type NamedFile, fromFileList, fromText, fromTransfer } from "../../../input/transfer.ts";
import { t } from "../../locales/index.ts";
import * as state from "../../state/index.ts";
import { followCollection } from "../effects/collection.ts";
import { announce, attempt, notify, notifyTrouble } from "../effects/messages.ts";
import { refreshAll } from "../effects/refresh.ts";
import { progressHandler, refreshWhileWorking } from "./follow-work.ts";
import { listFiles } from "./list-files.ts";
import { select } from "./select.ts";
import { aborted, enqueue, otherWorkSince, removeWaiting, worksEnded } from "./work-queue.ts";

type FileList = Iterable<NamedFile> | AsyncIterable<NamedFile>;

/** Milliseconds in which a cancelled page is ready again, whatever its engine does. */
const CANCEL_MS = 50;
/** So many files are compared after all when the cleaning of more was cancelled; of more, when the user asks for it. */
const MAX_COMPARED_AFTER_CANCEL = 1_000;
/** Milliseconds that this comparing may take. */
const COMPARE_AFTER_CANCEL_MS = 1_500;

/** Adds files. While other work is under way, these wait. */
export const addFiles = (files: FileList): Promise<void> => enqueue((signal) => work(files, signal));

/** Compares the articles whose comparing was cancelled. */
export const compareNow = (): Promise<void> => enqueue((signal) => clean([], signal));

async function work(files: FileList, signal: AbortSignal): Promise<void> {
  // The engine starts while the files are listed; what keeps it from starting is told when it is needed.
  corpus().catch(() => {});
  const found = await listFiles(files, signal);
  if (signal.aborted) {
    removeWaiting();
    return notify(t.progress.cancelled(0, found.length));
  }
  if (found.length === 0) return notify(t.progress.nothing);
  await clean(found, signal);
}

/** Has files cleaned, and all articles compared. */
async function clean(found: NamedFile[], signal: AbortSignal): Promise<void> {
  batch(() => {
    state.characters.value = null;
    state.phase.value = "working";
    state.progress.value = { stage: "read", done: 0, total: found.length, bytes: 0, documents: 0, failed: 0, restarts: 0, name: null };
  });
  const first = state.columns.value.ids.length === 0;
  const opened = await corpus();
  const refreshing = refreshWhileWorking();
  try {
    const report = await opened.add(found, { signal, onProgress: progressHandler(performance.now()) });
    state.compared.value = true;
    followCollection();
    const before = worksEnded();
    const shown = (async () => {
      await refreshing.stop();
      await refreshAll();
      if (!otherWorkSince(before)) removeWaiting();
      tell(report);
    })();
    // All is done and only the lists are being read: who cancels now does not wait for them.
    await Promise.race([shown, aborted(signal)]);
    if (signal.aborted) shown.catch((error: unknown) => openCorpus() && notifyTrouble(t.trouble.work, error));
  } catch (error) {
    void refreshing.stop();
    if (!openCorpus()) return; // Closed by "Start over".
    if ((error as Error).name !== "AbortError") {
      await attempt(refreshAll);
      throw error;
    }
    await stopped(opened, found);
  } finally {
    if (first && openCorpus()) showFirstResult();
  }
}

/** Shows what a report says. */
function tell(report: Report): void {
  state.characters.value = report.characters;
  if (report.known > 0) notify(t.progress.known(report.known));
  if (report.restarts > 0) {
    const lost = report.problems.filter((problem) => problem.code === "engine-restarted").length;
    notify(lost > 0 ? t.progress.restartedLost(lost) : t.progress.restartedKept, { tone: lost > 0 ? "trouble" : "plain" });
  }
  announce(t.progress.done(droppedFiles.value.length, state.columns.value.ids.length, state.stories.value.length));
}

/** After a cancellation: shows what is kept. Returns soon, even when the engine does not answer. */
async function stopped(opened: Corpus, found: NamedFile[]): Promise<void> {
  const progress = state.progress.value;
  const done = progress?.done ?? 0;
  const comparing = progress?.stage === "group";
  notify(t.progress.cancelled(done, (progress?.total ?? done) - done));
  state.compared.value = false;
  const update = async () => {
    if (!comparing && state.columns.value.ids.length + done <= MAX_COMPARED_AFTER_CANCEL) {
      const report = await opened.add([], { signal: AbortSignal.timeout(COMPARE_AFTER_CANCEL_MS) }).catch(() => null);
      if (report) batch(() => ((state.compared.value = true), (state.characters.value = report.characters)));
    }
    if (openCorpus() === opened) await refreshAll();
  };
  const before = worksEnded();
  const updated = update()
    .catch(() => {}) // The next work reports what is wrong with the engine.
    .then(() => {
      if (otherWorkSince(before)) return;
      removeWaiting();
      // The file that was being added when the work was cancelled may be kept too.
      const names = new Set(state.files.value.map(({ file }) => file));
      const kept = found.filter((file) => names.has(file.name)).length;
      if (kept !== done) notify(t.progress.cancelled(kept, found.length - kept));
    });
  await Promise.race([updated, new Promise((resolve) => setTimeout(resolve, CANCEL_MS))]);
}

/** After the first files: shows the stories and the first article, or the first file when there is no article. */
export function showFirstResult(): void {
  const file = state.failures.value[0] ?? state.files.value[0];
  if (state.columns.value.ids.length === 0) {
    if (file) void select({ kind: "file", id: file.id });
    return;
  }
  if (state.view.value === "files") state.view.value = state.compared.value ? "stories" : "articles";
  const shown = state.shown.value?.article?.id;
  const story = state.stories.value[0];
  if (state.selected.value?.kind === "file" && shown) void select({ kind: "article", id: shown });
  else if (!state.selected.value && story) void select({ kind: "article", id: story.articles[0] ?? "" });
}

/** Adds the sample files. */
export async function addSample(): Promise<void> {
  await attempt(async () => {
    if (!openCorpus()) nameNext(t.collections.sample);
    await addFiles(await sampleFiles());
  });
}

/** Adds what was dropped or pasted as files. Must be called inside the event handler. */
export function addTransfer(transfer: DataTransfer): Promise<void> {
  return addFiles(
    fromTransfer(transfer, (folder) => {
      if (!state.hiddenIn.value.includes(folder)) state.hiddenIn.value = [...state.hiddenIn.value, folder];
    }),
  );
}

/** Adds files of a file input. A folder chosen there is complete. */
export function addChosen(files: File[]): Promise<void> {
  const folders = new Set(files.map((file) => file.webkitRelativePath.split("/")[0]));
  state.hiddenIn.value = state.hiddenIn.value.filter((folder) => !folders.has(folder));
  return addFiles(fromFileList(files));
}

/** Adds pasted text as a file. */
export async function addText(text: string, html = ""): Promise<void> {
  if (!text.trim() && !html.trim()) return;
  state.pastedTexts.value += 1;
  await addFiles([fromText(state.pastedTexts.value, text, html)]);
}
