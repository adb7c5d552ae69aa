/**
 * One `add`: reads a few files ahead, has them cleaned wherever, and hands the results to
 * the engine in the order in which the files came, so that the number of workers cannot show.
 */

import type { Cleaner, GivenUp, Source } from "./cleaner.js";
import type { EngineHost, Taken } from "./engine.js";
import { StorysiftError, aborted } from "./error.js";
import { cleanArticle, sourceOf } from "./input.js";
import type { AddOptions, Input, Problem, Progress, Report } from "./types.js";

/** Bytes of files that may be in memory at once, beside a single larger one. */
const AHEAD_BYTES = 64 << 20;

export interface Place {
  engine: EngineHost;
  cleaner: Cleaner;
  /** Files that may be in work or waiting for their turn at once. */
  ahead: number;
  /** Files larger than this are not even read. */
  fileBytes: number;
  /** Packs the problem of a file that was given up. */
  failed(name: string, code: Problem["code"], detail: string): Uint8Array;
}

/** A file under way: a promise of what the engine said of it. */
interface Pending {
  name: string;
  size: number;
  ready: Promise<() => Promise<Taken>>;
}

export async function intake(
  place: Place,
  files: Iterable<Input> | AsyncIterable<Input>,
  { signal, onProgress }: AddOptions,
): Promise<Report> {
  const report: Report = { added: 0, known: 0, problems: [] };
  const progress: Progress = { stage: "read", done: 0, total: count(files), bytes: 0, failed: 0, name: null };
  const tell = (change: Partial<Progress>) => onProgress?.({ ...Object.assign(progress, change) });
  const cancelled = cancellation(signal);
  const pending: Pending[] = [];
  let [listed, held] = [0, 0];

  const settleOne = async () => {
    const file = pending.shift();
    if (!file) return;
    const hand = await Promise.race([file.ready, cancelled.promise]);
    const taken = await Promise.race([hand(), cancelled.promise]);
    held -= file.size;
    if (taken.id === null) report.known += 1;
    else report.added += 1;
    report.problems.push(...taken.problems);
    tell({
      done: progress.done + 1,
      bytes: progress.bytes + file.size,
      failed: progress.failed + Number(taken.failed),
      name: file.name,
    });
  };

  try {
    if (signal?.aborted) throw aborted();
    const input = iterate(files);
    try {
      for (;;) {
        const next = await Promise.race([input.next(), cancelled.promise]);
        if (next.done) break;
        listed += 1;
        const file = begin(place, next.value);
        pending.push(file);
        held += file.size;
        while (pending.length > 0 && (pending.length >= place.ahead || held > AHEAD_BYTES)) await settleOne();
      }
    } finally {
      // Whoever lists the files may clean up; it is not waited for, since it may hang.
      void Promise.resolve(input.return?.()).catch(() => {});
    }
    tell({ total: listed });
    while (pending.length > 0) await settleOne();
    tell({ stage: "group", name: null });
    await Promise.race([place.engine.call("group", []), cancelled.promise]);
    tell({});
    return report;
  } finally {
    // What is left over settles unheard.
    for (const file of pending) file.ready.catch(() => {});
    cancelled.end();
  }
}

/** Sets a file on its way; the promise gives the call that hands it to the engine. */
function begin(place: Place, input: Input): Pending {
  const article = cleanArticle(input);
  if (article) {
    const ready = Promise.resolve(() => place.engine.call("addClean", [article]));
    return { name: article.name, size: article.text.length, ready };
  }
  const source = sourceOf(input);
  const ready = cleaned(place, source).then((packed) => () => {
    return place.engine.call("insert", [packed], [packed.buffer as ArrayBuffer]);
  });
  ready.catch(() => {}); // It is heard when its turn comes.
  return { name: source.name, size: source.size, ready };
}

async function cleaned(place: Place, source: Source): Promise<Uint8Array> {
  if (source.size > place.fileBytes) {
    return place.failed(source.name, "too-large", `${source.size} bytes; the limit is ${place.fileBytes}`);
  }
  const result: Uint8Array | GivenUp = await place.cleaner.clean(source);
  return result instanceof Uint8Array ? result : place.failed(source.name, result.code, result.detail);
}

/** A promise that rejects when the signal fires, and never settles otherwise. */
function cancellation(signal: AbortSignal | undefined): { promise: Promise<never>; end: () => void } {
  let stop = () => {};
  const promise = new Promise<never>((_, reject) => (stop = () => reject(aborted())));
  promise.catch(() => {});
  signal?.addEventListener("abort", stop, { once: true });
  return { promise, end: () => signal?.removeEventListener("abort", stop) };
}

function iterate(files: Iterable<Input> | AsyncIterable<Input>): AsyncIterator<Input> | Iterator<Input> {
  if (typeof files === "object" && files !== null) {
    if (Symbol.asyncIterator in files) return files[Symbol.asyncIterator]();
    if (Symbol.iterator in files) return files[Symbol.iterator]();
  }
  throw new StorysiftError("bad-input", "add() takes an array, a FileList or another (async) iterable of files.");
}

/** How many files there are, when the list knows. */
function count(files: Iterable<Input> | AsyncIterable<Input>): number | null {
  const { length, size } = files as { length?: unknown; size?: unknown };
  return typeof length === "number" ? length : typeof size === "number" ? size : null;
}
