/**
 * One call of `add`: reads a few files ahead, has them cleaned, and gives the results to the
 * engine in the order in which the files came, so that the number of workers never changes
 * the result.
 */

import { describe } from "../check.js";
import { StorysiftError, abortError } from "../error.js";
import type { FileSource } from "../host/cleaner.js";
import type { InsertResult } from "../protocol.js";
import type { AddOptions, Input, Pile, Progress, Report, Table } from "../types.js";
import { type IntakeContext, cleanFile } from "./clean-file.js";
import { cleanArticleOf, fileSourceOf } from "./input.js";
import { Parts } from "./parts.js";

/** Bytes of files that may be in memory at once; a single larger file is still taken. */
const MAX_BYTES_AHEAD = 64 << 20;

/** A file in work. */
interface PendingFile {
  name: string;
  size: number;
  /** The calls that insert its parts, in order. */
  parts: Parts<() => Promise<InsertResult>>;
  /** Of a file that is to be cleaned; what is said of it is set once all parts are there. */
  read?: { number: number; source: FileSource; tables: Table[]; hasFailed: boolean };
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
    piles: [], tables: [], characters: { all: 0, kept: 0, aside: 0, missing: 0 }, restarts: 0,
  };
  /** The files that are documents now, by name, and how many documents each holds. */
  const read: { name: string; documents: number }[] = [];
  const progress: Progress = { stage: "read", done: 0, total: countOf(files), bytes: 0, documents: 0, failed: 0, restarts: 0, name: null };
  const reportProgress = (change: Partial<Progress>) => onProgress?.({ ...Object.assign(progress, change, { restarts: engine.restarts - restartsBefore }) });
  const cancelled = cancellation(signal);
  const pending: PendingFile[] = [];
  let columns = "";
  let [listed, bytesAhead] = [0, 0];

  const insertNext = async () => {
    const file = pending.shift();
    if (!file) return;
    // The same file, dropped anew because it could not be read again.
    let unread = file.read && context.tableFiles.unread(file.name, file.size);
    const sum = { isNew: false, isLost: false, documents: 0 };
    for (;;) {
      const insert = await cancelled.orDone(file.parts.next());
      if (!insert) break;
      if (unread && !file.read?.hasFailed) {
        await engine.call("removeFile", [unread.number], signal);
        context.tableFiles.forget(unread.number);
        unread = undefined;
      }
      const result = await cancelled.orDone(insert());
      sum.isNew ||= result.id !== null;
      sum.isLost ||= result.lost === true;
      sum.documents += result.documents;
      report.problems.push(...result.problems);
      reportProgress({ documents: progress.documents + result.documents });
    }
    bytesAhead -= file.size;
    if (file.read && sum.isNew && !sum.isLost) context.tableFiles.keep(file.read.number, file.read.source, file.read.tables);
    if (sum.isNew) report.added += 1;
    else if (!sum.isLost) report.known += 1;
    const hasFailed = sum.documents === 0;
    if (hasFailed) report.failed += 1;
    else read.push({ name: file.name, documents: sum.documents });
    reportProgress({
      done: progress.done + 1,
      bytes: progress.bytes + file.size,
      failed: progress.failed + Number(hasFailed),
      name: file.name,
    });
  };

  try {
    if (signal?.aborted) throw abortError();
    const input = iteratorOf(files);
    columns = await cancelled.orDone(engine.call("givenColumns", [], signal));
    try {
      for (;;) {
        const next = await cancelled.orDone(input.next());
        if (next.done) break;
        listed += 1;
        const file = startFile(context, next.value, columns, signal);
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
    await cancelled.orDone(engine.call("group", [], signal));
    report.piles = await cancelled.orDone(pilesOf(engine, signal));
    report.tables = context.tableFiles.list();
    report.characters = await cancelled.orDone(engine.call("totals", [], signal));
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
    for (const file of pending) file.parts.ignore();
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
function startFile(context: IntakeContext, input: Input, columns: string, signal: AbortSignal | undefined): PendingFile {
  const article = cleanArticleOf(input);
  if (article) {
    const parts = new Parts<() => Promise<InsertResult>>();
    const number = context.nextFile();
    parts.push(() => context.engine.call("addClean", [article.name, article, number], signal));
    parts.end();
    return { name: article.name, size: article.text.length, parts };
  }
  const source = fileSourceOf(input);
  const parts = new Parts<() => Promise<InsertResult>>();
  const read: NonNullable<PendingFile["read"]> = { number: context.nextFile(), source, tables: [], hasFailed: false };
  const insert = (packed: Uint8Array) => parts.push(() => context.engine.call("insert", [source.name, packed, read.number], signal));
  const end = (result: Awaited<ReturnType<typeof cleanFile>>) => {
    if ("packed" in result) read.tables = result.tables;
    else read.hasFailed = true;
    insert("packed" in result ? result.packed : context.packProblem(source.name, result.code, result.detail));
    parts.end();
  };
  cleanFile(context, source, columns, insert).then(end).catch((error: unknown) => parts.fail(error));
  return { name: source.name, size: source.size, parts, read };
}

/**
 * Waits for one thing after the other, and rejects at once when the signal fires. A race with one promise for all would
 * keep something of every wait until the end.
 */
function cancellation(signal: AbortSignal | undefined) {
  let stop: (error: unknown) => void = () => {};
  const onAbort = () => stop(abortError());
  signal?.addEventListener("abort", onAbort, { once: true });
  return {
    orDone: <T>(one: T | PromiseLike<T>) => new Promise<T>((resolve, reject) => {
      if (signal?.aborted) return reject(abortError());
      stop = reject;
      Promise.resolve(one).then(resolve, reject);
    }),
    end: () => signal?.removeEventListener("abort", onAbort),
  };
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
