/**
 * An engine that outlives its breakdowns. One call at a time goes to the engine at work; when
 * that crashes, hangs or runs out of memory, another takes its place, is told what the journal
 * holds, and gets the call again. What breaks two engines is given up: a file is not added, and
 * when comparing fails, the files since the last success are taken out, half of them after a
 * crash and all after a hang, until it succeeds. Each is in `lost`, by name.
 */

import { StorysiftError, abortError, closedError, isCrash, isHang } from "../error.js";
import type { EngineCalls, InsertResult, Method } from "../protocol.js";
import type { Problem, Table } from "../types.js";
import { type PackedFile, batches, insertAllArgs } from "./batches.js";
import type { EngineHost, LastingEngine } from "./engine-host.js";
import { Exports } from "./exports.js";
import type { DecisionMethod, StoredEntry, StoredFile, LogEntry } from "../storage/entry.js";
import type { SessionWriter } from "../storage/writer.js";
import { type Entry, Journal } from "./journal.js";
import { RemovedFiles } from "./removed-files.js";

/** Attempts for each call. */
const MAX_TRIES = 2;
/** After so many lost files in a row no more are tried until the next comparing: the memory is full. */
const MAX_LOST_IN_A_ROW = 3;
/** Milliseconds that any call may take. Generous: only an engine that hangs should reach it. */
const MIN_TIME_LIMIT_MS = TEST_HOOKS ? 2_000 : 30_000;
/** One more millisecond for each of so many bytes of cleaned files in the corpus. */
const BYTES_PER_MS = 200;
/** Milliseconds that a call may go on after it was cancelled, before its engine is ended. */
const CANCEL_GRACE_MS = 100;

/** Codes of calls that an engine refuses because of what they ask for. */
const REFUSALS: ReadonlySet<string> = new Set(["bad-input", "bad-decision", "no-article", "no-document"]);

const ADDING: ReadonlySet<Method> = new Set<Method>(["insert", "addClean"]);
const DECIDING: ReadonlySet<Method> = new Set<Method>(["apply", "undo", "redo", "replay"] satisfies DecisionMethod[]);
/** Calls that look at all files. When one breaks every engine down, it is because of the files added last. */
const OVER_ALL: ReadonlySet<Method> = new Set<Method>(["group", "page", "columns", "doubts", "totals", "tune", "exportStart"]);

/** Whether stories are up to date after a call. */
const isGrouping = (method: Method, args: unknown[]): boolean =>
  method === "group" || (method === "page" && (args[0] === "stories" || args[0] === "copies"));

export class ReplacedEngine implements LastingEngine {
  readonly #start: (looseness: number | undefined) => Promise<EngineHost>;
  readonly #journal: Journal;
  readonly #removed: RemovedFiles;
  readonly #exports = new Exports();
  #engine: EngineHost | undefined;
  #looseness: number | undefined;
  /** Entries of the journal up to here were compared with success. */
  #compared = 0;
  #lostInARow = 0;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;
  lost: Problem[] = [];
  restarts = 0;

  /** The entry of a session that is being restored: what records it does not write it again. */
  #restoring: StoredEntry | null = null;

  /** `start` starts another engine; `first` is the first one; `writer` writes the session, if there is one. */
  constructor(start: (looseness: number | undefined) => Promise<EngineHost>, first: EngineHost, writer: SessionWriter | null) {
    this.#start = start;
    this.#engine = first;
    this.#journal = new Journal(writer);
    this.#removed = new RemovedFiles(this.#journal);
  }

  call<M extends Method>(
    method: M,
    args: Parameters<EngineCalls[M]>,
    signal?: AbortSignal,
  ): Promise<ReturnType<EngineCalls[M]>> {
    const result = this.#last.then(() => this.#run(method, args, signal));
    this.#last = result.catch(() => {});
    return result;
  }

  close(): void {
    this.#closed = true;
    this.#engine?.close();
  }

  /** Tells the engine what a session kept. A file that cannot be read any more is in `lost`. */
  async restore(entry: StoredEntry): Promise<void> {
    this.#restoring = entry;
    try {
      if (entry.kind === "packed") await this.call("insert", [entry.name, entry.packed, entry.file]);
      else if (entry.kind === "clean") await this.call("addClean", [entry.name, entry.article, entry.file]);
      else if (entry.kind === "tune") await this.call("tune", [entry.looseness]);
      else if (entry.kind === "remove") await this.call("remove", [entry.document]);
      else if (entry.kind === "tables") this.#journal.addStored(entry);
      else await this.call(entry.method, entry.args);
    } catch (error) {
      if (!(error instanceof StorysiftError) || !REFUSALS.has(error.code)) throw error;
      const asReplay = entry.kind === "decision" && entry.method === "apply";
      if (asReplay) await this.call("replay", [[...entry.args] as Parameters<EngineCalls["replay"]>[0]]);
      else if ("name" in entry) this.#loseDamaged(entry.name, error.message);
    } finally {
      this.#restoring = null;
    }
  }

