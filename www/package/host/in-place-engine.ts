/** An engine on the caller's thread: each call runs at once and blocks the thread. */

import { Engine, dispatch } from "../engine.js";
import { StorysiftError, closedError, fromPlainError, toPlainError } from "../error.js";
import type { EngineCalls, Method } from "../protocol.js";
import type { CorpusOptions } from "../wasm/exports.js";
import { instantiate } from "../wasm/instance.js";
import type { EngineHost } from "./engine-host.js";

export class InPlaceEngine implements EngineHost {
  readonly #engine: Engine;
  #ended: StorysiftError | undefined;

  constructor(module: WebAssembly.Module, options: CorpusOptions) {
    this.#engine = withTypedErrors(() => new Engine(instantiate(module), options));
  }

  async call<M extends Method>(method: M, args: Parameters<EngineCalls[M]>): Promise<ReturnType<EngineCalls[M]>> {
    if (this.#ended) throw this.#ended;
    try {
      return withTypedErrors(() => dispatch(this.#engine, method, args));
    } catch (error) {
      // The state of an instance that crashed is unknown: every later call fails too.
      if (error instanceof StorysiftError && error.code === "engine") this.#ended = error;
      throw error;
    }
  }

  close(): void {
    this.#ended = closedError();
  }
}

/** Runs `call`; whatever it throws becomes a StorysiftError. */
function withTypedErrors<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw error instanceof StorysiftError ? error : fromPlainError(toPlainError(error));
  }
}
