/** Cleans files in a pool of workers, which start when there is work for them. */

import { StorysiftError, closedError } from "../error.js";
import type { Limits } from "../types.js";
import { CleanerWorker } from "./cleaner-worker.js";
import { type Cleaner, type FileSource, type GivenUp, MAX_TRIES, engineRestarted, readBytes } from "./cleaner.js";

interface Task {
  source: FileSource;
  /** Reading starts while the file still waits for a worker. */
  bytes: Promise<Uint8Array | GivenUp>;
  tries: number;
  resolve: (result: Uint8Array | GivenUp) => void;
  reject: (error: StorysiftError) => void;
}

export class PoolCleaner implements Cleaner {
  readonly #module: WebAssembly.Module;
  readonly #limits: Limits | undefined;
  readonly #maxWorkers: number;
  readonly #queue: Task[] = [];
  readonly #busy = new Set<CleanerWorker>();
  readonly #idle: CleanerWorker[] = [];
  #ended: StorysiftError | undefined;

  constructor(module: WebAssembly.Module, limits: Limits | undefined, maxWorkers: number) {
    this.#module = module;
    this.#limits = limits;
    this.#maxWorkers = maxWorkers;
  }

  clean(source: FileSource): Promise<Uint8Array | GivenUp> {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended);
      this.#queue.push({ source, bytes: readBytes(source), tries: 0, resolve, reject });
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
      const worker = this.#idle.pop() ?? new CleanerWorker(this.#module, this.#limits);
      this.#busy.add(worker);
      void this.#run(worker, task);
    }
  }

  async #run(worker: CleanerWorker, task: Task): Promise<void> {
    const bytes = await task.bytes;
    if (this.#ended) return task.reject(this.#ended);
    task.tries += 1;
    const outcome = bytes instanceof Uint8Array ? await worker.clean(task.source, bytes) : bytes;
    if (this.#ended) return task.reject(this.#ended);
    this.#busy.delete(worker);
    if (outcome instanceof Uint8Array || "code" in outcome) {
      this.#idle.push(worker);
      task.resolve(outcome);
    } else if (outcome.refused) {
      this.#end(outcome.refused);
      return task.reject(outcome.refused);
    } else {
      worker.end();
      if (!worker.started && task.tries > 1) {
        const error = new StorysiftError("engine", `No worker could be started: ${outcome.reason}`);
        this.#end(error);
        return task.reject(error);
      }
      if (task.tries < MAX_TRIES) this.#queue.unshift({ ...task, bytes: readBytes(task.source) });
      else task.resolve(engineRestarted(outcome.reason));
    }
    this.#assign();
  }

  #end(error: StorysiftError): void {
    if (this.#ended) return;
    this.#ended = error;
    for (const worker of [...this.#busy, ...this.#idle]) worker.end();
    for (const task of this.#queue.splice(0)) task.reject(error);
  }
}
