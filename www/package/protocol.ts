/**
 * The messages between the main thread (`host/`) and a worker (`worker/`), and the calls that
 * an engine accepts. Types only: host and worker both import this file, and neither imports
 * the other. Everything in a message can be posted (structured clone).
 */

import type { PlainError } from "./error.js";
import type { Characters, Decision, ExportFormat, Limits, LineRule, Problem } from "./types.js";
import type { CorpusOptions, EngineExportOptions, RawBlocks, RawColumns } from "./wasm/exports.js";

/** The first message to a worker: what it will do. It is answered with the id 0. */
export type Job =
  | { kind: "clean"; module: WebAssembly.Module; limits: Limits | undefined }
  | { kind: "engine"; module: WebAssembly.Module; options: CorpusOptions };

/**
 * Later messages to a worker of the kind "clean": one file each. The answer's value is a `CleanedFile`; of a large container
 * parts come before it.
 */
export interface CleanRequest {
  id: number;
  name: string;
  /** A Blob is a zip archive that is read piece by piece. */
  file: Uint8Array | Blob;
  /** What the user said of the columns of tables, as JSON text of `GivenColumns[]`. */
  columns: string;
}

/** The reply to `needsUnpack`: the module that takes containers apart. The worker then goes on with the file. */
export interface UnpackGiven {
  unpack: WebAssembly.Module;
}

/** Later messages to a worker of the kind "engine": one call each. */
export interface CallRequest<M extends Method = Method> {
  id: number;
  method: M;
  args: Parameters<EngineCalls[M]>;
}

/** What a worker answers to each message. */
export type Answer = { id: number } & ({ value: unknown } | { error: PlainError });

/** What a worker of the kind "clean" answers; `part` and `needsUnpack` come before the last answer to a message. */
export type CleanAnswer = Answer | ({ id: number } & ({ part: Uint8Array } | { needsUnpack: true }));

/** The lists that are read in pages. */
export type ListName = "documents" | "articles" | "copies" | "stories" | "furniture" | "piles";

/** The engine's answer to one file, which may hold several documents. */
export interface InsertResult {
  /** The first document that was not there; null when the same file was added before. */
  id: string | null;
  /** Documents of which text was read. */
  documents: number;
  /** True when nothing of the file could be read. */
  failed: boolean;
  /** The file was cleaned and could not be added, because the engine broke down over it. */
  lost?: true;
  problems: Problem[];
}

/** The calls that an engine accepts. A result of type `string` is JSON text, which the caller parses. */
export interface EngineCalls {
  /** Adds a cleaned file; `file` is its number. `name` is for those who pass the call on, since only the engine can read `packed`. */
  insert(name: string, packed: Uint8Array, file: number): InsertResult;
  /** The same of many files in order: `packed` holds one behind the other, `ends` says where each ends. Returns for each whether any of it was not there, or why it cannot be read. */
  insertAll(names: readonly string[], packed: Uint8Array, ends: Uint32Array, files: Uint32Array): (boolean | string)[];
  /** Takes out what `insert` added under this number; returns how many documents. */
  removeFile(file: number): number;
  /** Takes out a document; false when there is none of that id. */
  remove(document: string): boolean;
  addClean(name: string, article: object, file: number): InsertResult;
  /** JSON text of what was added under these numbers, `New`. */
  addedBy(files: Uint32Array): string;
  /** Numbers of the layouts of cleaned files that the engine reads; the first is the one that it writes. */
  packedFormats(): Uint32Array;
  group(): void;
  /** JSON text `{ next, items }`; `next` is null on the last page. */
  page(list: ListName, from: number): string;
  columns(): RawColumns;
  article(id: string): string;
  blocks(document: string): RawBlocks;
  compare(a: string, b: string): string;
  difference(a: string, b: string): string;
  doubts(limit: number): string;
  search(query: string): string;
  /** JSON text of a pile, or of null. */
  previewSplit(document: string, line: string | undefined): string;
  /** JSON text of what a rule matches, `LinePreview`. */
  previewLines(rule: LineRule): string;
  /** JSON text of the rules that hold, `LineRule[]`. */
  lineRules(): string;
  tune(looseness: number): void;
  apply(decision: Decision): void;
  replay(decisions: Decision[]): string;
  undo(): boolean;
  redo(): boolean;
  decisions(): string;
  /** JSON text of what decisions say of columns, `GivenColumns[]`. */
  givenColumns(): string;
  problems(): string;
  totals(): Characters;
  /** Starts an export and returns its number. */
  exportStart(format: ExportFormat, options: EngineExportOptions): number;
  /** The next bytes of an export; null at its end. */
  exportNext(number: number): Uint8Array | null;
  /** Ends an export early. */
  exportEnd(number: number): void;
}

export type Method = keyof EngineCalls;
