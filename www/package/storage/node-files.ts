/**
 * Sessions on Node: each is a file, in the format of `file-format.ts`, that only grows; its name is its path. A lock
 * file beside it holds the number of the process that has it open. A record that was cut off, because the process was
 * killed, is written over. What was removed is in the file until it is closed, and then written anew without it.
 */

import { type FileHandle, open, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { sessionError, sessionInUse } from "../error.js";
import { type StoredEntry, bytesOf } from "./entry.js";
import { MAGIC, encodeEntry, encodeInfo, encodeRecord, isSession, joined, records, summary } from "./file-format.js";
import { type SessionStore, type SessionStores, type StoredInfo, newInfo } from "./store.js";

const ENDING = ".storysift";
/** Entries that are read at once, at most. */
const MAX_ENTRIES = 256;
/** Bytes after which no more are read at once. */
const READ_BYTES = 2 << 20;

/** Holds the lock of a session. Rejects when another process, or this one, has it. */
async function lock(path: string): Promise<() => Promise<void>> {
  const file = `${path}.lock`;
  for (let tries = 0; ; tries += 1) {
    try {
      await writeFile(file, String(process.pid), { flag: "wx" });
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw sessionError(`The session cannot be written: ${(error as Error).message}`);
      const owner = Number(await readFile(file, "utf8").catch(() => "0"));
      if (tries > 0 || runs(owner)) throw sessionInUse(path);
      await rm(file, { force: true }); // Of a process that was killed.
    }
  }
}

/** Whether a process runs. */
function runs(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const reader = (file: FileHandle) => async (start: number, end: number) => {
  const { buffer, bytesRead } = await file.read(new Uint8Array(end - start), 0, end - start, start);
  return buffer.subarray(0, bytesRead);
};

/** What is known of the session in a file; null when it is none. */
async function known(file: FileHandle) {
  const read = reader(file);
  if (!isSession(await read(0, MAGIC.length))) return null;
  return summary((await file.stat()).size, read).catch(() => null);
}

/** Moves the file of a session, unless there is one of the new name. */
async function move(path: string, newPath: string): Promise<void> {
  const other = await open(newPath, "r").catch(() => null);
  await other?.close();
  if (other) throw sessionError(`There is a file ${JSON.stringify(newPath)} already.`);
  await rename(path, newPath).catch((error: Error) => Promise.reject(sessionError(`The session cannot be renamed: ${error.message}`)));
}

export const nodeSessions: SessionStores = {
  async open(name) {
    const path = resolve(name);
    const release = await lock(path);
    let file: FileHandle | undefined;
    try {
      // For reading and appending anywhere; made when it is not there.
      file = await open(path, "r+").catch(() => open(path, "wx+"));
      const { size } = await file.stat();
      const found = size === 0 ? { info: null, removed: new Set<number>(), end: 0 } : await known(file);
      if (!found) throw sessionError(`The file ${JSON.stringify(name)} is there and holds no session, or a damaged one.`);
      return new FileStore(file, { ...(found.info ?? newInfo(name)), name }, found.removed, found.info ? found.end : 0, path, release);
    } catch (error) {
      await file?.close();
      await release();
      throw error instanceof Error && error.name === "StorysiftError" ? error : sessionError(`The session cannot be opened: ${(error as Error).message}`);
    }
  },

  async list(folder = ".") {
    const path = folder.endsWith(ENDING) ? dirname(folder) : folder;
    const names = (await readdir(path).catch(() => [])).filter((name) => name.endsWith(ENDING));
    const found = await Promise.all(names.map(async (name) => {
      const file = await open(join(path, name), "r").catch(() => null);
      try {
        const info = file && (await known(file))?.info;
        return info ? [{ name: join(path, name), created: info.created, changed: info.changed, files: info.files, bytes: info.bytes }] : [];
      } finally {
        await file?.close();
      }
    }));
    return found.flat();
  },

  nameAside: (name, n) => `${name.endsWith(ENDING) ? name.slice(0, -ENDING.length) : name}.older${n > 1 ? `-${n}` : ""}${ENDING}`,

  async rename(name, newName) {
    const release = await lock(resolve(name));
    try {
      await move(name, newName);
    } finally {
      await release();
    }
  },

  async remove(name) {
    if (name === undefined) throw sessionError("Name the session to delete: here sessions are files.");
    const release = await lock(resolve(name));
    try {
      await rm(name).catch((error: Error) => Promise.reject(sessionError(`The session cannot be deleted: ${error.message}`)));
    } finally {
      await release();
    }
  },
};

class FileStore implements SessionStore {
  readonly info: StoredInfo;
  /** As it was written last. */
  #written: StoredInfo;
  readonly #file: FileHandle;
  readonly #removed: Set<number>;
  #path: string;
  #release: () => Promise<void>;
  /** Where the next record is written: 0 in a new file. */
  #end: number;
  /** Where the entries from a number on begin: most often the next to be read. */
  #next = { number: 0, at: MAGIC.length };

  constructor(file: FileHandle, info: StoredInfo, removed: Set<number>, end: number, path: string, release: () => Promise<void>) {
    this.#file = file;
    this.info = info;
    this.#written = info;
    this.#removed = removed;
    this.#end = end;
    this.#path = path;
    this.#release = release;
  }

  async *entries(): AsyncGenerator<StoredEntry[]> {
    yield* this.#from(0);
  }

  async entriesFrom(number: number): Promise<StoredEntry[]> {
    for await (const some of this.#from(number)) return some;
    return [];
  }

  async *#from(number: number): AsyncGenerator<StoredEntry[]> {
    const start = number >= this.#next.number ? this.#next.at : MAGIC.length;
    let some: StoredEntry[] = [];
    let bytes = 0;
    for await (const { head, end } of records(this.#end, reader(this.#file), start)) {
      if (!("entry" in head) || head.entry.number < number || this.#removed.has(head.entry.number)) continue;
      some.push(head.entry);
      bytes += bytesOf(head.entry);
      if (some.length < MAX_ENTRIES && bytes < READ_BYTES) continue;
      this.#next = { number: head.entry.number + 1, at: end };
      yield some;
      [some, bytes] = [[], 0];
    }
    if (some.length > 0) yield some;
  }

  async write(put: readonly StoredEntry[], removed: readonly number[], info: StoredInfo): Promise<void> {
    for (const number of removed) this.#removed.add(number);
    const about = this.#end === 0 ? [encodeInfo(info)] : encodeRecord({ info }, null);
    const bytes = joined([...about, ...(removed.length > 0 ? encodeRecord({ removed }, null) : []), ...put.flatMap(encodeEntry)]);
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, this.#end + done);
      done += bytesWritten;
    }
    this.#end += bytes.length;
    this.#written = info;
    // Behind it may stand a record that was cut off.
    await this.#file.truncate(this.#end);
  }

  async rename(newName: string): Promise<void> {
    const path = resolve(newName);
    const release = await lock(path);
    try {
      await move(this.#path, path);
    } catch (error) {
      await release();
      throw error;
    }
    await this.#release();
    [this.#path, this.#release] = [path, release];
  }

  /** Writes what is left into another file beside this one; returns its path. */
  async #writeAnew(): Promise<string> {
    const path = `${this.#path}.new`;
    try {
      const file = await open(path, "w");
      try {
        await file.writeFile(encodeInfo(this.#written));
        for await (const some of this.entries()) await file.writeFile(joined(some.flatMap(encodeEntry)));
      } finally {
        await file.close();
      }
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return path;
  }

  async remove(): Promise<void> {
    this.#end = 0;
    await this.close();
  }

  async close(): Promise<void> {
    // When there is no room for it, the file stays as it is, and is tried again the next time.
    const anew = this.#end > 0 && this.#removed.size > 0 ? await this.#writeAnew().catch(() => null) : null;
    await this.#file.close();
    if (this.#end === 0) await rm(this.#path, { force: true });
    else if (anew !== null) await rename(anew, this.#path).catch(() => rm(anew, { force: true }));
    await this.#release();
  }
}
