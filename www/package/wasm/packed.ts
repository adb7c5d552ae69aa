/** Cleans one file, a container or not, with the two modules at hand. Used on the caller's thread and in workers. */

import type { Limits, Table } from "../types.js";
import type { EntryCleaner, RawCleaned, UnpackExports, WasmExports } from "./exports.js";

/** Defaults of `limits.fileBytes` and `limits.containerBytes`: as in src/types/limits.rs, since a larger file is not even read. */
export const DEFAULT_FILE_BYTES = 64 << 20;
export const DEFAULT_CONTAINER_BYTES = 512 << 20;
/** A part of a container's documents is handed on when its entries have so many bytes. */
const PART_BYTES = 4 << 20;

/** The text of no columns that a user gave. */
export const NO_COLUMNS = "[]";

/** A file that was cleaned. */
export interface CleanedFile {
  /** Its documents for the engine; of a large container the last part. */
  packed: Uint8Array;
  /** The tables in it. */
  tables: Table[];
}

/** The instances of one thread. */
export interface Instances {
  engine: WasmExports;
  /** Undefined until the first container comes. */
  unpack: UnpackExports | undefined;
}

/** A file that may be a container was given while the second module is not at hand. */
export const UNPACK_NEEDED = Symbol("the second module is needed");

/** A zip archive that does not lie in memory. */
export interface StoredArchive {
  size: number;
  /** A piece of its bytes. */
  read(offset: number, length: number): Uint8Array;
}

/** What is said of a container; `report` is JSON text `{ problems, tables }`. */
interface TakenApart {
  cleaner: EntryCleaner;
  report: string;
}

/** Takes a file apart into a cleaner of its entries; null when it is no container. With `views` for records. */
function takeApart(
  { engine, unpack }: Instances,
  name: string,
  file: Uint8Array | StoredArchive,
  limits: Limits | undefined,
  columns: string,
  views: boolean,
  onEntry: (cleaner: EntryCleaner, bytes: number) => void,
): TakenApart | null | typeof UNPACK_NEEDED {
  if (ArrayBuffer.isView(file) && !engine.mayHoldEntries(name, file)) return null;
  if (!unpack) return UNPACK_NEEDED;
  const cleaner = new engine.EntryCleaner(name, limits, views);
  const fileBytes = limits?.fileBytes ?? DEFAULT_FILE_BYTES;
  const emit = (entry: Uint8Array) => {
    cleaner.add(entry);
    onEntry(cleaner, entry.length);
  };
  const report = ArrayBuffer.isView(file)
    ? unpack.unpack(name, file, fileBytes, columns, emit)
    : unpack.unpackArchive(name, file.size, (offset, length) => file.read(offset, length), fileBytes, columns, emit);
  if (report !== undefined) return { cleaner, report };
  cleaner.free();
  return null;
}

/**
 * The packed documents of a file, and its tables. The documents of a large container come in parts, each given to
 * `onPart` as soon as it is there; the result has the last one. `columns` is what the user said of the columns of
 * tables, JSON text of `GivenColumns[]`.
 */
export function cleanPacked(
  instances: Instances,
  name: string,
  file: Uint8Array | StoredArchive,
  limits: Limits | undefined,
  columns: string,
  onPart: (packed: Uint8Array) => void,
): CleanedFile | typeof UNPACK_NEEDED {
  let waiting = 0;
  const taken = takeApart(instances, name, file, limits, columns, false, (cleaner, size) => {
    waiting += size;
    if (waiting < PART_BYTES) return;
    waiting = 0;
    onPart(cleaner.take());
  });
  if (taken === UNPACK_NEEDED) return taken;
  if (taken) {
    const { tables } = JSON.parse(taken.report) as { tables: Table[] };
    return { packed: taken.cleaner.finish(taken.report), tables };
  }
  if (ArrayBuffer.isView(file)) return { packed: instances.engine.cleanPacked(name, file, limits), tables: [] };
  // A document made of a zip archive, such as a book.
  return cleanPacked(instances, name, file.read(0, file.size), limits, columns, onPart);
}

/** All documents of a file as records. */
export function cleanRecords(
  instances: Instances,
  name: string,
  bytes: Uint8Array,
  limits: Limits | undefined,
  columns: string,
): RawCleaned[] | typeof UNPACK_NEEDED {
  const taken = takeApart(instances, name, bytes, limits, columns, true, () => {});
  if (taken === UNPACK_NEEDED) return taken;
  return taken ? taken.cleaner.records(taken.report) : [instances.engine.clean(name, bytes, limits)];
}

/** The only document of a file as a record; of several a problem. */
export function cleanRecord(
  instances: Instances,
  name: string,
  bytes: Uint8Array,
  limits: Limits | undefined,
): RawCleaned | typeof UNPACK_NEEDED {
  const taken = takeApart(instances, name, bytes, limits, NO_COLUMNS, true, () => {});
  if (taken === UNPACK_NEEDED) return taken;
  return taken ? taken.cleaner.only(taken.report) : instances.engine.clean(name, bytes, limits);
}
