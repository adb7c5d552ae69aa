/**
 * One call of `add`: reads a few files ahead, has them cleaned, and gives the results to the
 * engine in the order in which the files came, so that the number of workers never changes
 * the result.
 */

import { describe } from "../check.js";
import { StorysiftError, abortError } from "../error.js";
import type { Cleaner, FileSource, GivenUp } from "../host/cleaner.js";
import type { LastingEngine } from "../host/engine-host.js";
import type { InsertResult } from "../protocol.js";
import type { AddOptions, Input, Pile, Problem, Progress, Report } from "../types.js";
import { cleanArticleOf, fileSourceOf } from "./input.js";

/** Bytes of files that may be in memory at once; a single larger file is still taken. */
const MAX_BYTES_AHEAD = 64 << 20;

/** Where files are cleaned and where the results go. */
export interface IntakeContext {
  engine: LastingEngine;
  cleaner: Cleaner;
  /** Files that may be in work or waiting to be inserted at once. */
  maxFilesAhead: number;
  /** Larger files, in bytes, are not even read. */
  maxFileBytes: number;
  /** Packs the problem of a file that could not be cleaned. */
  packProblem(name: string, code: Problem["code"], detail: string): Uint8Array;
}

/** A file in work. `ready` resolves, when the file is cleaned, to the call that inserts it. */
interface PendingFile {
  name: string;
  size: number;
  ready: Promise<() => Promise<InsertResult>>;
}

export async function addFiles(
  context: IntakeContext,
  files: Iterable<Input> | AsyncIterable<Input>,
  { signal, onProgress }: AddOptions,
): Promise<Report> {
  const { engine } = context;
  const [lostBefore, restartsBefore] = [new Set(engine.lost), engine.restarts];
  const report: Report = {
    files: 0, documents: 0, failed: 0, added: 0, known: 0, problems: [],
    piles: [], characters: { all: 0, kept: 0, aside: 0, missing: 0 }, restarts: 0,
  };
  /** The files that are documents now, by name, and how many documents each holds. */
  const read: { name: string; documents: number }[] = [];
  const progress: Progress = { stage: "read", done: 0, total: countOf(files), bytes: 0, failed: 0, restarts: 0, name: null };
  const reportProgress = (change: Partial<Progress>) => onProgress?.({ ...Object.assign(progress, change, { restarts: engine.restarts - restartsBefore }) });
  const cancelled = cancellation(signal);
  const pending: PendingFile[] = [];
  let [listed, bytesAhead] = [0, 0];

  const insertNext = async () => {
    const file = pending.shift();
    if (!file) return;
    const insert = await Promise.race([file.ready, cancelled.promise]);
    const result = await Promise.race([insert(), cancelled.promise]);
    bytesAhead -= file.size;
    if (result.id !== null) report.added += 1;
    else if (!result.lost) report.known += 1;
    if (result.failed) report.failed += 1;
    else read.push({ name: file.name, documents: result.documents });
    report.problems.push(...result.problems);
    reportProgress({
      done: progress.done + 1,
      bytes: progress.bytes + file.size,
      failed: progress.failed + Number(result.failed),
      name: file.name,
    });
  };

  try {
    if (signal?.aborted) throw abortError();
    const input = iteratorOf(files);
    try {
      for (;;) {
        const next = await Promise.race([input.next(), cancelled.promise]);
        if (next.done) break;
        listed += 1;
        const file = startFile(context, next.value, signal);
        pending.push(file);
        bytesAhead += file.size;
        while (pending.length > 0 && (pending.length >= context.maxFilesAhead || bytesAhead > MAX_BYTES_AHEAD)) {
          await insertNext();
        }
      }
    } finally {
      // The iterator may clean up. Not awaited: it may never settle.
      void Promise.resolve(input.return?.()).catch(() => {});
    }
    reportProgress({ total: listed });
    while (pending.length > 0) await insertNext();
    reportProgress({ stage: "group", name: null });
    await Promise.race([engine.call("group", [], signal), cancelled.promise]);
    report.piles = await Promise.race([pilesOf(engine, signal), cancelled.promise]);
    report.characters = await Promise.race([engine.call("totals", [], signal), cancelled.promise]);
    reportProgress({});
    const lost = engine.lost.filter((problem) => !lostBefore.has(problem));
    const lostNames = new Set(lost.map((problem) => problem.document));
    report.problems.push(...lost);
    report.files = listed;
    const kept = read.filter(({ name }) => !lostNames.has(name));
    report.documents = kept.reduce((sum, file) => sum + file.documents, 0);
    report.failed += read.length - kept.length;
    report.restarts = engine.restarts - restartsBefore;
    return report;
  } finally {
    // After an error: the results of the remaining files are ignored.
    for (const file of pending) file.ready.catch(() => {});
    cancelled.end();
  }
}

/** The documents that hold several articles, or may. */
async function pilesOf(engine: IntakeContext["engine"], signal: AbortSignal | undefined): Promise<Pile[]> {
  const piles: Pile[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const page: { next: number | null; items: Pile[] } = JSON.parse(await engine.call("page", ["piles", from], signal));
    piles.push(...page.items);
    from = page.next;
  }
  return piles;
}

/** Starts to clean a file. */
function startFile(context: IntakeContext, input: Input, signal: AbortSignal | undefined): PendingFile {
  const article = cleanArticleOf(input);
  if (article) {
    const ready = Promise.resolve(() => context.engine.call("addClean", [article.name, article], signal));
    return { name: article.name, size: article.text.length, ready };
  }
  const source = fileSourceOf(input);
  const ready = cleanFile(context, source).then((packed) => () => {
    return context.engine.call("insert", [source.name, packed], signal);
  });
  ready.catch(() => {}); // An error is reported when the file is inserted.
  return { name: source.name, size: source.size, ready };
}

async function cleanFile(context: IntakeContext, source: FileSource): Promise<Uint8Array> {
  if (source.size > context.maxFileBytes) {
    return context.packProblem(source.name, "too-large", `${source.size} bytes; the limit is ${context.maxFileBytes}`);
  }
  const result: Uint8Array | GivenUp = await context.cleaner.clean(source);
  return result instanceof Uint8Array ? result : context.packProblem(source.name, result.code, result.detail);
}

/** A promise that rejects when the signal fires, and never settles otherwise. */
function cancellation(signal: AbortSignal | undefined): { promise: Promise<never>; end: () => void } {
  let stop = () => {};
  const promise = new Promise<never>((_, reject) => (stop = () => reject(abortError())));
  promise.catch(() => {});
  signal?.addEventListener("abort", stop, { once: true });
  return { promise, end: () => signal?.removeEventListener("abort", stop) };
}

function iteratorOf(files: Iterable<Input> | AsyncIterable<Input>): AsyncIterator<Input> | Iterator<Input> {
  if (typeof files === "object" && files !== null) {
    if (Symbol.asyncIterator in files) return files[Symbol.asyncIterator]();
    if (Symbol.iterator in files) return files[Symbol.iterator]();
  }
  throw new StorysiftError(
    "bad-input",
    `add() takes an array, a FileList or another (async) iterable of files; not ${describe(files)}.`,
  );
}

/** How many files there are; null when the list cannot say. */
function countOf(files: Iterable<Input> | AsyncIterable<Input>): number | null {
  const { length, size } = (files ?? {}) as { length?: unknown; size?: unknown };
  return typeof length === "number" ? length : typeof size === "number" ? size : null;
}
