/**
 * Writes a session while the work goes on: what is told is queued, and written at most `WRITE_MS` later. When the
 * storage fails, nothing more is written, and the corpus goes on without it.
 */

import { sessionError } from "../error.js";
import type { SessionInfo } from "../types.js";
import { type StoredEntry, type LogEntry, bytesOf } from "./entry.js";
import { sessionFile } from "./file-format.js";
import type { SessionStore, StoredInfo } from "./store.js";

/** Milliseconds from the first entry of a queue until it is written. */
const WRITE_MS = 250;
/** A queue with so many bytes is written at once. */
const MAX_QUEUED_BYTES = 4 << 20;

export class SessionWriter {
  readonly #store: SessionStore;
  readonly #onFailure: (reason: string) => void;
  #info: StoredInfo;
  #put: StoredEntry[] = [];
  #removed: number[] = [];
  #queuedBytes = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  #lastNumber = 0;
  /** How many entries each file has, by its number. */
  readonly #parts = new Map<number, number>();
  /** Why nothing is written any more; null as long as it is. */
  failure: string | null = null;
  /** Called with the numbers of entries that are written. */
  onWritten: (numbers: ReadonlySet<number>) => void = () => {};

  /** `format` is the engine's number of the layout of cleaned files. */
  constructor(store: SessionStore, format: number, onFailure: (reason: string) => void) {
    this.#store = store;
    this.#info = { ...store.info, format };
    this.#onFailure = onFailure;
  }

  get info(): SessionInfo {
    const { format: _, ...info } = this.#info;
    return info;
  }

  /** Reads stored entries again, from that number on. */
  entriesFrom(number: number): Promise<StoredEntry[]> {
    return this.#store.entriesFrom(number);
  }

  /** To be told of each entry that was read from the store. */
  wasRead(entry: StoredEntry): void {
    this.#lastNumber = Math.max(this.#lastNumber, entry.number);
    this.#countFile(entry, 1);
  }

  /** Queues an entry and returns its number. */
  put(told: LogEntry, at: number): number {
    const number = (this.#lastNumber += 1);
    if (this.failure !== null) return number;
    this.#put.push({ ...told, number, at });
    this.#countFile(told, 1);
    this.#info.bytes += bytesOf(told);
    this.#queuedBytes += bytesOf(told);
    this.#schedule();
    return number;
  }

  /** Queues the removal of entries, `bytes` of each as `bytesOf` gives them. */
  remove(entries: Iterable<{ number: number; file: number; bytes: number }>): void {
    const numbers = new Set<number>();
    for (const { number, file, bytes } of entries) {
      numbers.add(number);
      this.#info.bytes -= bytes;
      this.#countFile({ kind: "packed", file }, -1);
    }
    if (numbers.size === 0) return;
    this.#put = this.#put.filter((entry) => !numbers.has(entry.number));
    this.#removed.push(...numbers);
    this.#schedule();
  }

  /** Counts a part of a file. */
  #countFile(told: Pick<LogEntry, "kind"> & { file?: number }, by: 1 | -1): void {
    if ((told.kind !== "packed" && told.kind !== "clean") || told.file === undefined) return;
    const parts = (this.#parts.get(told.file) ?? 0) + by;
    if (parts > 0) this.#parts.set(told.file, parts);
    else this.#parts.delete(told.file);
    this.#info.files = this.#parts.size;
  }

  #schedule(): void {
    if (this.failure !== null) return;
    if (this.#queuedBytes > MAX_QUEUED_BYTES) void this.flush();
    else this.#timer ??= setTimeout(() => void this.flush(), WRITE_MS);
  }

  /** Resolves when everything that was told so far is written, or the storage has failed. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return (this.#writing = this.#writing.then(() => this.#write()));
  }

  async #write(): Promise<void> {
    if (this.failure !== null || (this.#put.length === 0 && this.#removed.length === 0)) return;
    const [put, removed] = [this.#put, this.#removed];
    [this.#put, this.#removed, this.#queuedBytes] = [[], [], 0];
    this.#info = { ...this.#info, changed: new Date().toISOString() };
    try {
      await this.#store.write(put, removed, this.#info);
      this.onWritten(new Set(put.map(({ number }) => number)));
    } catch (error) {
      const { name, message } = error as Error;
      this.failure = name === "QuotaExceededError" ? "The storage of this browser is full." : `The storage failed: ${message}`;
      this.#onFailure(this.failure);
    }
  }

  /** Does something with the store while nothing is written. */
  async #alone<T>(work: () => Promise<T>): Promise<T> {
    await this.flush();
    if (this.failure !== null) throw sessionError(this.failure);
    const done = this.#writing.then(work);
    this.#writing = done.then(() => {}, () => {});
    return done;
  }

  /** Gives the session another name. Rejects as the store does. */
  async rename(newName: string): Promise<void> {
    if (newName === this.#info.name) return;
    await this.#alone(async () => {
      await this.#store.rename(newName);
      this.#info.name = newName;
    });
  }

  /** The session as one file, with all that was told before. */
  toFile(): Promise<Blob> {
    return this.#alone(() => sessionFile(this.#info, this.#store.entries()));
  }

  /** Deletes the session; nothing is written any more. */
  async deleteSession(): Promise<void> {
    this.failure ??= "The session was deleted.";
    await this.#writing;
    await this.#store.remove();
  }

  /** Writes what is left and gives the session back. */
  async close(): Promise<void> {
    await this.flush();
    await this.#store.close();
  }
}
