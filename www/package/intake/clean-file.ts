/** Has one file cleaned, unless it is larger than a file of its kind may be. */

import { type Cleaner, type FileSource, isLargeArchive } from "../host/cleaner.js";
import type { LastingEngine } from "../host/engine-host.js";
import type { Problem } from "../types.js";
import type { CleanedFile } from "../wasm/packed.js";
import type { TableFiles } from "./table-files.js";

/** Where files are cleaned and where the results go. */
export interface IntakeContext {
  engine: LastingEngine;
  cleaner: Cleaner;
  /** Files that may be in work or waiting to be inserted at once. */
  maxFilesAhead: number;
  /** Larger documents, in bytes, are not even read. */
  maxFileBytes: number;
  /** The same for containers. */
  maxContainerBytes: number;
  /** Large archives are read piece by piece and may be larger. */
  readsPiecewise: boolean;
  /** Whether a file may be a container, by its first bytes. */
  mayHoldEntries(name: string, head: Uint8Array): boolean;
  /** The added files that hold tables. */
  tableFiles: TableFiles;
  /** A number for the next file. */
  nextFile(): number;
  /** Packs the problem of a file that could not be cleaned. */
  packProblem(name: string, code: Problem["code"], detail: string): Uint8Array;
}

/** Why nothing of a file was cleaned. */
export type NotCleaned = Pick<Problem, "code" | "detail">;

/**
 * The documents of a file, the last part of them when it is large; parts before go to `onPart`. `columns` is what the
 * user said of the columns of tables, JSON text of `GivenColumns[]`.
 */
export async function cleanFile(
  context: IntakeContext,
  source: FileSource,
  columns: string,
  onPart: (packed: Uint8Array) => void,
): Promise<CleanedFile | NotCleaned> {
  const most = source.size > context.maxFileBytes ? await mostBytes(context, source) : context.maxFileBytes;
  if (source.size > most) return { code: "too-large", detail: `${source.size} bytes; the limit is ${most}` };
  return context.cleaner.clean(source, columns, onPart);
}

/** The most bytes that a file of its kind may have. */
async function mostBytes(context: IntakeContext, source: FileSource): Promise<number> {
  try {
    if (context.readsPiecewise && source.blob && (await isLargeArchive(source))) return Infinity;
    return context.mayHoldEntries(source.name, await source.head()) ? context.maxContainerBytes : context.maxFileBytes;
  } catch {
    return Infinity; // It cannot be read at all, which reading it will tell.
  }
}
