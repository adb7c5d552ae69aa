/** Collections: going on with one, beginning a new one, renaming, deleting, carrying one as a file. */

import { batch } from "@preact/signals";
import type { Corpus } from "storysift";
import {
  closeCorpus, deleteOpen, deleteSession, exportSession, goOn, importSession, keepAs, openCorpus, renameSession, sessions,
} from "../../engine/corpus.ts";
import { t } from "../../locales/index.ts";
import * as state from "../../state/index.ts";
import type { DialogName } from "../../state/index.ts";
import { followCollection } from "../effects/collection.ts";
import { attempt, notify } from "../effects/messages.ts";
import { refreshLists } from "../effects/lists.ts";
import { refreshAll } from "../effects/refresh.ts";
import { refreshShown } from "../effects/shown.ts";
import { showFirstResult } from "./add-files.ts";
import { progressHandler } from "./follow-work.ts";
import { download } from "./save.ts";
import { select } from "./select.ts";
import { aborted, cancel, enqueue, idle } from "./work-queue.ts";

/** Files from which comparing takes long enough, about half a second, to show them before. */
const MIN_FILES_SHOWN_FIRST = 2_000;

/** Called once when the page starts: goes on with the collection that was written last. */
export async function goOnWhereItWas(): Promise<void> {
  keepAs(t.collections.first, (reason) => {
    state.notKept.value = reason;
    notify(t.collections.notKept(reason), { tone: "trouble" });
  });
  await listCollections();
  const last = state.collections.value.find(({ files }) => files > 0);
  if (last) await restore(last.name);
}

/** Restores a collection, as a work of the queue. */
function restore(name: string): Promise<void> {
  return enqueue(async (signal) => {
    batch(() => {
      state.phase.value = "working";
      state.restoring.value = name;
    });
    try {
      const restored = await goOn(name, progressHandler(performance.now()), signal);
      // Comparing may take a while: a cancellation does not wait for it.
      await Promise.race([showRestored(restored.session?.restored ?? 0), aborted(signal)]);
      const made = await restored.decisions();
      const totals = await Promise.race([restored.add([], { signal }), aborted(signal)]).catch(() => undefined);
      batch(() => {
        state.characters.value = totals?.characters ?? null;
        // Actions of several decisions are undone one decision at a time.
        state.past.value = made.map(() => 1);
      });
      followCollection();
      showFirstResult();
      const { restored: files, setAside } = restored.session ?? { restored: 0, setAside: null };
      notify(setAside === null ? t.collections.restored(name, files) : t.collections.setAside(name, setAside));
    } catch (error) {
      const { code, name: kind } = error as { code?: string; name?: string };
      if (kind === "AbortError") return;
      if (code !== "session-in-use" && code !== "session") throw error;
      notify(code === "session" ? (error as Error).message : t.collections.inUse(name), { tone: "trouble" });
    } finally {
      state.restoring.value = null;
    }
  });
}

/** Shows a collection that was just opened; the files of a large one, and its first article, while its articles are compared. */
async function showRestored(files: number): Promise<void> {
  if (files < MIN_FILES_SHOWN_FIRST) return refreshAll();
  const { progress } = state;
  if (progress.value) progress.value = { ...progress.value, stage: "group" };
  state.view.value = "files";
  await refreshLists(true, async () => {
    const first = state.columns.value.ids[0];
    if (first !== undefined) await select({ kind: "article", id: first });
  });
  await refreshShown();
}

/** Closes the open collection and shows the empty page, with a dialog or none; what is added next begins another one. */
export const newCollection = (dialog: DialogName | null = null): Promise<void> => leave(closeCorpus, dialog);

/** Leaves the open collection by `close`, and shows the empty page. */
async function leave(close: () => Promise<void>, dialog: DialogName | null): Promise<void> {
  cancel();
  await close();
  await idle();
  batch(() => {
    state.resetAll();
    state.dialog.value = dialog;
  });
  await listCollections();
}

/** Goes on with another collection. */
export async function openCollection(name: string): Promise<void> {
  if (state.collection.value?.name === name) return;
  await newCollection();
  await restore(name);
}

/** Reads the list of collections. */
export async function listCollections(): Promise<void> {
  state.collections.value = await sessions().catch(() => []);
}

/** Does something with collections, and shows the list as it is then. */
async function change(work: () => Promise<void>): Promise<void> {
  await attempt(work);
  await listCollections();
}

/** The corpus of a collection when it is the open one. */
function openAs(name: string): Corpus | null {
  const corpus = openCorpus();
  return corpus?.session?.name === name ? corpus : null;
}

export function renameCollection(name: string, newName: string): Promise<void> {
  const trimmed = newName.trim();
  if (trimmed === "" || trimmed === name) return Promise.resolve();
  return change(async () => {
    const corpus = openAs(name);
    await (corpus ? corpus.renameSession(trimmed) : renameSession(name, trimmed));
    if (corpus) followCollection();
  });
}

export async function deleteCollection(name: string): Promise<void> {
  await change(async () => {
    if (openAs(name)) await leave(deleteOpen, "collections");
    else await deleteSession(name);
    notify(t.collections.deleted(name));
  });
}

/** Deletes all collections, the open one too. */
export async function forgetEverything(): Promise<void> {
  await newCollection("collections");
  await change(async () => {
    await deleteSession();
    notify(t.collections.forgotten);
  });
}

/** Saves a collection as one file. */
export function saveCollection(name: string): Promise<void> {
  return change(async () => {
    const file = await (openAs(name)?.exportSession() ?? exportSession(name));
    download(`${name.replace(/[^\p{L}\p{N} _-]+/gu, "-")}.storysift`, file);
  });
}

/** Makes a collection of such a file, and opens it. */
export async function loadCollection(file: Blob): Promise<void> {
  await attempt(async () => {
    const taken = new Set((await sessions()).map((info) => info.name));
    const wanted = (file as File).name?.replace(/\.storysift$/u, "") || t.collections.first;
    let name = wanted;
    for (let n = 2; taken.has(name); n += 1) name = `${wanted} ${n}`;
    await importSession(file, name);
    state.dialog.value = null;
    await openCollection(name);
  });
  await listCollections();
}

/** Shows only what is new, or everything. */
export function toggleNews(): void {
  state.onlyNews.value = !state.onlyNews.value;
}

/** Exports hold only what is new, or everything. */
export function toggleExportedNews(): void {
  state.exportsOnlyNews.value = !state.exportsOnlyNews.value;
}
