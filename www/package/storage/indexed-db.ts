/**
 * Sessions in IndexedDB. Database "storysift", version 1:
 * - `sessions`: what is known of each session, by its name; `id` is the number under which its entries lie.
 * - `entries`: by `[id, number]`.
 * Web Locks keep a session to one corpus, also across tabs; a browser without them has no such protection.
 */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { sessionError, sessionInUse } from "../error.js";
import type { SessionInfo } from "../types.js";
import { type StoredEntry, bytesOf } from "./entry.js";
import { type SessionStore, type SessionStores, type StoredInfo, newInfo } from "./store.js";

const DATABASE = "storysift";
const VERSION = 1;
/** Entries that are read first, and at most at once. */
const FIRST_ENTRIES = 32;
const MAX_ENTRIES = 256;
/** Bytes that are read at once, as far as the entries before tell. */
const READ_BYTES = 2 << 20;

type Row = StoredInfo & { id: number };

interface Schema extends DBSchema {
  sessions: { key: string; value: Row };
  entries: { key: [id: number, number: number]; value: StoredEntry };
}

type Database = IDBPDatabase<Schema>;

async function openDatabase(): Promise<Database> {
  if (!globalThis.indexedDB) throw sessionError("This browser gives no storage here.");
  try {
    const database: Database = await openDB<Schema>(DATABASE, VERSION, {
      upgrade(made) {
        made.createObjectStore("sessions", { keyPath: "name" });
        made.createObjectStore("entries");
      },
      // Another tab wants to change or delete the database.
      blocking: () => database.close(),
    });
    return database;
  } catch (error) {
    const { name, message } = error as Error;
    throw sessionError(name === "VersionError" ? "The saved sessions were made by a newer version." : `This browser gives no storage here: ${message}`);
  }
}

/** Holds the lock of a session; null when another corpus has it. */
async function lock(name: string): Promise<(() => void) | null> {
  const locks = globalThis.navigator?.locks;
  if (!locks) return () => {};
  return new Promise((resolve, reject) => {
    const held = (lock: Lock | null) => (lock ? new Promise<void>((release) => resolve(release)) : resolve(null));
    locks.request(`storysift session ${name}`, { ifAvailable: true }, held).catch(reject);
  });
}

/** Does something with the database while no other corpus has the session. */
async function alone<T>(name: string, work: (database: Database) => Promise<T>): Promise<T> {
  const release = await lock(name);
  if (!release) throw sessionInUse(name);
  const database = await openDatabase().catch((error: unknown) => (release(), Promise.reject(error)));
  try {
    return await work(database);
  } finally {
    database.close();
    release();
  }
}

const taken = (name: string) => sessionError(`There is a session ${JSON.stringify(name)} already.`);

/** Writes a session under another name. Of one that is not written yet there is nothing to do. */
async function moveRow(database: Database, name: string, newName: string): Promise<"moved" | "missing"> {
  const sessions = database.transaction("sessions", "readwrite");
  const [row, other] = await Promise.all([sessions.store.get(name), sessions.store.get(newName)]);
  if (other) throw taken(newName);
  if (!row) return "missing";
  await Promise.all([sessions.store.put({ ...row, name: newName }), sessions.store.delete(name), sessions.done]);
  return "moved";
}

/** Deletes a session with its entries. */
async function deleteRow(database: Database, name: string, id: number): Promise<void> {
  const all = database.transaction(["sessions", "entries"], "readwrite");
  await Promise.all([all.objectStore("sessions").delete(name), all.objectStore("entries").delete(entriesOf(id)), all.done]);
}

const missing = (name: string) => sessionError(`There is no session ${JSON.stringify(name)}.`);

const entriesOf = (id: number, from = 0) => IDBKeyRange.bound([id, from], [id, Infinity]);

export const indexedDbSessions: SessionStores = {
  async open(name) {
    const release = await lock(name);
    if (!release) throw sessionInUse(name);
    try {
      const database = await openDatabase();
      const row = (await database.get("sessions", name)) ?? { ...newInfo(name), id: await newId(database) };
      return new IndexedDbStore(database, row, release);
    } catch (error) {
      release();
      throw error;
    }
  },

  async list() {
    const database = await openDatabase();
    try {
      return (await database.getAll("sessions")).map(infoOf);
    } finally {
      database.close();
    }
  },

  nameAside: (name, n) => `${name} (older version${n > 1 ? ` ${n}` : ""})`,

  async rename(name, newName) {
    if (name === newName) return;
    await alone(name, async (database) => {
      if ((await moveRow(database, name, newName)) === "missing") throw missing(name);
    });
  },

  async remove(name) {
    const names = name === undefined ? (await indexedDbSessions.list()).map((info) => info.name) : [name];
    for (const each of names) {
      await alone(each, async (database) => {
        const row = await database.get("sessions", each);
        if (!row) throw missing(each);
        await deleteRow(database, each, row.id);
      });
    }
  },
};

/** A number that no session has had. */
async function newId(database: Database): Promise<number> {
  const ids = (await database.getAll("sessions")).map(({ id }) => id);
  return Math.max(Date.now(), ...ids.map((id) => id + 1));
}

function infoOf({ name, created, changed, files, bytes }: Row): SessionInfo {
  return { name, created, changed, files, bytes };
}

class IndexedDbStore implements SessionStore {
  readonly info: StoredInfo;
  readonly #database: Database;
  readonly #id: number;
  #name: string;
  #release: () => void;

  constructor(database: Database, { id, ...info }: Row, release: () => void) {
    this.info = info;
    this.#name = info.name;
    this.#database = database;
    this.#id = id;
    this.#release = release;
  }

  async *entries(): AsyncGenerator<StoredEntry[]> {
    let count = FIRST_ENTRIES;
    for (let from = 0; ; ) {
      const some = await this.entriesFrom(from, count);
      const last = some.at(-1);
      if (!last) return;
      yield some;
      from = last.number + 1;
      const bytes = some.reduce((sum, entry) => sum + bytesOf(entry), 0);
      count = Math.max(1, Math.min(MAX_ENTRIES, 2 * count, Math.floor((READ_BYTES * some.length) / bytes)));
    }
  }

  entriesFrom(number: number, count = FIRST_ENTRIES): Promise<StoredEntry[]> {
    return this.#database.getAll("entries", entriesOf(this.#id, number), count);
  }

  async write(put: readonly StoredEntry[], removed: readonly number[], info: StoredInfo): Promise<void> {
    // Relaxed: a tab that is killed loses nothing; only a failing machine may lose the last moment.
    const all = this.#database.transaction(["sessions", "entries"], "readwrite", { durability: "relaxed" });
    const entries = all.objectStore("entries");
    const requests: Promise<unknown>[] = put.map((entry) => entries.put(entry, [this.#id, entry.number]));
    requests.push(...removed.map((number) => entries.delete([this.#id, number])));
    requests.push(all.objectStore("sessions").put({ ...info, id: this.#id }));
    await Promise.all([...requests, all.done]);
  }

  async rename(newName: string): Promise<void> {
    const release = await lock(newName);
    if (!release) throw sessionInUse(newName);
    try {
      await moveRow(this.#database, this.#name, newName);
    } catch (error) {
      release();
      throw error;
    }
    this.#release();
    [this.#name, this.#release] = [newName, release];
  }

  async remove(): Promise<void> {
    try {
      await deleteRow(this.#database, this.#name, this.#id);
    } finally {
      await this.close();
    }
  }

  async close(): Promise<void> {
    this.#database.close();
    this.#release();
  }
}
