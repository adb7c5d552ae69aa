/** The WebAssembly module: found, loaded and compiled once a process. */

import { StorysiftError } from "./error.js";
import { platform } from "./platform.js";
import type { WasmSource } from "./types.js";

let compiling: Promise<WebAssembly.Module> | undefined;
let compiled: WebAssembly.Module | undefined;

/** The compiled module; the first call decides where it comes from. */
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

/** The compiled module at once, for callers that cannot wait. */
export function loaded(): WebAssembly.Module {
  compiled ??= platform.moduleNow?.();
  if (!compiled) throw new StorysiftError("engine", "Call and await init() first.");
  return compiled;
}

async function compile(given?: WasmSource | Promise<WasmSource>): Promise<WebAssembly.Module> {
  const source = (await given) ?? (await platform.source?.());
  if (source === undefined) {
    throw new StorysiftError("bad-input", "This build brings no WebAssembly file: give init() its bytes, address or module.");
  }
  if (typeof source === "string" || source instanceof URL || source instanceof Response) {
    return download(source);
  }
  return source instanceof WebAssembly.Module ? source : WebAssembly.compile(source);
}

async function download(source: string | URL | Response): Promise<WebAssembly.Module> {
  const response = source instanceof Response ? source : await fetch(source);
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  // Streaming needs the right content type, which not every host sends.
  return response.headers.get("content-type")?.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
