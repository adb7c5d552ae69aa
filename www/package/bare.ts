/**
 * The package without a WebAssembly file: `init` must be given one. For pages that embed
 * everything in one file, and for bundlers that move files.
 */

import { checkLimits, describe } from "./check.js";
import { StorysiftError, fromPlainError, toPlainError } from "./error.js";
import { asBytes, encodeText } from "./intake/input.js";
import type { Article, Cleaned, Limits, Pile, Problem, WasmSource } from "./types.js";
import { toBlocks } from "./wasm/columns.js";
import type { WasmExports } from "./wasm/exports.js";
import { instantiate } from "./wasm/instance.js";
import { load, loaded } from "./wasm/module.js";

export { open } from "./corpus.js";
export { StorysiftError } from "./error.js";
export type * from "./types.js";

/**
 * Loads the WebAssembly file. `open` does so by itself; `clean` needs it done first, except
 * in Node. The first call decides where the file comes from: by default, from next to this
 * script. Later calls wait for the first.
 */
export async function init(source?: WasmSource | Promise<WasmSource>): Promise<void> {
  await load(source);
}

let instance: WasmExports | undefined;

/**
 * Cleans one document synchronously, on this thread, independent of any corpus. Trouble with
 * the document is in `problems`; throws StorysiftError on misuse.
 */
export function clean(
  document: { name: string; text: string } | { name: string; bytes: Uint8Array | ArrayBuffer },
  limits?: Limits,
): Cleaned {
  const { name, text, bytes: given } = (typeof document === "object" && document !== null ? document : {}) as Record<string, unknown>;
  const bytes = typeof text === "string" ? encodeText(text) : asBytes(given);
  if (!bytes || typeof name !== "string") {
    throw new StorysiftError("bad-input", `clean() takes { name, text } or { name, bytes }; not ${describe(document)}.`);
  }
  checkLimits(limits);
  try {
    instance ??= instantiate(loaded());
    const raw = instance.clean(name, bytes, limits);
    return {
      text: raw.text,
      articles: JSON.parse(raw.articles) as Article[],
      blocks: toBlocks(raw),
      problems: JSON.parse(raw.problems) as Problem[],
      pile: JSON.parse(raw.pile) as Pile | null,
    };
  } catch (error) {
    const typed = error instanceof StorysiftError ? error : fromPlainError(toPlainError(error));
    // The state of an instance that crashed is unknown: the next call creates another.
    if (typed.code === "engine") instance = undefined;
    throw typed;
  }
}
