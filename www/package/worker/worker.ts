/**
 * The script of a worker. The first message decides its kind: "clean" turns files into packed
 * results, "engine" holds the corpus. It is a classic script and uses no global but `self`;
 * the entry for Node provides one.
 */

import { Engine, dispatch } from "../engine.js";
import { BlobArchive } from "./blob-archive.js";
import { toPlainError } from "../error.js";
import type { CallRequest, CleanAnswer, CleanRequest, Job, UnpackGiven } from "../protocol.js";
import type { Limits } from "../types.js";
import type { StringColumn, WasmExports } from "../wasm/exports.js";
import { instantiate, instantiateUnpack } from "../wasm/instance.js";
import { type Instances, UNPACK_NEEDED, cleanPacked } from "../wasm/packed.js";

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

function serveCleaning(wasm: WasmExports, limits: Limits | undefined): void {
  const instances: Instances = { engine: wasm, unpack: undefined };
  let waiting: CleanRequest | undefined;
  self.onmessage = ({ data }: { data: CleanRequest | UnpackGiven }) => {
    const request = "unpack" in data ? waiting : data;
    if (!request) return;
    const { id, name, file, columns } = request;
    waiting = undefined;
    answer(id, () => {
      if ("unpack" in data) instances.unpack = instantiateUnpack(data.unpack);
      if (TEST_HOOKS) failOnRequest(name);
      const cleaned = cleanPacked(instances, name, ArrayBuffer.isView(file) ? file : new BlobArchive(file), limits, columns, (part) => post({ id, part }));
      if (cleaned === UNPACK_NEEDED) waiting = request;
      return cleaned;
    });
  };
}

function serveEngine(engine: Engine): void {
  const names: string[] = [];
  self.onmessage = ({ data: { id, method, args } }: { data: CallRequest }) => {
    answer(id, () => {
      if (TEST_HOOKS) {
        if (method === "insertAll") for (const name of args[0] as readonly string[]) failEngineOnRequest(names, "insert", name);
        else failEngineOnRequest(names, method, String(args[0]));
      }
      return dispatch(engine, method, args);
    });
  };
}

/** Runs a call and posts its result, or its error, as the answer. */
function answer(id: number, call: () => unknown): void {
  let message: CleanAnswer;
  try {
    const value = call();
    message = value === UNPACK_NEEDED ? { id, needsUnpack: true } : { id, value };
  } catch (error) {
    message = { id, error: toPlainError(error) };
  }
  post(message);
}

function post(message: CleanAnswer): void {
  self.postMessage(message, "value" in message ? buffersOf(message.value) : "part" in message ? buffersOf(message.part) : []);
}

/** The buffers of a result's typed arrays, to be transferred instead of copied. */
function buffersOf(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((part: unknown) =>
    ArrayBuffer.isView(part) ? [part.buffer as ArrayBuffer] : isColumn(part) ? [part.rows.buffer as ArrayBuffer] : [],
  );
}

function isColumn(part: unknown): part is StringColumn {
  return typeof part === "object" && part !== null && ArrayBuffer.isView((part as { rows?: unknown }).rows);
}

/**
 * In the tests' build: crashes or hangs at an article "trap!", when a file "trap-insert" or
 * "spin-insert" is added, or when all are compared and a file "trap-group" or "spin-group" is there.
 */
function failEngineOnRequest(names: string[], method: string, name: string): void {
  if (method === "article") failOnRequest(name);
  if (method === "insert") names.push(name);
  if (method !== "insert" && method !== "group") return;
  const asks = (what: string) => (method === "insert" ? [name] : names).some((one) => one.includes(`${what}-${method}`));
  if (asks("trap")) failOnRequest("trap!");
  if (asks("spin")) failOnRequest("spin!");
}

/** In the tests' build: crashes or hangs when the name asks for it. */
function failOnRequest(name: string): void {
  if (name.includes("trap!")) throw new WebAssembly.RuntimeError("unreachable");
  while (name.includes("spin!"));
}
