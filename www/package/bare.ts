/**
 * The package without a WebAssembly file: `init` must be given one. For pages that pack the
 * files in their own way; the other entries add where the files are.
 */

import { checkCleanAllOptions, cleanOptions, describe } from "./check.js";
import { StorysiftError, fromPlainError, toPlainError } from "./error.js";
import { encodeText } from "./intake/input.js";
import { asBytes } from "./kinds.js";
import type { Article, CleanAllOptions, CleanOptions, Cleaned, LazyWasmSource, Limits, Pile, Problem } from "./types.js";
import { pageFields } from "./view/page.js";
import { isReadable } from "./view/readable.js";
import { toBlocks } from "./wasm/columns.js";
import type { RawCleaned } from "./wasm/exports.js";
import { instantiate, instantiateUnpack } from "./wasm/instance.js";
import { engineModule, unpackModule } from "./wasm/module.js";
import { type Instances, UNPACK_NEEDED, cleanRecord, cleanRecords } from "./wasm/packed.js";

export { open } from "./corpus.js";
export { StorysiftError } from "./error.js";
export { deleteSession, exportSession, importSession, renameSession, sessions } from "./session/sessions.js";
export { toHtml, toMarkdown } from "./view/view.js";
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
 * Cleans one document synchronously, on this thread, independent of any corpus. `options` are `{ url, limits }`; limits
 * alone are taken too. Trouble with the document is in `problems`; throws StorysiftError on misuse. Of a container of
 * several documents it gives the problem `several-documents`: see `cleanAll`.
 */
export function clean(document: CleanSource, options?: CleanOptions | Limits): Cleaned {
  return run("clean", document, options, (name, bytes, { limits, url }) => {
    const all = ready();
    const unpack = unpackModule.now;
    if (unpack) all.unpack ??= instantiateUnpack(unpack);
    const raw = cleanRecord(all, name, bytes, limits);
    if (raw !== UNPACK_NEEDED) return toCleaned(raw, url);
    const cleaned = toCleaned(all.engine.clean(name, bytes, limits), url);
    const detail = "It may hold several documents. cleanAll() takes it apart, and clean() does after init() loaded the second file.";
    return { ...cleaned, problems: [...cleaned.problems, { document: name, code: "archive-unsupported", detail }] };
  });
}

/**
 * Cleans all documents of a file on this thread, independent of any corpus: of a container each entry, of any other
 * file the one it is. Never empty. Rejects with StorysiftError on misuse. `options.columns` says what the columns of
 * tables hold, where the guess is not right; `options.url` is the address of the page.
 */
export async function cleanAll(document: CleanSource, limits?: CleanOptions | Limits, options?: CleanAllOptions): Promise<Cleaned[]> {
  checkCleanAllOptions(options);
  const columns = JSON.stringify(options?.columns ?? []);
  await engineModule.load();
  const once = () =>
    run("cleanAll", document, limits, (name, bytes, { limits, url }) => {
      const raw = cleanRecords(ready(), name, bytes, limits, columns);
      return raw === UNPACK_NEEDED ? raw : raw.map((one) => toCleaned(one, options?.url ?? url));
    });
  let all = once();
  if (all === UNPACK_NEEDED) {
    ready().unpack = instantiateUnpack(await unpackModule.load());
    all = once();
  }
  return all === UNPACK_NEEDED ? [] : all;
}

/**
 * Whether a document holds an article that is worth a reader's view; front pages, lists of links and forms do not. Takes
 * what `clean` takes, which costs one cleaning, or what it gave. `minWords` is the fewest words in paragraphs of running
 * text, 80 by default.
 */
export function isProbablyReadable(document: CleanSource | Cleaned, minWords?: number): boolean {
  return isReadable(typeof document === "object" && document !== null && "articles" in document ? document : clean(document), minWords);
}

/** The instances for calls without a corpus. */
function ready(): Instances {
  if (instances) return instances;
  const module = engineModule.now;
  if (!module) throw new StorysiftError("engine", "Call and await init() first.");
  return (instances = { engine: instantiate(module), unpack: undefined });
}

function run<T>(call: string, document: CleanSource, given: CleanOptions | Limits | undefined, work: (name: string, bytes: Uint8Array, options: CleanOptions) => T): T {
  const { name, text, bytes: binary } = (typeof document === "object" && document !== null ? document : {}) as Record<string, unknown>;
  const bytes = typeof text === "string" ? encodeText(text) : asBytes(binary);
  if (!bytes || typeof name !== "string") {
    throw new StorysiftError("bad-input", `${call}() takes { name, text } or { name, bytes }; not ${describe(document)}.`);
  }
  const options = cleanOptions(given);
  try {
    return work(name, bytes, options);
  } catch (error) {
    const typed = error instanceof StorysiftError ? error : fromPlainError(toPlainError(error));
    // The state of an instance that crashed is unknown: the next call creates another.
    if (typed.code === "engine") instances = undefined;
    throw typed;
  }
}

function toCleaned(raw: RawCleaned, url: CleanOptions["url"]): Cleaned {
  const articles = JSON.parse(raw.articles) as Article[];
  return {
    name: raw.name,
    text: raw.text,
    articles,
    blocks: toBlocks(raw),
    problems: JSON.parse(raw.problems) as Problem[],
    pile: JSON.parse(raw.pile) as Pile | null,
    ...pageFields(raw.view, articles, url === undefined ? undefined : String(url)),
  };
}
