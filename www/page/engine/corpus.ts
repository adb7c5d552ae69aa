/**
 * The page's only access to the engine: unpacks it once, and opens a corpus when there is work. A corpus is kept as a
 * collection (a session of the engine) wherever the browser gives storage.
 */

import { type Corpus, type Progress, init, open, sessions } from "storysift";
import packedModules from "virtual:modules";
import { PackedFiles } from "./unpack.ts";

export { deleteSession, exportSession, importSession, renameSession, sessions } from "storysift";

/** The engine, and what takes containers apart. */
const modules = new PackedFiles(packedModules, 2);

/** Name of the first collection; the next ones have a number behind it. */
let firstName = "";

let started: Promise<unknown> | null = null;
let current: Corpus | null = null;
let opening: Promise<Corpus> | null = null;
/** Name of the collection that is opened next; null for a new one. */
let next: string | null = null;

/** Is told why a corpus is not kept. */
let onNotKept: (reason: string) => void = () => {};

/** Sets the name of the first collection, and who is told why a corpus is not kept. */
export function keepAs(name: string, listener: (reason: string) => void): void {
  [firstName, onNotKept] = [name, listener];
}

/** Unpacks and compiles the engine, once. Called early, so that it is ready when the first file comes. */
export function prepare(): Promise<unknown> {
  started ??= init(() => modules.read(0), () => modules.read(1));
  return started;
}

/** Gives the new collection that is opened next a name; when there is one of that name, with a number behind it. */
export function nameNext(name: string): void {
  next = name;
}

/** The open corpus; opens one on first use, in a new collection with a name of its own. */
export async function corpus(): Promise<Corpus> {
  if (current) return current;
  opening ??= openNew().finally(() => (opening = null));
  return opening;
}

async function openNew(): Promise<Corpus> {
  await prepare();
  const name = next ?? firstName;
  next = null;
  let names: Set<string>;
  try {
    names = new Set((await sessions()).map((info) => info.name));
  } catch (error) {
    return (current = await openUnkept(error));
  }
  for (let n = 1; ; n += 1) {
    const free = n === 1 ? name : `${name} ${n}`;
    if (names.has(free)) continue;
    try {
      return (current = await open({ session: free, onUnsaved: onNotKept }));
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === "session") return (current = await openUnkept(error));
      if (code !== "session-in-use") throw error;
      // Another tab has just begun it.
    }
  }
}

/** Opens a corpus that ends with the page. */
function openUnkept(error: unknown): Promise<Corpus> {
  onNotKept(error instanceof Error ? error.message : String(error));
  return open();
}

/** Opens a collection that is kept. Rejects with the code "session-in-use" when another tab has it. */
export async function goOn(name: string, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<Corpus> {
  await prepare();
  return (current = await open({ session: name, onUnsaved: onNotKept, onProgress, signal }));
}

/** The open corpus; null when there is none. */
export const openCorpus = (): Corpus | null => current;

/** Deletes the open collection, and closes its corpus. */
export async function deleteOpen(): Promise<void> {
  const closing = current;
  current = null;
  await closing?.deleteSession();
}

/** Closes the corpus and ends its workers; what is kept is written to its end. */
export async function closeCorpus(): Promise<void> {
  const closing = current ?? (await opening?.catch(() => null)) ?? null;
  current = null;
  await closing?.close();
}
