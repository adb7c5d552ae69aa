/**
 * A session as one file: `MAGIC`, then records. A record is the length of its JSON text and that of its bytes (two
 * 32-bit numbers, little-endian), the text in UTF-8, and the bytes (a cleaned file). The first record is what is known
 * of the session; later ones are entries, or again what is known, or `{ removed: numbers }`.
 */

import { sessionError } from "../error.js";
import { bytesOf } from "../kinds.js";
import type { StoredEntry } from "./entry.js";
import type { StoredInfo } from "./store.js";

/** The first bytes: a name, and the number of this format. */
export const MAGIC = new TextEncoder().encode("storysift session 1\n");
/** Bytes of the two lengths. */
export const HEAD_BYTES = 8;
/** Bytes of entries that are read at once. */
const READ_BYTES = 4 << 20;

/** A record without its bytes. */
export type Head = { info: StoredInfo } | { removed: readonly number[] } | { entry: StoredEntry };

export function encodeRecord(json: object, bytes: Uint8Array | null): Uint8Array[] {
  const text = new TextEncoder().encode(JSON.stringify(json));
  const head = new DataView(new ArrayBuffer(HEAD_BYTES));
  head.setUint32(0, text.length, true);
  head.setUint32(4, bytes?.length ?? 0, true);
  return [new Uint8Array(head.buffer), text, ...(bytes ? [bytes] : [])];
}

/** The beginning of a file. */
export const encodeInfo = (info: StoredInfo): Uint8Array<ArrayBuffer> => joined([MAGIC, ...encodeRecord({ info }, null)]);

export function encodeEntry(entry: StoredEntry): Uint8Array[] {
  if (entry.kind !== "packed") return encodeRecord({ entry }, null);
  const { packed, ...rest } = entry;
  return encodeRecord({ entry: rest }, packed);
}

/** A session as one file. */
export async function sessionFile(info: StoredInfo, entries: AsyncIterable<StoredEntry[]>): Promise<Blob> {
  const parts: Blob[] = [new Blob([encodeInfo(info)])];
  // Some at a time: a Blob may lie on disk.
  for await (const some of entries) parts.push(new Blob(some.flatMap(encodeEntry) as BlobPart[]));
  return new Blob(parts, { type: "application/x-storysift" });
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The record at a place of some bytes, and where it ends; null when the bytes end before it does. Throws when it is none. */
export function decodeRecord(bytes: Uint8Array, at: number): { head: Head; end: number } | null {
  if (bytes.length < at + HEAD_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, HEAD_BYTES);
  const [text, packed] = [view.getUint32(0, true), view.getUint32(4, true)];
  const start = at + HEAD_BYTES;
  const end = start + text + packed;
  if (bytes.length < end) return null;
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(start, start + text))) as Head;
  if ("entry" in head && head.entry.kind === "packed") head.entry.packed = bytes.slice(start + text, end);
  return { head, end };
}

/** Gives a piece of a file, shorter at its end. */
type Read = (start: number, end: number) => Promise<Uint8Array>;

/** The records of a file from a place on, with the place behind each. */
export async function* records(size: number, read: Read, from = MAGIC.length): AsyncGenerator<{ head: Head; end: number }> {
  for (let start = from, want = READ_BYTES; start < size; ) {
    const piece = await read(start, Math.min(size, start + want));
    let at = 0;
    for (let record = decodeRecord(piece, at); record; record = decodeRecord(piece, at)) {
      at = record.end;
      yield { head: record.head, end: start + at };
    }
    if (at === 0 && start + piece.length >= size) return; // Cut off.
    // A record that is longer than the piece needs a longer one.
    want = at === 0 ? want * 2 : READ_BYTES;
    start += at;
  }
}

/** Whether a file begins as one does. */
export const isSession = (first: Uint8Array): boolean => MAGIC.every((byte, at) => first[at] === byte);

/** What a file holds; the entries some at a time. */
export async function decodeEntries(file: Blob): Promise<{ info: StoredInfo; entries: () => AsyncGenerator<StoredEntry[]> }> {
  const read = async (start: number, end: number) => bytesOf(file.slice(start, end));
  if (!isSession(await read(0, MAGIC.length))) throw sessionError("This file holds no session, or one of a newer version.");
  const damaged = () => sessionError("The file is damaged or cut off.");
  const { info, removed, end } = await summary(file.size, read).catch(() => Promise.reject(damaged()));
  if (!info || end !== file.size) throw damaged();
  async function* entries(): AsyncGenerator<StoredEntry[]> {
    let some: StoredEntry[] = [];
    for await (const { head } of records(file.size, read)) {
      if (!("entry" in head) || removed.has(head.entry.number)) continue;
      some.push(head.entry);
      if (some.length < 32) continue;
      yield some;
      some = [];
    }
    if (some.length > 0) yield some;
  }
  return { info, entries };
}

/** What a file says last of its session, which entries are removed, and where its last whole record ends. */
export async function summary(size: number, read: Read) {
  let info: StoredInfo | null = null;
  const removed = new Set<number>();
  let end = MAGIC.length;
  for await (const record of records(size, read)) {
    if ("info" in record.head) info = record.head.info;
    else if ("removed" in record.head) for (const number of record.head.removed) removed.add(number);
    end = record.end;
  }
  return { info, removed, end };
}
