/** Where sessions lie: in a browser's IndexedDB, on Node in a file each. */

import type { SessionInfo } from "../types.js";
import type { StoredEntry } from "./entry.js";

/** One session, held by one corpus: no other one can open it until it is closed. */
export interface SessionStore {
  /** As it was when it was opened; of a new session nothing is written before the first entry. */
  readonly info: StoredInfo;
  /** All entries in order, some at a time. Rejects when the storage cannot be read. */
  entries(): AsyncIterable<StoredEntry[]>;
  /** Some entries in order, from that number on; at least that one when it is there. */
  entriesFrom(number: number): Promise<StoredEntry[]>;
  /** Writes all of it or nothing. Rejects when the storage is full or gone. */
  write(put: readonly StoredEntry[], removed: readonly number[], info: StoredInfo): Promise<void>;
  /** Gives the session another name, which `info` of the next `write` has too. Rejects as `SessionStores.rename` does, and then nothing has changed. */
  rename(newName: string): Promise<void>;
  /** Deletes what was written, and gives the session back as `close` does. */
  remove(): Promise<void>;
  close(): Promise<void>;
}

/** What is known of a session without reading its entries. */
export interface StoredInfo extends SessionInfo {
  /** Number of the layout of its cleaned files: see `packedFormats` of the engine. */
  format: number;
}

/** All sessions of a place. */
export interface SessionStores {
  /** Rejects with "session-in-use" when it is open elsewhere, with "session" when there is no storage. */
  open(name: string): Promise<SessionStore>;
  /** On Node those in the folder of `path`, or in that folder. */
  list(path?: string): Promise<SessionInfo[]>;
  /** The n-th name for a session that this version cannot read. */
  nameAside(name: string, n: number): string;
  /** Rejects with "session" when it is not there or the new name is taken, and as `open` does. */
  rename(name: string, newName: string): Promise<void>;
  /** Deletes one, or in a browser all of them; rejects as `open` does. */
  remove(name?: string): Promise<void>;
}

/** A session that has nothing in it. */
export const newInfo = (name: string): StoredInfo => ({
  name, format: 0, created: new Date().toISOString(), changed: new Date().toISOString(), files: 0, bytes: 0,
});
