/** The two places where an engine runs: here, or in a worker of its own. */

import { type Calls, Engine, type EngineHost, type EngineOptions, type Method, dispatch } from "./engine.js";
import { StorysiftError, type Thrown, revive, thrown } from "./error.js";
import { instantiate } from "./instance.js";
import { type Port, platform } from "./platform.js";
import type { Job } from "./worker.js";
import workerText from "#worker";

/** What a worker answers; `id` 0 answers the job that it was started with. */
export type Answer = { id: number } & ({ value: unknown } | { thrown: Thrown });

const CLOSED = () => new StorysiftError("closed", "The corpus is closed.");

/** An engine on this thread: each call runs at once and blocks it. */
export class HereEngine implements EngineHost {
  readonly #engine: Engine;
  #ended: StorysiftError | undefined;

  constructor(module: WebAssembly.Module, options: EngineOptions) {
    this.#engine = guarded(() => new Engine(instantiate(module), options));
  }

  async call<M extends Method>(method: M, args: Parameters<Calls[M]>): Promise<ReturnType<Calls[M]>> {
    if (this.#ended) throw this.#ended;
    try {
      return guarded(() => dispatch(this.#engine, method, args));
    } catch (error) {
      // An instance that broke down is in no known state.
      if (error instanceof StorysiftError && error.code === "engine") this.#ended = error;
      throw error;
    }
  }

  close(): void {
    this.#ended = CLOSED();
  }
}

/** Turns whatever was thrown into a StorysiftError. */
function guarded<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw error instanceof StorysiftError ? error : revive(thrown(error));
  }
}

/** An engine in a worker. Every call settles: with its answer, or when the worker ends. */
export class WorkerEngine implements EngineHost {
  readonly #port: Port;
  readonly #waiting = new Map<number, { resolve: (value: never) => void; reject: (error: StorysiftError) => void }>();
  #lastId = 0;
  #ended: StorysiftError | undefined;

  private constructor() {
    this.#port = platform.spawn(workerText);
    this.#port.onmessage = (answer: Answer) => {
      const call = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (this.#waiting.size === 0) this.#port.idle(true);
      if ("value" in answer) return call?.resolve(answer.value as never);
      const error = revive(answer.thrown);
      call?.reject(error);
      if (error.code === "engine") this.#end(error);
    };
    this.#port.onbreak = (why) => this.#end(new StorysiftError("engine", `The engine's worker broke down: ${why}`));
  }

  /** Starts the worker and waits until it holds an empty corpus. */
  static async start(module: WebAssembly.Module, options: EngineOptions): Promise<WorkerEngine> {
    const engine = new WorkerEngine();
    await engine.#post(0, { kind: "engine", module, options } satisfies Job);
    return engine;
  }

  async call<M extends Method>(
    method: M,
    args: Parameters<Calls[M]>,
    transfer?: ArrayBuffer[],
  ): Promise<ReturnType<Calls[M]>> {
    if (this.#ended) throw this.#ended;
    return this.#post(++this.#lastId, { id: this.#lastId, method, args }, transfer);
  }

  close(): void {
    this.#end(CLOSED());
  }

  #post<T>(id: number, message: object, transfer?: ArrayBuffer[]): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#port.idle(false);
      try {
        this.#port.post(message, transfer);
      } catch (error) {
        // Arguments that cannot be posted: the caller's mistake, the engine is whole.
        this.#waiting.delete(id);
        reject(new StorysiftError("bad-input", `That cannot be sent to the engine: ${error}`));
      }
    });
  }

  #end(error: StorysiftError): void {
    if (this.#ended) return;
    this.#ended = error;
    this.#port.end();
    for (const call of this.#waiting.values()) call.reject(error);
    this.#waiting.clear();
  }
}
