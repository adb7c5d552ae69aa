/**
 * What cleaning one file takes and gives, wherever it runs. A file that crashes an instance
 * or exceeds the time limit costs that instance: it is replaced, the file is tried once more
 * by itself, and then given up with the code `engine-restarted`.
 */

import { toPlainError } from "../error.js";
import type { CleanedFile } from "../wasm/packed.js";

/** Attempts for each file. */
export const MAX_TRIES = 2;

/** A file to clean. */
export interface FileSource {
  name: string;
  /** Bytes. For a text, its length in UTF-16 code units, which may be fewer than its bytes. */
  size: number;
  /** Reads the bytes; called again for a second attempt. */
  read(): Promise<Uint8Array> | Uint8Array;
  /** The first bytes. */
  head(): Promise<Uint8Array> | Uint8Array;
  /** Set when the bytes are those of a Blob, of which a piece can be read. */
  blob?: Blob;
  /** True when the bytes belong to the caller and must not be moved to a worker. */
  borrowed: boolean;
}

/** Why a file was given up. */
export interface GivenUp {
  code: "engine-restarted" | "unreadable" | "archive-unsupported";
  detail: string;
}

export interface Cleaner {
  /**
   * The result, or why there is none. Of a large container, parts are given to `onPart` before. `columns` is what the
   * user said of the columns of tables, JSON text of `GivenColumns[]`. Rejects only when closed or when no engine can
   * run at all.
   */
  clean(source: FileSource, columns: string, onPart: (packed: Uint8Array) => void): Promise<CleanedFile | GivenUp>;
  close(): void;
}

/** A larger zip archive, in bytes, is read piece by piece. */
const LARGE_ARCHIVE_BYTES = TEST_HOOKS ? 1 << 20 : 32 << 20;
/** The first bytes of a zip archive with an entry. */
const ZIP_MARK = [0x50, 0x4b, 3, 4];

/** Whether a file is a zip archive that should not lie in memory whole. */
export async function isLargeArchive(source: FileSource): Promise<boolean> {
  if (source.size < LARGE_ARCHIVE_BYTES) return false;
  const head = await source.head();
  return ZIP_MARK.every((byte, at) => head[at] === byte);
}

/** Reads a file; an error while reading becomes `unreadable`. */
export async function readFile(source: FileSource): Promise<Uint8Array | GivenUp> {
  try {
    return await source.read();
  } catch (error) {
    return { code: "unreadable", detail: `The file could not be read: ${toPlainError(error).message}` };
  }
}

/** The result of a container when the module for it cannot be had. */
export function unpackMissing(error: unknown): GivenUp {
  return { code: "archive-unsupported", detail: `The part of the program that takes such files apart is missing: ${toPlainError(error).message}` };
}

/** The result of a file whose attempts all failed; `reason` is that of the last one. */
export function engineRestarted(reason: string): GivenUp {
  return { code: "engine-restarted", detail: `The engine had to be restarted twice while it cleaned this file: ${reason}` };
}
