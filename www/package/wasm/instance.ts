/**
 * Creates instances of the compiled WebAssembly modules. Each corpus and each worker has its
 * own instances, so that a crash affects only that one, and closing it frees its memory.
 */

import engineGlue from "#glue/storysift";
import unpackGlue from "#glue/storysift-unpack";
import type { UnpackExports, WasmExports } from "./exports.js";

/** A new instance of the engine with its own memory. */
export function instantiate(module: WebAssembly.Module): WasmExports {
  const instance = engineGlue();
  instance.initSync({ module });
  return instance;
}

/** A new instance of the module that takes containers apart. */
export function instantiateUnpack(module: WebAssembly.Module): UnpackExports {
  const instance = unpackGlue();
  instance.initSync({ module });
  return instance;
}
