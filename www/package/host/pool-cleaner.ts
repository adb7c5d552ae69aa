/** Cleans files in a pool of workers, which start when there is work for them and end when there is none for a while. */

import { StorysiftError, closedError } from "../error.js";
import { platform } from "../platform.js";
import type { Limits } from "../types.js";
import type { CleanedFile } from "../wasm/packed.js";
import { CleanerWorker } from "./cleaner-worker.js";
import { type Cleaner, type FileSource, type GivenUp, MAX_TRIES, engineRestarted, isLargeArchive, readFile } from "./cleaner.js";

/** After so many workers in a row that did not start, where others did, no more are tried. */
const MAX_START_FAILURES = 20;
/** Milliseconds without work after which the workers end: the memory of an instance never shrinks. Starting one takes about 50. */
const REST_MS = 3_000;

interface Task {
  source: FileSource;
  /** What the user said of columns. */
  columns: string;
  /** Reading starts while the file still waits for a worker. */
  file: Promise<Uint8Array | Blob | GivenUp>;
  tries: number;
  /** Parts that were handed on; a second attempt gives the same ones again. */
  parts: number;
  onPart: (packed: Uint8Array) => void;
  resolve: (result: CleanedFile | GivenUp) => void;
  reject: (error: StorysiftError) => void;
}

/** What a worker is given: the bytes, or the Blob of a large archive where workers can read it piece by piece. */
async function fileFor(source: FileSource): Promise<Uint8Array | Blob | GivenUp> {
  const { blob } = source;
  if (!platform.workersReadBlobs || !blob) return readFile(source);
  const large = await isLargeArchive(source).catch(() => false);
  return large ? blob : readFile(source);
}

export class PoolCleaner implements Cleaner {
  readonly #module: WebAssembly.Module;
  readonly #limits: Limits | undefined;
  readonly #maxWorkers: number;
  readonly #queue: Task[] = [];
  readonly #busy = new Set<CleanerWorker>();
  readonly #idle: CleanerWorker[] = [];
  #restTimer: ReturnType<typeof setTimeout> | undefined;
  #ended: StorysiftError | undefined;
  /** True once any worker has started. */
  #started = false;
  /** Files in a row for which no worker started. */
  #startFailures = 0;

  constructor(module: WebAssembly.Module, limits: Limits | undefined, maxWorkers: number) {
    this.#module = module;
    this.#limits = limits;
    this.#maxWorkers = maxWorkers;
  }

  clean(source: FileSource, columns: string, onPart: (packed: Uint8Array) => void): Promise<CleanedFile | GivenUp> {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended);
      clearTimeout(this.#restTimer);
      this.#queue.push({ source, columns, file: fileFor(source), tries: 0, parts: 0, onPart, resolve, reject });
      this.#assign();
    });
  }

  close(): void {
    this.#end(closedError());
  }

  /** Gives queued files to idle or new workers. */
  #assign(): void {
    while (this.#queue.length > 0 && this.#busy.size < this.#maxWorkers) {
      const task = this.#queue.shift();
      if (!task) return;
      const worker = this.#idleWorker() ?? new CleanerWorker(this.#module, this.#limits);
      this.#busy.add(worker);
      void this.#run(worker, task);
    }
    if (this.#busy.size === 0) this.#rest();
  }

  /** Ends the workers unless there is work soon. */
  #rest(): void {
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => {
      for (const worker of this.#idle.splice(0)) worker.end();
    }, REST_MS);
    // On Node a timer would keep the process.
    (this.#restTimer as { unref?: () => void }).unref?.();
  }

  /** An idle worker; those that broke down while they waited are ended. */
  #idleWorker(): CleanerWorker | undefined {
    for (let worker = this.#idle.pop(); worker; worker = this.#idle.pop()) {
      if (worker.usable) return worker;
      worker.end();
    }
    return undefined;
  }

  async #run(worker: CleanerWorker, task: Task): Promise<void> {
    const file = await task.file;
    if (this.#ended) return task.reject(this.#ended);
    task.tries += 1;
    let again = task.parts;
    const handOn = (packed: Uint8Array) => {
      if (again > 0) return void (again -= 1);
      task.parts += 1;
      task.onPart(packed);
    };
    const outcome = "code" in file ? file : await worker.clean(task.source, file, task.columns, handOn);
    if (this.#ended) return task.reject(this.#ended);
    this.#busy.delete(worker);
    this.#started ||= worker.started;
    if (worker.started) this.#startFailures = 0;
    if ("packed" in outcome || "code" in outcome) {
      this.#idle.push(worker);
      task.resolve(outcome);
    } else if (outcome.refused) {
      this.#end(outcome.refused);
      return task.reject(outcome.refused);
    } else {
      worker.end();
      // Where workers start at all, one that does not broke down, as any other may.
      if (!worker.started && ++this.#startFailures >= (this.#started ? MAX_START_FAILURES : MAX_TRIES)) {
        const error = new StorysiftError("engine", `No worker could be started: ${outcome.reason}`);
        this.#end(error);
        return task.reject(error);
      }
      if (task.tries < MAX_TRIES) this.#queue.unshift({ ...task, file: fileFor(task.source) });
      else task.resolve(engineRestarted(outcome.reason));
    }
    this.#assign();
  }

  #end(error: StorysiftError): void {
    if (this.#ended) return;
    this.#ended = error;
    clearTimeout(this.#restTimer);
    for (const worker of [...this.#busy, ...this.#idle]) worker.end();
    for (const task of this.#queue.splice(0)) task.reject(error);
  }
}
