/**
 * Instances of the WebAssembly module. Each corpus and each worker has one of its own, so
 * that a breakdown costs one of them and closing gives the memory back.
 */

import glue from "#glue";
import type { ExportFormat, KeeperRule, Limits } from "./types.js";

/** What src/wasm gives, as wasm-bindgen names it. */
export interface Wasm {
  clean(name: string, bytes: Uint8Array, limits: Limits | undefined): RawCleaned;
  cleanPacked(name: string, bytes: Uint8Array, limits: Limits | undefined): Uint8Array;
  failedPacked(name: string, code: string, detail: string): Uint8Array;
  Corpus: new (options: { limits?: Limits; looseness?: number; keeper?: KeeperRule }) => WasmCorpus;
}

/** JSON texts unless the type says otherwise; lists come in pages. */
export interface WasmCorpus {
  insertPacked(packed: Uint8Array): string;
  addClean(article: object): string;
  group(): void;
  documents(from: number): string;
  articles(from: number): string;
  copies(from: number): string;
  stories(from: number): string;
  furniture(from: number): string;
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
  problems(): string;
  export(format: ExportFormat): WasmExport;
  free(): void;
}

export interface WasmExport {
  next(corpus: WasmCorpus): Uint8Array | undefined;
  free(): void;
}

/** The different strings of a column, and which of them each row has. */
export interface Words {
  words: string[];
  rows: Uint32Array;
}

export interface RawBlocks {
  text: string;
  ends: Uint32Array;
  confidence: Float32Array;
  label: Words;
  cue: Words;
  reason: Words;
  article: Words;
}

export interface RawCleaned extends RawBlocks {
  articles: string;
  problems: string;
}

export interface RawColumns {
  strings: string;
  words: Uint32Array;
  confidence: Float32Array;
  attached: Uint8Array;
}

/** A fresh instance with memory of its own. */
export function instantiate(module: WebAssembly.Module): Wasm {
  const made = glue();
  made.initSync({ module });
  return made;
}
