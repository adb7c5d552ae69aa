/**
 * The package without a WebAssembly file of its own: `init` must be given one. For pages
 * that carry everything inside one file, and for bundlers that move files about.
 */

import { toBlocks } from "./columns.js";
import { StorysiftError, revive, thrown } from "./error.js";
import { encode, view } from "./input.js";
import { type Wasm, instantiate } from "./instance.js";
import { load, loaded } from "./module.js";
import type { Article, Cleaned, Limits, Problem, WasmSource } from "./types.js";

export { open } from "./corpus.js";
export { StorysiftError } from "./error.js";
export type * from "./types.js";

/**
 * Loads the WebAssembly file. `open` does it by itself; `clean` needs it done, except in
 * Node. The first call decides where the file comes from: by default from beside this
 * script. Later calls wait for the first.
 */
export async function init(source?: WasmSource | Promise<WasmSource>): Promise<void> {
  await load(source);
}

let instance: Wasm | undefined;

/**
 * Cleans one document at once, on this thread, by itself. Trouble with it is in
 * `problems`; throws StorysiftError on misuse.
 */
export function clean(
  document: { name: string; text: string } | { name: string; bytes: Uint8Array | ArrayBuffer },
  limits?: Limits,
): Cleaned {
  const bytes =
    "text" in document ? (typeof document.text === "string" ? encode(document.text) : null) : view(document.bytes);
  if (!bytes || typeof document.name !== "string") {
    throw new StorysiftError("bad-input", "clean() takes { name, text } or { name, bytes }.");
  }
  try {
    instance ??= instantiate(loaded());
    const raw = instance.clean(document.name, bytes, limits);
    return {
      text: raw.text,
      articles: JSON.parse(raw.articles) as Article[],
      blocks: toBlocks(raw),
      problems: JSON.parse(raw.problems) as Problem[],
    };
  } catch (error) {
    const refused = error instanceof StorysiftError ? error : revive(thrown(error));
    // An instance that broke down is in no known state: the next call gets another.
    if (refused.code === "engine") instance = undefined;
    throw refused;
  }
}
