/**
 * An engine in a worker. Every call settles: with its answer, or with an error when the worker
 * ends, or when it gives no answer within the time limit.
 */

import { StorysiftError, closedError, fromPlainError, hangError } from "../error.js";
import { type WorkerPort, platform } from "../platform.js";
import type { Answer, CallRequest, EngineCalls, Job, Method } from "../protocol.js";
import type { CorpusOptions } from "../wasm/exports.js";
import type { EngineHost } from "./engine-host.js";
import workerText from "#worker";

/** Milliseconds that the worker may take to start. */
const START_LIMIT_MS = 30_000;

interface PendingCall {
  resolve: (value: never) => void;
  reject: (error: StorysiftError) => void;
  timer: ReturnType<typeof setTimeout>;
}

export class WorkerEngine implements EngineHost {
  readonly #port: WorkerPort;
  readonly #pending = new Map<number, PendingCall>();
  #lastId = 0;
  #ended: StorysiftError | undefined;

  private constructor() {
    this.#port = platform.spawn(workerText);
    this.#port.onmessage = (answer: Answer) => {
      const call = this.#pending.get(answer.id);
      this.#pending.delete(answer.id);
      clearTimeout(call?.timer);
      if (this.#pending.size === 0) this.#port.setIdle(true);
      if ("value" in answer) return call?.resolve(answer.value as never);
      const error = fromPlainError(answer.error);
      call?.reject(error);
      if (error.code === "engine") this.#end(error);
    };
    this.#port.onfailure = (reason) => this.#end(new StorysiftError("engine", `The engine's worker failed: ${reason}`));
  }

  /** Starts the worker and waits until it holds an empty corpus. */
  static async start(module: WebAssembly.Module, options: CorpusOptions): Promise<WorkerEngine> {
    let engine: WorkerEngine;
    try {
      engine = new WorkerEngine();
    } catch (error) {
      throw new StorysiftError("engine", `No worker could be started: ${error}`, { cause: error });
    }
    await engine.#post(0, { kind: "engine", module, options } satisfies Job, START_LIMIT_MS);
    return engine;
  }

  async call<M extends Method>(
    method: M,
    args: Parameters<EngineCalls[M]>,
    limit: number,
  ): Promise<ReturnType<EngineCalls[M]>> {
    if (this.#ended) throw this.#ended;
    const id = ++this.#lastId;
    return this.#post(id, { id, method, args } satisfies CallRequest<M>, limit);
  }

  close(): void {
    this.#end(closedError());
  }

  #post<T>(id: number, message: object, limit: number): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#end(hangError(limit)), limit);
      this.#pending.set(id, { resolve, reject, timer });
      this.#port.setIdle(false);
      try {
        this.#port.post(message);
      } catch (error) {
        clearTimeout(timer);
        this.#pending.delete(id);
        if (id === 0) return this.#end(new StorysiftError("engine", `The module cannot be sent to a worker: ${error}`)), reject(this.#ended as StorysiftError);
        // The arguments cannot be posted: the caller's mistake, the engine still works.
        reject(new StorysiftError("bad-input", `The arguments cannot be sent to the engine: ${error}`));
      }
    });
  }

  #end(error: StorysiftError): void {
    if (this.#ended) return;
    this.#ended = error;
    this.#port.end();
    for (const call of this.#pending.values()) {
      clearTimeout(call.timer);
      call.reject(error);
    }
    this.#pending.clear();
  }
}
