/**
 * The package without a WebAssembly file: `init` must be given one. For pages that pack the
 * files in their own way; the other entries add where the files are.
 */

import { checkCleanAllOptions, checkLimits, describe } from "./check.js";
import { StorysiftError, fromPlainError, toPlainError } from "./error.js";
import { encodeText } from "./intake/input.js";
import { asBytes } from "./kinds.js";
import type { Article, CleanAllOptions, Cleaned, LazyWasmSource, Limits, Pile, Problem } from "./types.js";
import { toBlocks } from "./wasm/columns.js";
import type { RawCleaned } from "./wasm/exports.js";
import { instantiate, instantiateUnpack } from "./wasm/instance.js";
import { engineModule, unpackModule } from "./wasm/module.js";
import { type Instances, UNPACK_NEEDED, cleanRecord, cleanRecords } from "./wasm/packed.js";

export { open } from "./corpus.js";
export { StorysiftError } from "./error.js";
export { deleteSession, exportSession, importSession, renameSession, sessions } from "./session/sessions.js";
export type * from "./types.js";

/**
 * Loads the WebAssembly file. `open` and `cleanAll` do so by themselves; `clean` needs it done first, except in Node.
 * The first call decides where the file comes from: by default, from next to this script. Later calls wait for the
 * first. `unpack` is the second file, which takes containers and word processors' files apart: its source, which is
 * loaded when the first such file comes, or `true`, which loads it now, for `clean`.
 */
export async function init(source?: LazyWasmSource, unpack?: LazyWasmSource | true): Promise<void> {
  if (unpack === true) await unpackModule.load();
  else if (unpack !== undefined) unpackModule.offer(unpack);
  await engineModule.load(source);
}

/** A document for `clean` and `cleanAll`. */
export type CleanSource = { name: string; text: string } | { name: string; bytes: Uint8Array | ArrayBuffer };

let instances: Instances | undefined;

/**
 * Cleans one document synchronously, on this thread, independent of any corpus. Trouble with
 * the document is in `problems`; throws StorysiftError on misuse. Of a container of several documents it gives the
 * problem `several-documents`: see `cleanAll`.
 */
export function clean(document: CleanSource, limits?: Limits): Cleaned {
  return run("clean", document, limits, (name, bytes) => {
    const all = ready();
    const unpack = unpackModule.now;
    if (unpack) all.unpack ??= instantiateUnpack(unpack);
    const raw = cleanRecord(all, name, bytes, limits);
    if (raw !== UNPACK_NEEDED) return toCleaned(raw);
    const cleaned = toCleaned(all.engine.clean(name, bytes, limits));
    const detail = "It may hold several documents. cleanAll() takes it apart, and clean() does after init() loaded the second file.";
    return { ...cleaned, problems: [...cleaned.problems, { document: name, code: "archive-unsupported", detail }] };
  });
}

/**
 * Cleans all documents of a file on this thread, independent of any corpus: of a container each entry, of any other
 * file the one it is. Never empty. Rejects with StorysiftError on misuse. `options.columns` says what the columns of
 * tables hold, where the guess is not right.
 */
export async function cleanAll(document: CleanSource, limits?: Limits, options?: CleanAllOptions): Promise<Cleaned[]> {
  checkCleanAllOptions(options);
  const columns = JSON.stringify(options?.columns ?? []);
  await engineModule.load();
  const once = () => run("cleanAll", document, limits, (name, bytes) => cleanRecords(ready(), name, bytes, limits, columns));
  let raw = once();
  if (raw === UNPACK_NEEDED) {
    ready().unpack = instantiateUnpack(await unpackModule.load());
    raw = once();
  }
  return raw === UNPACK_NEEDED ? [] : raw.map(toCleaned);
}

/** The instances for calls without a corpus. */
function ready(): Instances {
  if (instances) return instances;
  const module = engineModule.now;
  if (!module) throw new StorysiftError("engine", "Call and await init() first.");
  return (instances = { engine: instantiate(module), unpack: undefined });
}

function run<T>(call: string, document: CleanSource, limits: Limits | undefined, work: (name: string, bytes: Uint8Array) => T): T {
  const { name, text, bytes: given } = (typeof document === "object" && document !== null ? document : {}) as Record<string, unknown>;
  const bytes = typeof text === "string" ? encodeText(text) : asBytes(given);
  if (!bytes || typeof name !== "string") {
    throw new StorysiftError("bad-input", `${call}() takes { name, text } or { name, bytes }; not ${describe(document)}.`);
  }
  checkLimits(limits);
  try {
    return work(name, bytes);
  } catch (error) {
    const typed = error instanceof StorysiftError ? error : fromPlainError(toPlainError(error));
    // The state of an instance that crashed is unknown: the next call creates another.
    if (typed.code === "engine") instances = undefined;
    throw typed;
  }
}

function toCleaned(raw: RawCleaned): Cleaned {
  return {
    name: raw.name,
    text: raw.text,
    articles: JSON.parse(raw.articles) as Article[],
    blocks: toBlocks(raw),
    problems: JSON.parse(raw.problems) as Problem[],
    pile: JSON.parse(raw.pile) as Pile | null,
  };
}
