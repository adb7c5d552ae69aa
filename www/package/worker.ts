/**
 * What runs in a worker. The first message makes it one of two kinds: a cleaner, which
 * turns files into packed results, or the engine, which holds the corpus. It is a classic
 * script and knows nothing but `self`; the entry for Node gives it one.
 */

import { type Calls, Engine, type EngineOptions, type Method, dispatch } from "./engine.js";
import { thrown } from "./error.js";
import { type Wasm, instantiate } from "./instance.js";
import type { Answer } from "./host.js";
import type { Limits } from "./types.js";

export type Job =
  | { kind: "clean"; module: WebAssembly.Module; limits: Limits | undefined }
  | { kind: "engine"; module: WebAssembly.Module; options: EngineOptions };

export type CleanRequest = { id: number; name: string; bytes: Uint8Array };
export type CallRequest = { id: number; method: Method; args: unknown[] };

declare const self: {
  onmessage: ((event: { data: never }) => void) | null;
  postMessage(message: unknown, transfer?: ArrayBuffer[]): void;
};

self.onmessage = (event: { data: Job }) => {
  const job = event.data;
  answer(0, () => {
    const wasm = instantiate(job.module);
    if (job.kind === "clean") serveCleaning(wasm, job.limits);
    else serveEngine(new Engine(wasm, job.options));
  });
};

function serveCleaning(wasm: Wasm, limits: Limits | undefined): void {
  self.onmessage = ({ data: { id, name, bytes } }: { data: CleanRequest }) => {
    answer(id, () => {
      if (TEST_HOOKS) hook(name);
      return wasm.cleanPacked(name, bytes, limits);
    });
  };
}

function serveEngine(engine: Engine): void {
  self.onmessage = ({ data: { id, method, args } }: { data: CallRequest }) => {
    answer(id, () => {
      if (TEST_HOOKS && method === "article") hook(String(args[0]));
      return dispatch(engine, method, args as Parameters<Calls[Method]>);
    });
  };
}

/** Runs a call and answers it, whatever happens. */
function answer(id: number, call: () => unknown): void {
  let message: Answer;
  try {
    message = { id, value: call() };
  } catch (error) {
    message = { id, thrown: thrown(error) };
  }
  self.postMessage(message, "value" in message ? buffers(message.value) : []);
}

/** The memory of a result's typed arrays: it moves rather than being copied. */
function buffers(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((part: unknown) =>
    ArrayBuffer.isView(part) ? [part.buffer as ArrayBuffer] : isColumn(part) ? [part.rows.buffer as ArrayBuffer] : [],
  );
}

function isColumn(part: unknown): part is { rows: Uint32Array } {
  return typeof part === "object" && part !== null && ArrayBuffer.isView((part as { rows?: unknown }).rows);
}

/** Breaks down or hangs for names that ask for it, in the tests' build only. */
function hook(name: string): void {
  if (name.includes("trap!")) throw new WebAssembly.RuntimeError("unreachable");
  while (name.includes("spin!"));
}
