/** Cleans files on the caller's thread. A crash is recovered from; an endless loop cannot be stopped here. */

import { closedError, fromPlainError, toPlainError } from "../error.js";
import type { Limits } from "../types.js";
import type { WasmExports } from "../wasm/exports.js";
import { instantiate } from "../wasm/instance.js";
import { type Cleaner, type FileSource, type GivenUp, MAX_TRIES, engineRestarted, readBytes } from "./cleaner.js";

export class InPlaceCleaner implements Cleaner {
  readonly #module: WebAssembly.Module;
  readonly #limits: Limits | undefined;
  #wasm: WasmExports | undefined;
  #closed = false;

  constructor(module: WebAssembly.Module, limits: Limits | undefined) {
    this.#module = module;
    this.#limits = limits;
  }

  async clean(source: FileSource): Promise<Uint8Array | GivenUp> {
    const bytes = await readBytes(source);
    if (!(bytes instanceof Uint8Array)) return bytes;
    let reason = "";
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      if (this.#closed) throw closedError();
      try {
        this.#wasm ??= instantiate(this.#module);
        if (TEST_HOOKS && source.name.includes("trap!")) throw new WebAssembly.RuntimeError("unreachable");
        return this.#wasm.cleanPacked(source.name, bytes, this.#limits);
      } catch (error) {
        const { message, code } = toPlainError(error);
        if (code) throw fromPlainError({ message, code });
        this.#wasm = undefined;
        reason = message;
      }
    }
    return engineRestarted(reason);
  }

  close(): void {
    this.#closed = true;
    this.#wasm = undefined;
  }
}
