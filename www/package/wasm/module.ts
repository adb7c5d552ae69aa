/** Finds, loads and compiles the WebAssembly modules, each once per process. */

import { StorysiftError } from "../error.js";
import { type ModuleName, platform } from "../platform.js";
import type { LazyWasmSource } from "../types.js";

/** What is said when a module is needed and nobody gave its file. */
const MISSING: Record<ModuleName, string> = {
  engine: "This entry includes no WebAssembly file: give init() its bytes, address or module.",
  unpack: "Containers need the second WebAssembly file: give init() its bytes, address or module.",
};

/** One module: the first source that is given is used; without one, that of the platform. */
class LoadedModule {
  readonly #name: ModuleName;
  #source: LazyWasmSource | undefined;
  #compiling: Promise<WebAssembly.Module> | undefined;
  #compiled: WebAssembly.Module | undefined;

  constructor(name: ModuleName) {
    this.#name = name;
  }

  /** Where the file comes from once it is needed. */
  offer(source: LazyWasmSource): void {
    this.#source ??= source;
  }

  /** The compiled module. The first call decides where the file comes from; later calls share its result. */
  load(source?: LazyWasmSource): Promise<WebAssembly.Module> {
    this.#compiling ??= this.#compile(source).then(
      (module) => (this.#compiled = module),
      (error: unknown) => {
        this.#compiling = undefined; // The next call may try another source.
        if (error instanceof StorysiftError) throw error;
        throw new StorysiftError("engine", `The WebAssembly file could not be loaded: ${error}`, { cause: error });
      },
    );
    return this.#compiling;
  }

  /** The compiled module; undefined when `load` has not finished and the platform cannot read the file synchronously. */
  get now(): WebAssembly.Module | undefined {
    return (this.#compiled ??= platform.compileSync?.(this.#name));
  }

  async #compile(given: LazyWasmSource | undefined): Promise<WebAssembly.Module> {
    const offered = given ?? this.#source ?? platform.sources?.[this.#name];
    const source = await (typeof offered === "function" ? offered() : offered);
    if (source === undefined) throw new StorysiftError("bad-input", MISSING[this.#name]);
    if (typeof source === "string" || source instanceof URL || source instanceof Response) return download(source);
    return source instanceof WebAssembly.Module ? source : WebAssembly.compile(source);
  }
}

export const engineModule = new LoadedModule("engine");
export const unpackModule = new LoadedModule("unpack");

async function download(source: string | URL | Response): Promise<WebAssembly.Module> {
  const response = source instanceof Response ? source : await fetch(source);
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  // Streaming compilation requires this content type, which some servers do not send.
  return response.headers.get("content-type")?.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
