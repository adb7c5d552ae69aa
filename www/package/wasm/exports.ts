/** The types of what the WebAssembly module exports, as wasm-bindgen names it. Nothing here runs. */

import type { ExportFormat, ExportOptions, KeeperRule, Limits, LineRule } from "../types.js";

/** `files` are the numbers of files whose articles alone are written. */
export type EngineExportOptions = Omit<ExportOptions, "since"> & { files?: number[] };

/** The functions and classes that `src/wasm` exports. */
export interface WasmExports {
  mayHoldEntries(name: string, bytes: Uint8Array): boolean;
  clean(name: string, bytes: Uint8Array, limits: Limits | undefined): RawCleaned;
  cleanPacked(name: string, bytes: Uint8Array, limits: Limits | undefined): Uint8Array;
  failedPacked(name: string, code: string, detail: string): Uint8Array;
  packedFormats(): Uint32Array;
  EntryCleaner: new (name: string, limits: Limits | undefined, views: boolean) => EntryCleaner;
  Corpus: new (options: CorpusOptions) => WasmCorpus;
}

/** What `src/wasm_unpack.rs` exports. */
export interface UnpackExports {
  /** Calls `emit` with each entry of a container, packed; returns a report `{ problems, tables }` as JSON text, undefined for any other file. */
  unpack(name: string, bytes: Uint8Array, fileBytes: number, columns: string, emit: (packed: Uint8Array) => void): string | undefined;
  /** The same for a zip archive of `size` bytes, of which `read` returns a piece; undefined for a document made of one. */
  unpackArchive(
    name: string,
    size: number,
    read: (offset: number, length: number) => Uint8Array,
    fileBytes: number,
    columns: string,
    emit: (packed: Uint8Array) => void,
  ): string | undefined;
}

/** Cleans the entries of one container. `finish`, `records` and `only` end it. */
export interface EntryCleaner {
  add(packed: Uint8Array): void;
  /** The packed documents since the last call. */
  take(): Uint8Array;
  finish(report: string): Uint8Array;
  records(report: string): RawCleaned[];
  only(report: string): RawCleaned;
  free(): void;
}

/** Settings of a corpus; each has a default in the engine. */
export interface CorpusOptions {
  limits?: Limits;
  looseness?: number;
  keeper?: KeeperRule;
}

/** A corpus. Calls return JSON text unless the type says otherwise; lists come in pages. */
export interface WasmCorpus {
  insertPacked(packed: Uint8Array, file: number): string;
  insertAll(packed: Uint8Array, ends: Uint32Array, files: Uint32Array): (boolean | string)[];
  removeFile(file: number): number;
  remove(document: string): boolean;
  addClean(article: object, file: number): string;
  addedBy(files: Uint32Array): string;
  group(): void;
  documents(from: number): string;
  articles(from: number): string;
  copies(from: number): string;
  stories(from: number): string;
  furniture(from: number): string;
  piles(from: number): string;
  previewSplit(document: string, line: string | undefined): string;
  previewLines(rule: LineRule): string;
  lineRules(): string;
  columns(): RawColumns;
  article(id: string): string;
  blocks(document: string): RawBlocks;
  compare(a: string, b: string): string;
  difference(a: string, b: string): string;
  doubts(limit: number): string;
  search(query: string): string;
  tune(looseness: number): void;
  replay(decisions: object[]): string;
  apply(decision: object): void;
  undo(): boolean;
  redo(): boolean;
  decisions(): string;
  givenColumns(): string;
  problems(): string;
  totals(): string;
  export(format: ExportFormat, options: EngineExportOptions): WasmExport;
  free(): void;
}

/** An export under way. */
export interface WasmExport {
  /** The next bytes; undefined at the end. */
  next(corpus: WasmCorpus): Uint8Array | undefined;
  free(): void;
}

/** A column of strings: the distinct strings, and for each row the index of its string. */
export interface StringColumn {
  words: string[];
  rows: Uint32Array;
}

/** The blocks of a document as columns; `ends` are UTF-16 offsets into `text`. */
export interface RawBlocks {
  text: string;
  ends: Uint32Array;
  confidence: Float32Array;
  label: StringColumn;
  cue: StringColumn;
  reason: StringColumn;
  article: StringColumn;
}

/** One cleaned document; `articles`, `problems`, `pile` and `view` are JSON text. */
export interface RawCleaned extends RawBlocks {
  name: string;
  articles: string;
  problems: string;
  pile: string;
  view: string;
}

/** The columns of all articles; `strings` is JSON text with the columns of strings. */
export interface RawColumns {
  strings: string;
  words: Uint32Array;
  confidence: Float32Array;
  attached: Uint8Array;
}
