/** What the corpus needs of an engine, wherever that engine runs. */

import type { EngineCalls, Method } from "../protocol.js";

export interface EngineHost {
  /** Rejects with StorysiftError; with the code "engine" once the engine has crashed. */
  call<M extends Method>(
    method: M,
    args: Parameters<EngineCalls[M]>,
    transfer?: ArrayBuffer[],
  ): Promise<ReturnType<EngineCalls[M]>>;
  /** Ends the engine; pending calls reject with the code "closed". */
  close(): void;
}
