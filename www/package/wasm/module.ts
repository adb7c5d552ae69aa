/** Finds, loads and compiles the WebAssembly modules, each once per process. */

import { StorysiftError, toPlainError } from "../error.js";
import { asBytes, isModule, isResponse, isUrl } from "../kinds.js";
import { type ModuleName, platform } from "../platform.js";
import type { LazyWasmSource } from "../types.js";

/** Name of each module's file. */
const FILES: Record<ModuleName, string> = { engine: "storysift.wasm", unpack: "storysift-unpack.wasm" };

/** What is said when a module is needed and nobody gave its file. */
const MISSING: Record<ModuleName, string> = {
  engine: "This entry includes no WebAssembly file: give init() its bytes, address or module, or import from \"storysift/inline\", which includes it.",
  unpack: "Containers need the second WebAssembly file: give init() its bytes, address or module, or import from \"storysift/inline\", which includes it.",
};

/** The first bytes of every WebAssembly file. */
const MAGIC = [0, 0x61, 0x73, 0x6d];

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
        throw error;
      },
    );
    return this.#compiling;
  }

  /** The compiled module; undefined when `load` has not finished and the platform cannot read the file synchronously. */
  get now(): WebAssembly.Module | undefined {
    if (this.#compiled || !platform.compileSync) return this.#compiled;
    try {
      return (this.#compiled = platform.compileSync(this.#name));
    } catch (error) {
      throw notLoaded(this.#name, error);
    }
  }

  async #compile(given: LazyWasmSource | undefined): Promise<WebAssembly.Module> {
    const offered = given ?? this.#source ?? platform.sources?.[this.#name];
    try {
      if (typeof WebAssembly === "undefined") throw new StorysiftError("engine", "WebAssembly is not available here, and the engine needs it.");
      const source = await (typeof offered === "function" ? offered() : offered);
      if (source === undefined) throw new StorysiftError("bad-input", MISSING[this.#name]);
      if (isModule(source)) return source;
      if (typeof source === "string" || isUrl(source) || isResponse(source)) return await download(source);
      return await WebAssembly.compile(checked(asBytes(source)));
    } catch (error) {
      throw error instanceof StorysiftError ? error : notLoaded(this.#name, error);
    }
  }
}

export const engineModule = new LoadedModule("engine");
export const unpackModule = new LoadedModule("unpack");

async function download(source: string | URL | Response): Promise<WebAssembly.Module> {
  const response = isResponse(source) ? source : await fetch(source);
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  // Streaming compilation requires this content type, which some servers do not send.
  if (response.headers.get("content-type")?.startsWith("application/wasm")) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(checked(new Uint8Array(await response.arrayBuffer()), response.url));
}

/** Bytes that begin as those of WebAssembly do. A server that answers every address with its page gives others. */
function checked(bytes: Uint8Array | null, address?: string): Uint8Array<ArrayBuffer> {
  if (bytes && MAGIC.every((byte, at) => bytes[at] === byte)) return bytes as Uint8Array<ArrayBuffer>;
  throw new Error(address ? `${address} answered with something else` : "what was given is no WebAssembly");
}

/** The error of a module that could not be had, with what the developer can do. */
function notLoaded(name: ModuleName, cause: unknown): StorysiftError {
  const { message } = toPlainError(cause);
  // Browsers name the policy or its keyword; workerd speaks of its embedder.
  const forbidden = /content security policy|unsafe-eval|embedder/i.test(message);
  const advice = forbidden
    ? "A policy forbids to compile WebAssembly: allow 'wasm-unsafe-eval' in script-src, or, where none is compiled at run time, give init() the imported module."
    : `Tools that move scripts leave the file behind: import from "storysift/inline", which includes it, or copy ${FILES[name]} beside the script, or give init() its address.`;
  return new StorysiftError("engine", `The WebAssembly file ${FILES[name]} could not be loaded (${message}). ${advice}`, { cause });
}
