/** The calls about sessions that are not open: list, rename, delete, and one session as one file. */

import { checkText } from "../check.js";
import { sessionError } from "../error.js";
import { platform } from "../platform.js";
import type { SessionInfo } from "../types.js";
import type { WebBlob } from "../web.js";
import { decodeEntries, sessionFile } from "../storage/file-format.js";
import { type SessionStore, type StoredInfo, newInfo } from "../storage/store.js";

/** The sessions of this browser, those written last first. On Node those in a folder, by default the current one. */
export async function sessions(folder?: string): Promise<SessionInfo[]> {
  const found = await platform.sessions.list(folder);
  return found.sort((a, b) => (a.changed < b.changed ? 1 : -1));
}

/** Gives a session another name; `renameSession` of a corpus that of its own. Rejects with the code "session-in-use" when it is open, and with "session" when the name is taken. */
export async function renameSession(name: string, newName: string): Promise<void> {
  checkText("The name of a session", name);
  checkText("The new name of a session", newName);
  await platform.sessions.rename(name, newName);
}

/** Deletes a session; without a name all sessions of this browser. Rejects with the code "session-in-use" when one is open. */
export async function deleteSession(name?: string): Promise<void> {
  if (name !== undefined) checkText("The name of a session", name);
  await platform.sessions.remove(name);
}

/** Does something with a session and gives it back. */
async function withStore<T>(name: string, work: (store: SessionStore) => Promise<T>): Promise<T> {
  checkText("The name of a session", name);
  const store = await platform.sessions.open(name);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** A session as one file, to carry to another machine. Rejects with the code "session-in-use" when it is open: then its corpus has the same call. */
export async function exportSession(name: string): Promise<WebBlob> {
  return withStore(name, async (store) => {
    if (store.info.format === 0) throw sessionError(`There is no session ${JSON.stringify(name)}.`);
    return sessionFile(store.info, store.entries());
  });
}

/**
 * Makes a session of such a file, under its own name or another. Rejects with the code "session" when there is one of
 * that name, or the file is none or damaged: then nothing is kept.
 */
export async function importSession(file: WebBlob, name?: string): Promise<SessionInfo> {
  const { info, entries } = await decodeEntries(file);
  const to = name ?? info.name;
  const imported: StoredInfo = { ...newInfo(to), created: info.created, changed: info.changed, format: info.format, files: info.files, bytes: info.bytes };
  await withStore(to, async (store) => {
    if (store.info.format !== 0) throw sessionError(`There is a session ${JSON.stringify(to)} already.`);
    await store.write([], [], { ...imported, files: 0, bytes: 0 });
    for await (const some of entries()) await store.write(some, [], imported);
  }).catch(async (error: unknown) => {
    const isOurs = (await platform.sessions.list(to)).some((one) => one.name === to && one.files === 0 && imported.files > 0);
    if (isOurs) await platform.sessions.remove(to);
    throw error;
  });
  const { format: _, ...result } = imported;
  return result;
}
