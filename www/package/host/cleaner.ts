/**
 * What cleaning one file takes and gives, wherever it runs. A file that crashes an instance
 * or exceeds the time limit costs that instance: it is replaced, the file is tried once more
 * by itself, and then given up with the code `engine-restarted`.
 */

import { toPlainError } from "../error.js";

/** Attempts for each file. */
export const MAX_TRIES = 2;

/** A file to clean. */
export interface FileSource {
  name: string;
  /** Bytes. For a text, its length in UTF-16 code units, which may be fewer than its bytes. */
  size: number;
  /** Reads the bytes; called again for a second attempt. */
  read(): Promise<Uint8Array> | Uint8Array;
  /** True when the bytes belong to the caller and must not be moved to a worker. */
  borrowed: boolean;
}

/** Why a file was given up. */
export interface GivenUp {
  code: "engine-restarted" | "unreadable";
  detail: string;
}

export interface Cleaner {
  /** The packed result, or why there is none. Rejects only when closed or when no engine can run at all. */
  clean(source: FileSource): Promise<Uint8Array | GivenUp>;
  close(): void;
}

/** Reads a file; an error while reading becomes `unreadable`. */
export async function readBytes(source: FileSource): Promise<Uint8Array | GivenUp> {
  try {
    return await source.read();
  } catch (error) {
    return { code: "unreadable", detail: `The file could not be read: ${toPlainError(error).message}` };
  }
}

/** The result of a file whose attempts all failed; `reason` is that of the last one. */
export function engineRestarted(reason: string): GivenUp {
  return { code: "engine-restarted", detail: `The engine had to be restarted twice while it cleaned this file: ${reason}` };
}
