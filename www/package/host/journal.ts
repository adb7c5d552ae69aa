/**
 * What an engine was told, in order: cleaned files and the user's decisions. Another engine that is told the same is
 * in the same state. With a session the cleaned files lie in its storage once they are written; until then, and
 * without a session, as parts of Blobs, which a browser may keep on disk.
 */

import { type StoredEntry, type LogEntry, bytesOf } from "../storage/entry.js";
import type { SessionWriter } from "../storage/writer.js";

/** Bytes after which the parts in memory become one Blob. */
const MAX_OPEN_BYTES = 1 << 20;

/** Cleaned files that lie in one Blob; until it is full, in memory. */
interface Chunk {
  parts: Uint8Array[];
  bytes: number;
  blob: Blob | null;
}

/** Where a cleaned file lies; null for the storage of the session. */
type Place = { chunk: Chunk; start: number; end: number } | null;

export type Entry = { number: number; at: number } & (
  | { kind: "packed"; name: string; file: number; bytes: number; place: Place }
  | Exclude<LogEntry, { kind: "packed" }>
);
type PackedEntry = Extract<Entry, { kind: "packed" }>;

export class Journal {
  #entries: Entry[] = [];
  #open: Chunk = { parts: [], bytes: 0, blob: null };
  /** The Blob that was read last, since its files are read one after the other. */
  #readChunk: { chunk: Chunk; buffer: ArrayBuffer } | undefined;
  /** The entries of the storage that were read last. */
  #readEntries = new Map<number, StoredEntry>();
  #lastNumber = 0;
  /** With a session: the cleaned files that are not written yet, by number. */
  readonly #unwritten = new Map<number, PackedEntry>();
  readonly #writer: SessionWriter | null;
  /** Bytes of all cleaned files. */
  bytes = 0;

  constructor(writer: SessionWriter | null) {
    this.#writer = writer;
    if (writer) writer.onWritten = (numbers) => this.#letGo(numbers);
  }

  get length(): number {
    return this.#entries.length;
  }

  entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Adds what the engine was told. */
  add(told: LogEntry): void {
    const at = Date.now();
    const number = this.#writer?.put(told, at) ?? (this.#lastNumber += 1);
    this.#keep(told, number, at, told.kind === "packed" ? this.#place(told.packed) : null);
  }

  /** Adds what the storage of the session holds. */
  addStored(entry: StoredEntry): void {
    this.#keep(entry, entry.number, entry.at, null);
  }

  #keep(told: LogEntry, number: number, at: number, place: Place): void {
    if (told.kind !== "packed") return void this.#entries.push({ ...told, number, at });
    const { kind, name, file, packed } = told;
    const entry: PackedEntry = { kind, name, file, number, at, bytes: packed.length, place };
    this.#entries.push(entry);
    if (place && this.#writer) this.#unwritten.set(number, entry);
    this.bytes += packed.length;
  }

  #place(packed: Uint8Array): Place {
    const chunk = this.#open;
    const start = chunk.bytes;
    chunk.parts.push(packed);
    chunk.bytes += packed.length;
    if (chunk.bytes >= MAX_OPEN_BYTES) {
      // What a session will soon have written needs no Blob.
      if (!this.#writer || this.#writer.failure !== null) [chunk.blob, chunk.parts] = [new Blob(chunk.parts as BlobPart[]), []];
      this.#open = { parts: [], bytes: 0, blob: null };
    }
    return { chunk, start, end: chunk.bytes };
  }

  /** Lets go of the bytes of entries that are written. */
  #letGo(numbers: ReadonlySet<number>): void {
    for (const number of numbers) {
      const entry = this.#unwritten.get(number);
      if (entry) entry.place = null;
      this.#unwritten.delete(number);
    }
    this.#open = { parts: [], bytes: 0, blob: null };
  }

  /** The bytes of a cleaned file. */
  async read({ place, number }: PackedEntry): Promise<Uint8Array> {
    if (!place) return this.#readStored(number);
    const { chunk, start, end } = place;
    if (this.#readChunk?.chunk !== chunk || this.#readChunk.buffer.byteLength < end) {
      const blob = chunk.blob ?? new Blob(chunk.parts as BlobPart[]);
      this.#readChunk = { chunk, buffer: await blob.arrayBuffer() };
    }
    return new Uint8Array(this.#readChunk.buffer).slice(start, end);
  }

  async #readStored(number: number): Promise<Uint8Array> {
    if (!this.#readEntries.has(number)) {
      const entries = (await this.#writer?.entriesFrom(number)) ?? [];
      this.#readEntries = new Map(entries.map((entry) => [entry.number, entry]));
    }
    const entry = this.#readEntries.get(number);
    if (entry?.kind !== "packed") throw new Error("the storage of the session has lost a file");
    return entry.packed;
  }

  /** To be called when reading has ended: frees the memory that reading took. */
  endReading(): void {
    this.#readChunk = undefined;
    this.#readEntries = new Map();
  }

  /** Numbers of the files that were added at that time or later. */
  filesSince(at: number): Set<number> {
    return new Set(this.#entries.filter((entry) => isFile(entry) && entry.at >= at).map((entry) => (entry as FileEntry).file));
  }

  /** How many files there are from the entry `from` on. */
  filesFrom(from: number): number {
    return this.#entries.slice(from).filter(isFile).length;
  }

  /** Takes all files out from the entry `from` on, except the first `keep` of them. Returns their names. */
  takeOut(from: number, keep: number): string[] {
    let kept = 0;
    return this.#takeOut((entry, at) => at >= from && isFile(entry) && kept++ >= keep);
  }

  /** Takes files out, with all their parts. */
  forget(files: ReadonlySet<number>): void {
    if (files.size > 0) this.#takeOut((entry) => "file" in entry && files.has(entry.file));
  }

  #takeOut(which: (entry: Entry, at: number) => boolean): string[] {
    const out: Entry[] = [];
    this.#entries = this.#entries.filter((entry, at) => !which(entry, at) || void out.push(entry));
    const files = out.filter(isFile);
    for (const entry of files) if (entry.kind === "packed") this.bytes -= entry.bytes;
    this.#writer?.remove(out.map((entry) => ({
      number: entry.number,
      file: "file" in entry ? entry.file : 0,
      bytes: entry.kind === "packed" ? entry.bytes : bytesOf(entry),
    })));
    return files.map(({ name }) => name);
  }
}

type FileEntry = Extract<Entry, { kind: "packed" | "clean" }>;

const isFile = (entry: Entry): entry is FileEntry => entry.kind === "packed" || entry.kind === "clean";
