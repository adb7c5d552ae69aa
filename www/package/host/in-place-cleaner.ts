/** Cleans files on the caller's thread. A crash is recovered from; an endless loop cannot be stopped here. */

import { closedError, fromPlainError, toPlainError } from "../error.js";
import type { Limits } from "../types.js";
import { instantiate, instantiateUnpack } from "../wasm/instance.js";
import { unpackModule } from "../wasm/module.js";
import { type CleanedFile, type Instances, UNPACK_NEEDED, cleanPacked } from "../wasm/packed.js";
import { type Cleaner, type FileSource, type GivenUp, MAX_TRIES, engineRestarted, readFile, unpackMissing } from "./cleaner.js";

export class InPlaceCleaner implements Cleaner {
  readonly #module: WebAssembly.Module;
  readonly #limits: Limits | undefined;
  #instances: Instances | undefined;
  #closed = false;

  constructor(module: WebAssembly.Module, limits: Limits | undefined) {
    this.#module = module;
    this.#limits = limits;
  }

  async clean(source: FileSource, columns: string, onPart: (packed: Uint8Array) => void): Promise<CleanedFile | GivenUp> {
    const bytes = await readFile(source);
    if ("code" in bytes) return bytes;
    let reason = "";
    let parts = 0;
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      let again = parts;
      const handOn = (packed: Uint8Array) => {
        if (again > 0) return void (again -= 1); // Given in the attempt before.
        parts += 1;
        onPart(packed);
      };
      if (this.#closed) throw closedError();
      try {
        this.#instances ??= { engine: instantiate(this.#module), unpack: undefined };
        if (TEST_HOOKS && source.name.includes("trap!")) throw new WebAssembly.RuntimeError("unreachable");
        const cleaned = cleanPacked(this.#instances, source.name, bytes, this.#limits, columns, handOn);
        if (cleaned !== UNPACK_NEEDED) return cleaned;
        const unpack = await unpackModule.load().catch((error: unknown) => unpackMissing(error));
        if ("code" in unpack) return unpack;
        this.#instances.unpack = instantiateUnpack(unpack);
        tries -= 1;
      } catch (error) {
        const { message, code } = toPlainError(error);
        if (code) throw fromPlainError({ message, code });
        this.#instances = undefined;
        reason = message;
      }
    }
    return engineRestarted(reason);
  }

  close(): void {
    this.#closed = true;
    this.#instances = undefined;
  }
}
