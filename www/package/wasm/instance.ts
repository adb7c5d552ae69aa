/**
 * Creates instances of the compiled WebAssembly module. Each corpus and each worker has its
 * own instance, so that a crash affects only that one, and closing it frees its memory.
 */

import glue from "#glue";
import type { WasmExports } from "./exports.js";

/** A new instance with its own memory. */
export function instantiate(module: WebAssembly.Module): WasmExports {
  const instance = glue();
  instance.initSync({ module });
  return instance;
}
