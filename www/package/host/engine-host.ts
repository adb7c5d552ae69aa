/** What the corpus needs of an engine, wherever that engine runs. */

import type { EngineCalls, Method } from "../protocol.js";
import type { Problem } from "../types.js";

/** One engine. Once it has crashed or hung, every call rejects with the code "engine". */
export interface EngineHost {
  /** Rejects with StorysiftError. An engine in a worker is ended when it takes longer than `limit` milliseconds. */
  call<M extends Method>(method: M, args: Parameters<EngineCalls[M]>, limit: number): Promise<ReturnType<EngineCalls[M]>>;
  /** Ends the engine; pending calls reject with the code "closed". */
  close(): void;
}

/** An engine that is replaced when it breaks down. */
export interface LastingEngine {
  /**
   * Rejects with StorysiftError: with the code "engine" when the call itself breaks every engine
   * down; later calls still work. `signal` ends the call, and the engine when it is at work on it.
   */
  call<M extends Method>(
    method: M,
    args: Parameters<EngineCalls[M]>,
    signal?: AbortSignal,
  ): Promise<ReturnType<EngineCalls[M]>>;
  /** Files that were cleaned and are not in the corpus, because engines broke down over them. */
  readonly lost: readonly Problem[];
  /** Engines that broke down so far and were replaced. */
  readonly restarts: number;
  close(): void;
}
