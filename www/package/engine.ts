/**
 * One engine: a corpus in an instance of its own, and the calls that it takes. The same
 * object serves in place and at the far side of a worker, so everything that goes in and
 * out can be posted.
 */

import { StorysiftError } from "./error.js";
import type { Wasm, WasmCorpus, WasmExport } from "./instance.js";
import type { Decision, ExportFormat, KeeperRule, Limits, Problem } from "./types.js";

/** The lists that come in pages. */
export type ListName = "documents" | "articles" | "copies" | "stories" | "furniture";

/** What became of a file that was handed in. */
export interface Taken {
  /** Null when the same file was here already. */
  id: string | null;
  /** Nothing of it could be read. */
  failed: boolean;
  problems: Problem[];
}

export interface EngineOptions {
  limits?: Limits;
  looseness?: number;
  keeper?: KeeperRule;
}

export class Engine {
  readonly #corpus: WasmCorpus;
  readonly #exports = new Map<number, WasmExport>();
  #lastExport = 0;

  constructor(wasm: Wasm, options: EngineOptions) {
    this.#corpus = new wasm.Corpus(options);
  }

  insert(packed: Uint8Array): Taken {
    return JSON.parse(this.#corpus.insertPacked(packed)) as Taken;
  }

  addClean(article: object): Taken {
    return JSON.parse(this.#corpus.addClean(article)) as Taken;
  }

  group(): void {
    this.#corpus.group();
  }

  /** JSON text `{ next, items }`, parsed by whoever asks. */
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

  problems(): string {
    return this.#corpus.problems();
  }

  /** Begins an export and gives its number. */
  exportStart(format: ExportFormat): number {
    this.#exports.set(++this.#lastExport, this.#corpus.export(format));
    return this.#lastExport;
  }

  /** The next bytes, or null at the end. */
  exportNext(number: number): Uint8Array | null {
    const under = this.#exports.get(number);
    if (!under) throw new StorysiftError("closed", "The export was ended.");
    const bytes = under.next(this.#corpus);
    if (!bytes) this.exportEnd(number);
    return bytes ?? null;
  }

  exportEnd(number: number): void {
    this.#exports.get(number)?.free();
    this.#exports.delete(number);
  }
}

/** The names of the calls, their arguments and results. */
export type Calls = { [M in keyof Engine]: Engine[M] extends (...args: never[]) => unknown ? Engine[M] : never };
export type Method = keyof Calls;

/** An engine somewhere: here or in a worker. */
export interface EngineHost {
  /** Rejects with StorysiftError; with the code "engine" once the engine is broken. */
  call<M extends Method>(method: M, args: Parameters<Calls[M]>, transfer?: ArrayBuffer[]): Promise<ReturnType<Calls[M]>>;
  /** Ends it; what waits is rejected with the code "closed". */
  close(): void;
}

/** Calls a method by name. */
export function dispatch<M extends Method>(engine: Engine, method: M, args: Parameters<Calls[M]>): ReturnType<Calls[M]> {
  return (engine[method] as (...args: unknown[]) => ReturnType<Calls[M]>)(...args);
}
