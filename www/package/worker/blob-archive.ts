/** Reads a Blob piece by piece, synchronously, which only workers of browsers can. */

import type { StoredArchive } from "../wasm/packed.js";

/** Bytes that are read at once: most entries of an archive then cost no read of their own. */
const WINDOW_BYTES = 1 << 20;

/** The reader that workers of browsers have; the types of pages do not name it. */
declare const FileReaderSync: new () => { readAsArrayBuffer(blob: Blob): ArrayBuffer };

export class BlobArchive implements StoredArchive {
  readonly size: number;
  readonly #blob: Blob;
  readonly #reader = new FileReaderSync();
  #window = new Uint8Array();
  #start = 0;

  constructor(blob: Blob) {
    this.#blob = blob;
    this.size = blob.size;
  }

  read(offset: number, length: number): Uint8Array {
    const held = offset >= this.#start && offset + length <= this.#start + this.#window.length;
    if (!held) {
      const end = Math.min(this.size, offset + Math.max(length, WINDOW_BYTES));
      this.#window = new Uint8Array(this.#reader.readAsArrayBuffer(this.#blob.slice(offset, end)));
      this.#start = offset;
    }
    const from = offset - this.#start;
    return this.#window.subarray(from, from + length);
  }
}
