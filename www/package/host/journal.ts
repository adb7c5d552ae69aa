/**
 * What an engine was told, in order: cleaned files and the user's decisions. Another engine
 * that is told the same is in the same state. Cleaned files are kept as parts of Blobs,
 * which a browser may keep on disk.
 */

import type { EngineCalls } from "../protocol.js";

/** The calls that change an engine and are repeated in another as they were. */
export type DecisionMethod = "apply" | "undo" | "redo" | "replay" | "removeFile";

/** Bytes after which the parts in memory become one Blob. */
const MAX_OPEN_BYTES = 1 << 20;

/** Cleaned files that lie in one Blob; until it is full, in memory. */
interface Chunk {
  parts: Uint8Array[];
  bytes: number;
  blob: Blob | null;
}

export type Entry =
  | { kind: "packed"; name: string; file: number; chunk: Chunk; start: number; end: number }
  | { kind: "clean"; name: string; article: object }
  | { kind: "decision"; method: DecisionMethod; args: Parameters<EngineCalls[DecisionMethod]> };

export class Journal {
  #entries: Entry[] = [];
  #open: Chunk = { parts: [], bytes: 0, blob: null };
  /** The Blob that was read last, since its files are read one after the other. */
  #read: { chunk: Chunk; buffer: ArrayBuffer } | undefined;
  /** Bytes of all cleaned files. */
  bytes = 0;

  get length(): number {
    return this.#entries.length;
  }

  entries(): readonly Entry[] {
    return this.#entries;
  }

  addPacked(name: string, packed: Uint8Array, file: number): void {
    const chunk = this.#open;
    this.#entries.push({ kind: "packed", name, file, chunk, start: chunk.bytes, end: chunk.bytes + packed.length });
    chunk.parts.push(packed);
    chunk.bytes += packed.length;
    this.bytes += packed.length;
    if (chunk.bytes < MAX_OPEN_BYTES) return;
    chunk.blob = new Blob(chunk.parts as BlobPart[]);
    chunk.parts = [];
    this.#open = { parts: [], bytes: 0, blob: null };
  }

  addClean(name: string, article: object): void {
    this.#entries.push({ kind: "clean", name, article });
  }

  addDecision(method: DecisionMethod, args: Parameters<EngineCalls[DecisionMethod]>): void {
    this.#entries.push({ kind: "decision", method, args });
  }

  /** The bytes of a cleaned file. */
  async read({ chunk, start, end }: Extract<Entry, { kind: "packed" }>): Promise<Uint8Array> {
    if (this.#read?.chunk !== chunk || this.#read.buffer.byteLength < end) {
      const blob = chunk.blob ?? new Blob(chunk.parts as BlobPart[]);
      this.#read = { chunk, buffer: await blob.arrayBuffer() };
    }
    return new Uint8Array(this.#read.buffer).slice(start, end);
  }

  /** To be called when reading has ended: frees the memory that reading took. */
  endReading(): void {
    this.#read = undefined;
  }

  /** How many files there are from the entry `from` on. */
  filesFrom(from: number): number {
    return this.#entries.slice(from).filter((entry) => entry.kind !== "decision").length;
  }

  /** Takes all files out from the entry `from` on, except the first `keep` of them. Returns their names. */
  takeOut(from: number, keep: number): string[] {
    const names: string[] = [];
    let kept = 0;
    this.#entries = this.#entries.filter((entry, at) => {
      if (at < from || entry.kind === "decision" || kept++ < keep) return true;
      names.push(entry.name);
      if (entry.kind === "packed") this.bytes -= entry.end - entry.start;
      return false;
    });
    return names;
  }
}
