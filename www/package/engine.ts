/**
 * One engine: a corpus in a WebAssembly instance of its own. The same class runs on the
 * caller's thread and inside a worker.
 */

import { StorysiftError } from "./error.js";
import type { EngineCalls, InsertResult, ListName, Method } from "./protocol.js";
import type { Characters, Decision, ExportFormat, LineRule } from "./types.js";
import type { CorpusOptions, EngineExportOptions, WasmCorpus, WasmExport, WasmExports } from "./wasm/exports.js";

export class Engine implements EngineCalls {
  readonly #wasm: WasmExports;
  readonly #corpus: WasmCorpus;
  readonly #exports = new Map<number, WasmExport>();
  #lastExport = 0;

  constructor(wasm: WasmExports, options: CorpusOptions) {
    this.#wasm = wasm;
    this.#corpus = new wasm.Corpus(options);
  }

  insert(_name: string, packed: Uint8Array, file: number): InsertResult {
    return JSON.parse(this.#corpus.insertPacked(packed, file)) as InsertResult;
  }

  insertAll(_names: readonly string[], packed: Uint8Array, ends: Uint32Array, files: Uint32Array): (boolean | string)[] {
    return this.#corpus.insertAll(packed, ends, files);
  }

  packedFormats(): Uint32Array {
    return this.#wasm.packedFormats();
  }

  removeFile(file: number): number {
    return this.#corpus.removeFile(file);
  }

  remove(document: string): boolean {
    return this.#corpus.remove(document);
  }

  addClean(_name: string, article: object, file: number): InsertResult {
    return JSON.parse(this.#corpus.addClean(article, file)) as InsertResult;
  }

  addedBy(files: Uint32Array): string {
    return this.#corpus.addedBy(files);
  }

  group(): void {
    this.#corpus.group();
  }

  page(list: ListName, from: number): string {
    return this.#corpus[list](from);
  }

  columns() {
    return this.#corpus.columns();
  }

  article(id: string): string {
    return this.#corpus.article(id);
  }

  blocks(document: string) {
    return this.#corpus.blocks(document);
  }

  compare(a: string, b: string): string {
    return this.#corpus.compare(a, b);
  }

  difference(a: string, b: string): string {
    return this.#corpus.difference(a, b);
  }

  doubts(limit: number): string {
    return this.#corpus.doubts(limit);
  }

  search(query: string): string {
    return this.#corpus.search(query);
  }

  previewSplit(document: string, line: string | undefined): string {
    return this.#corpus.previewSplit(document, line);
  }

  previewLines(rule: LineRule): string {
    return this.#corpus.previewLines(rule);
  }

  lineRules(): string {
    return this.#corpus.lineRules();
  }

  tune(looseness: number): void {
    this.#corpus.tune(looseness);
  }

  apply(decision: Decision): void {
    this.#corpus.apply(decision);
  }

  replay(decisions: Decision[]): string {
    return this.#corpus.replay(decisions);
  }

  undo(): boolean {
    return this.#corpus.undo();
  }

  redo(): boolean {
    return this.#corpus.redo();
  }

  decisions(): string {
    return this.#corpus.decisions();
  }

  givenColumns(): string {
    return this.#corpus.givenColumns();
  }

  problems(): string {
    return this.#corpus.problems();
  }

  totals(): Characters {
    return JSON.parse(this.#corpus.totals()) as Characters;
  }

  exportStart(format: ExportFormat, options: EngineExportOptions): number {
    this.#exports.set(++this.#lastExport, this.#corpus.export(format, options));
    return this.#lastExport;
  }

  exportNext(number: number): Uint8Array | null {
    const started = this.#exports.get(number);
    if (!started) throw new StorysiftError("closed", "The export was ended.");
    const bytes = started.next(this.#corpus);
    if (!bytes) this.exportEnd(number);
    return bytes ?? null;
  }

  exportEnd(number: number): void {
    this.#exports.get(number)?.free();
    this.#exports.delete(number);
  }
}

/** Calls a method by its name. */
export function dispatch<M extends Method>(
  engine: Engine,
  method: M,
  args: Parameters<EngineCalls[M]>,
): ReturnType<EngineCalls[M]> {
  return (engine[method] as (...args: unknown[]) => ReturnType<EngineCalls[M]>)(...args);
}
