/** The exports under way, by numbers that stay unique when an engine is replaced. */

import { StorysiftError } from "../error.js";
import type { EngineCalls, Method } from "../protocol.js";
import type { EngineHost } from "./engine-host.js";

export class Exports {
  readonly #open = new Map<number, { engine: EngineHost; number: number }>();
  #last = 0;

  /** Keeps an export that `engine` calls `number`. Returns its unique number. */
  opened(engine: EngineHost, number: number): number {
    this.#open.set(++this.#last, { engine, number });
    return this.#last;
  }

  /** The arguments of a call, with the number that `engine` uses for an export. */
  argsFor<M extends Method>(engine: EngineHost, method: M, args: Parameters<EngineCalls[M]>): Parameters<EngineCalls[M]> {
    if (method !== "exportNext" && method !== "exportEnd") return args;
    const found = this.#open.get(args[0] as number);
    if (method === "exportEnd") this.#open.delete(args[0] as number);
    if (found?.engine === engine) return [found.number] as Parameters<EngineCalls[M]>;
    throw new StorysiftError("closed", "The engine was restarted while this export ran: start the export again.");
  }
}
