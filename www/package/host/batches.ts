/**
 * Many cleaned files in one message to an engine: for an engine that is told what a session holds, or what another was
 * told. A message for each file took six times as long as the engine needs to add it.
 */

import type { EngineCalls } from "../protocol.js";
import { joined } from "../storage/file-format.js";

/** Files of a batch at most. */
const MAX_FILES = 256;
/** A batch with so many bytes is full; one file may be larger. */
const MAX_BYTES = 4 << 20;

/** A cleaned file with its bytes. */
export interface PackedFile {
  name: string;
  file: number;
  packed: Uint8Array;
}

/** Divides entries, in their order, into batches of cleaned files, and the others each by itself. */
export function* batches<T extends { kind: string }>(entries: Iterable<T>, bytesOf: (entry: T) => number): Generator<T[]> {
  let files: T[] = [];
  let bytes = 0;
  for (const entry of entries) {
    const isFile = entry.kind === "packed";
    if (files.length > 0 && (!isFile || files.length >= MAX_FILES || bytes + bytesOf(entry) > MAX_BYTES)) {
      yield files;
      [files, bytes] = [[], 0];
    }
    if (!isFile) {
      yield [entry];
      continue;
    }
    files.push(entry);
    bytes += bytesOf(entry);
  }
  if (files.length > 0) yield files;
}

/** The arguments of the call that adds them. */
export function insertAllArgs(files: readonly PackedFile[]): Parameters<EngineCalls["insertAll"]> {
  let end = 0;
  const ends = Uint32Array.from(files, ({ packed }) => (end += packed.length));
  return [files.map(({ name }) => name), joined(files.map(({ packed }) => packed)), ends, Uint32Array.from(files, ({ file }) => file)];
}

/** The same, one step ahead: the next is read while this one is worked on. */
export async function* ahead<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = iterator.next();
      next.catch(() => {}); // Told when it is waited for.
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}
