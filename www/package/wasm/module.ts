/** Finds, loads and compiles the WebAssembly module, once per process. */

import { StorysiftError } from "../error.js";
import { platform } from "../platform.js";
import type { WasmSource } from "../types.js";

let compiling: Promise<WebAssembly.Module> | undefined;
let compiled: WebAssembly.Module | undefined;

/** The compiled module. The first call decides where the file comes from; later calls share its result. */
export function load(source?: WasmSource | Promise<WasmSource>): Promise<WebAssembly.Module> {
  compiling ??= compile(source).then(
    (module) => (compiled = module),
    (error: unknown) => {
      compiling = undefined; // The next call may try another source.
      if (error instanceof StorysiftError) throw error;
      throw new StorysiftError("engine", `The WebAssembly file could not be loaded: ${error}`, { cause: error });
    },
  );
  return compiling;
}

/** The compiled module, synchronously. Throws when `load` has not finished and the platform cannot read the file synchronously. */
export function loaded(): WebAssembly.Module {
  compiled ??= platform.compileSync?.();
  if (!compiled) throw new StorysiftError("engine", "Call and await init() first.");
  return compiled;
}

async function compile(given?: WasmSource | Promise<WasmSource>): Promise<WebAssembly.Module> {
  const source = (await given) ?? (await platform.source?.());
  if (source === undefined) {
    throw new StorysiftError("bad-input", "This entry includes no WebAssembly file: give init() its bytes, address or module.");
  }
  if (typeof source === "string" || source instanceof URL || source instanceof Response) {
    return download(source);
  }
  return source instanceof WebAssembly.Module ? source : WebAssembly.compile(source);
}

async function download(source: string | URL | Response): Promise<WebAssembly.Module> {
  const response = source instanceof Response ? source : await fetch(source);
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  // Streaming compilation requires this content type, which some servers do not send.
  return response.headers.get("content-type")?.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