  /** Tells the engine some cleaned files that a session kept, in one message. What each would do alone it does here. */
  async restoreFiles(entries: readonly StoredFile[]): Promise<void> {
    if (this.#lostInARow >= MAX_LOST_IN_A_ROW) return entries.forEach(({ name }) => this.#loseFile(name, "its memory is full"));
    let added: (boolean | string)[];
    try {
      added = await this.call("insertAll", insertAllArgs(entries));
    } catch (error) {
      if (this.#closed || !isCrash(error)) throw error;
      // One of them breaks engines down: it costs nothing but itself.
      for (const entry of entries) await this.restore(entry);
      return;
    }
    this.#lostInARow = 0;
    entries.forEach((entry, place) => {
      const isNew = added[place];
      if (typeof isNew === "string") return this.#loseDamaged(entry.name, isNew);
      this.#found(entry.name);
      if (isNew) this.#journal.addStored(entry);
    });
  }

  /** Keeps in the session what is known of the tables of a file. */
  keepTables(file: number, name: string, size: number, tables: Table[]): void {
    this.#journal.add({ kind: "tables", file, name, size, tables });
  }

  /** Numbers of the files that were added at that time or later, in milliseconds since 1970. */
  filesSince(at: number): Uint32Array {
    return Uint32Array.from(this.#journal.filesSince(at));
  }

  async #run<M extends Method>(
    method: M,
    args: Parameters<EngineCalls[M]>,
    signal?: AbortSignal,
  ): Promise<ReturnType<EngineCalls[M]>> {
    if (ADDING.has(method) && this.#lostInARow >= MAX_LOST_IN_A_ROW) {
      return this.#loseFile(args[0] as string, "its memory is full") as never;
    }
    for (let tries = 1; ; tries += 1) {
      try {
        const engine = await this.#atWork();
        this.#refuse(signal);
        const value = await this.#callOnce(engine, method, args, signal);
        this.#record(method, args, value);
        if (!this.#removed.isEmpty && !this.#restoring && isGrouping(method, args)) await this.#forgetRemoved(engine);
        return value;
      } catch (error) {
        this.#refuse(signal);
        if (!isCrash(error)) throw error;
        this.restarts += 1;
        if (tries < MAX_TRIES) continue;
        if (ADDING.has(method)) return this.#loseFile(args[0] as string, error.message) as never;
        if (!OVER_ALL.has(method) || !this.#loseUncompared(error)) throw error;
        tries = MAX_TRIES - 1;
      }
    }
  }

  /** Takes out of the session what is kept of files of which every document was removed. */
  async forgetRemoved(): Promise<void> {
    if (!this.#removed.isEmpty) await this.call("group", []);
  }

  async #forgetRemoved(engine: EngineHost): Promise<void> {
    const before = this.#journal.length;
    try {
      await this.#removed.forget((files) => engine.call("addedBy", [files], this.#timeLimit()));
    } catch (error) {
      // They are asked about again after the next comparing.
      if (isCrash(error)) this.#end(engine);
    }
    this.#compared = Math.max(0, this.#compared - (before - this.#journal.length));
  }

  #refuse(signal: AbortSignal | undefined): void {
    if (this.#closed) throw closedError();
    if (signal?.aborted) throw abortError();
  }

  /** One call of one engine. A cancelled one may go on for a moment, then its engine is ended. */
  async #callOnce<M extends Method>(
    engine: EngineHost,
    method: M,
    args: Parameters<EngineCalls[M]>,
    signal: AbortSignal | undefined,
  ): Promise<ReturnType<EngineCalls[M]>> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = () => {
      timer = setTimeout(() => this.#end(engine), CANCEL_GRACE_MS);
    };
    signal?.addEventListener("abort", stop, { once: true });
    try {
      const value = await engine.call(method, this.#exports.argsFor(engine, method, args), this.#timeLimit());
      return method === "exportStart" ? (this.#exports.opened(engine, value as number) as never) : value;
    } catch (error) {
      if (isCrash(error)) this.#end(engine);
      throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    }
  }

  #timeLimit(): number {
    return MIN_TIME_LIMIT_MS + this.#journal.bytes / BYTES_PER_MS;
  }

  /** Ends an engine; the next call starts another. */
  #end(engine: EngineHost): void {
    if (this.#engine === engine) this.#engine = undefined;
    engine.close();
  }

  /**
   * The engine at work; when there is none, a new one that is told everything. Rejects when two
   * engines in a row break down at the same entry; engines that break down elsewhere are replaced.
   */
  async #atWork(): Promise<EngineHost> {
    for (let brokenAt = -1; ; ) {
      if (this.#engine) return this.#engine;
      const engine = await this.#start(this.#looseness);
      if (this.#closed) engine.close();
      let at = 0;
      try {
        for (const some of batches(this.#journal.entries(), (entry) => (entry.kind === "packed" ? entry.bytes : 0))) {
          await this.#repeat(engine, some);
          at += some.length;
        }
        this.#engine = engine;
      } catch (error) {
        this.#end(engine);
        if (this.#closed || !isCrash(error) || at === brokenAt) throw error;
        brokenAt = at;
      } finally {
        this.#journal.endReading();
      }
    }
  }

  /** Tells an engine a batch of the journal. A decision about a file that was lost waits for that file. */
  async #repeat(engine: EngineHost, some: readonly Entry[]): Promise<void> {
    const limit = this.#timeLimit();
    const files: PackedFile[] = [];
    for (const entry of some) if (entry.kind === "packed") files.push({ name: entry.name, file: entry.file, packed: await this.#journal.read(entry) });
    if (files.length > 0) {
      const added = await engine.call("insertAll", insertAllArgs(files), limit);
      added.forEach((isNew, place) => typeof isNew === "string" && this.#loseDamaged(files[place]?.name ?? "", isNew));
    }
    for (const entry of some) await this.#repeatOther(engine, entry, limit);
  }

  async #repeatOther(engine: EngineHost, entry: Entry, limit: number): Promise<void> {
    if (entry.kind === "clean") await engine.call("addClean", [entry.name, entry.article, entry.file], limit);
    else if (entry.kind === "remove") await engine.call("remove", [entry.document], limit);
    else if (entry.kind === "decision") {
      await engine.call(entry.method, entry.args, limit).catch(async (error: unknown) => {
        if (isCrash(error) || entry.method !== "apply") throw error;
        await engine.call("replay", [[...entry.args] as Parameters<EngineCalls["replay"]>[0]], limit);
      });
    }
  }

  /** Keeps what another engine has to be told. */
  #record(method: Method, args: unknown[], value: unknown): void {
    if (ADDING.has(method)) {
      const name = args[0] as string;
      this.#lostInARow = 0;
      this.#found(name);
      if ((value as InsertResult).id === null) return;
      this.#keep(method === "insert"
        ? { kind: "packed", name, packed: args[1] as Uint8Array, file: args[2] as number }
        : { kind: "clean", name, article: args[1] as object, file: args[2] as number });
    } else if (method === "remove") {
      if (value === false) return;
      this.#keep({ kind: "remove", document: args[0] as string });
      this.#removed.note(args[0] as string);
    } else if (method === "removeFile") {
      this.#journal.forget(new Set([args[0] as number]));
      this.#compared = Math.min(this.#compared, this.#journal.length);
    } else if (DECIDING.has(method)) {
      if (value !== false) this.#keep({ kind: "decision", method: method as DecisionMethod, args: args as never });
    } else if (method === "tune") {
      this.#looseness = args[0] as number;
      this.#keep({ kind: "tune", looseness: this.#looseness });
    } else if (method === "group") {
      this.#compared = this.#journal.length;
      this.#lostInARow = 0;
    }
  }

  #keep(told: LogEntry): void {
    if (this.#restoring) this.#journal.addStored(this.#restoring);
    else this.#journal.add(told);
  }

  #loseFile(name: string, reason: string): InsertResult {
    this.#lostInARow += 1;
    this.#lose(name, `The file was cleaned, but the engine broke down when it was to be compared: ${reason}`);
    return { id: null, documents: 0, failed: true, lost: true, problems: [] };
  }

  /** Takes out files that were not compared yet. Returns false when there are none. */
  #loseUncompared(error: StorysiftError): boolean {
    const files = this.#journal.filesFrom(this.#compared);
    if (files === 0) return false;
    const keep = isHang(error) ? 0 : Math.floor(files / 2);
    for (const name of this.#journal.takeOut(this.#compared, keep)) {
      this.#lose(name, `The file was cleaned, but the engine broke down while it was compared with the others: ${error.message}`);
    }
    return true;
  }

  #loseDamaged(document: string, reason: string): void {
    this.#lose(document, `What the session kept of it is damaged: ${reason}`, "not-restored");
  }

  /** A file of that name is in the corpus, or was there. */
  #found(name: string): void {
    if (this.lost.length > 0) this.lost = this.lost.filter((problem) => problem.document !== name);
  }

  #lose(document: string, detail: string, code: Problem["code"] = "engine-restarted"): void {
    this.lost = [...this.lost.filter((problem) => problem.document !== document), { document, code, detail }];
  }
}
