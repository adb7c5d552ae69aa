/** The corpus that `open` returns: the public calls, over an engine and a cleaner that run in workers or in place. */

import {
  checkAddOptions, checkDecision, checkDecisions, checkExportOptions, checkFormat, checkLineRule, checkLooseness, checkOpenOptions, checkText, describe, timeOf,
} from "./check.js";
import type { Cleaner } from "./host/cleaner.js";
import type { EngineHost } from "./host/engine-host.js";
import { InPlaceCleaner } from "./host/in-place-cleaner.js";
import { InPlaceEngine } from "./host/in-place-engine.js";
import { ReplacedEngine } from "./host/replaced-engine.js";
import { PoolCleaner } from "./host/pool-cleaner.js";
import { WorkerEngine } from "./host/worker-engine.js";
import { StorysiftError, sessionError } from "./error.js";
import { addFiles } from "./intake/add-files.js";
import type { IntakeContext } from "./intake/clean-file.js";
import { rereadTables } from "./intake/reread.js";
import { TableFiles } from "./intake/table-files.js";
import { platform } from "./platform.js";
import type { ListName } from "./protocol.js";
import { OpenSession } from "./session/open-session.js";
import type {
  AddOptions, Article, ArticleColumns, Block, Comparison, Copies, Corpus, Decision, Difference,
  DocumentRecord, Doubts, ExportFormat, ExportOptions, HouseLine, Input, LinePreview, LineRule, New, OpenOptions, Pile, Problem, Replayed, Report, Session, Story, Table,
} from "./types.js";
import { toBlocks } from "./wasm/columns.js";
import type { CorpusOptions, WasmExports } from "./wasm/exports.js";
import { instantiate } from "./wasm/instance.js";
import { engineModule } from "./wasm/module.js";
import { DEFAULT_CONTAINER_BYTES, DEFAULT_FILE_BYTES } from "./wasm/packed.js";
import type { WebBlob } from "./web.js";

/** Workers that `open` starts at most when it is told no number. */
const MAX_DEFAULT_WORKERS = 8;
/** Files read ahead for each worker, so that no worker waits for a file. */
const FILES_AHEAD_PER_WORKER = 4;
/** Milliseconds that a new engine may take for its first answer. */
const START_MS = 30_000;
/** Pairs that `doubts` returns when it is told no number. */
const DEFAULT_DOUBTS = 50;

/** Opens an empty corpus. */
export async function open(options: OpenOptions = {}): Promise<Corpus> {
  checkOpenOptions(options);
  const { workers: wanted, limits, looseness, keeper, decisions = [], session, signal, onProgress, onUnsaved } = options;
  const module = await engineModule.load();
  const corpusOptions: CorpusOptions = {
    ...(limits ? { limits } : {}),
    ...(looseness === undefined ? {} : { looseness }),
    ...(keeper === undefined ? {} : { keeper }),
  };
  let workers = wanted ?? Math.min(MAX_DEFAULT_WORKERS, Math.max(1, platform.cores() - 1));
  const start = async (changed: number | undefined): Promise<EngineHost> => {
    const options = { ...corpusOptions, ...(changed === undefined ? {} : { looseness: changed }) };
    return workers > 0 ? WorkerEngine.start(module, options) : new InPlaceEngine(module, options);
  };
  let first: EngineHost;
  try {
    first = await start(undefined);
  } catch (error) {
    const noWorker = error instanceof StorysiftError && error.code === "engine" && workers > 0;
    if (!noWorker) throw error;
    // None can start here: a policy forbids them, or there are none, as in service workers.
    workers = 0;
    first = await start(undefined);
  }
  let opened: OpenSession | null = null;
  let engine: ReplacedEngine;
  const tableFiles = new TableFiles();
  try {
    opened = session === undefined ? null : await OpenSession.open(session, await first.call("packedFormats", [], START_MS), onUnsaved);
    engine = new ReplacedEngine(start, first, opened?.writer ?? null);
    await opened?.restore(engine, tableFiles, looseness === undefined, onProgress, signal);
    if (opened) tableFiles.onChange = (number, name, size, tables) => engine.keepTables(number, name, size, tables);
  } catch (error) {
    first.close();
    await opened?.close();
    throw error;
  }
  const cleaner = workers > 0 ? new PoolCleaner(module, limits, workers) : new InPlaceCleaner(module, limits);
  let small: WasmExports | undefined;
  /** An instance for short calls on this thread. */
  const here = () => (small ??= instantiate(module));
  if (decisions.length > 0) await engine.call("replay", [decisions]);
  const columns = await engine.call("givenColumns", []);
  let lastFile = opened?.lastFile ?? 0;
  return new OpenCorpus({
    engine,
    cleaner,
    maxFilesAhead: workers > 0 ? workers * FILES_AHEAD_PER_WORKER : 1,
    maxFileBytes: limits?.fileBytes ?? DEFAULT_FILE_BYTES,
    maxContainerBytes: limits?.containerBytes ?? DEFAULT_CONTAINER_BYTES,
    readsPiecewise: workers > 0 && platform.workersReadBlobs,
    tableFiles,
    nextFile: () => (lastFile += 1),
    mayHoldEntries: (name, head) => here().mayHoldEntries(name, head),
    packProblem: (...problem) => here().failedPacked(...problem),
  }, engine, columns, opened, workers);
}

class OpenCorpus implements Corpus {
  readonly workers: number;
  readonly #intake: IntakeContext;
  readonly #engine: ReplacedEngine;
  readonly #session: OpenSession | null;
  readonly #cleaner: Cleaner;
  /** What decisions say of columns, as the engine writes it. */
  #columns: string;
  /** The last `add` or reading again; the next one starts when it has settled. */
  #lastAdd: Promise<unknown> = Promise.resolve();

  constructor(context: IntakeContext, engine: ReplacedEngine, columns: string, session: OpenSession | null, workers: number) {
    this.workers = workers;
    this.#intake = context;
    this.#columns = columns;
    this.#engine = engine;
    this.#session = session;
    this.#cleaner = context.cleaner;
  }

  add(files: Iterable<Input> | AsyncIterable<Input>, options: AddOptions = {}): Promise<Report> {
    try {
      checkAddOptions(options);
    } catch (error) {
      return Promise.reject(error);
    }
    return this.#next(() => addFiles(this.#intake, files, options));
  }

  /** Runs what adds files, one after the other. */
  #next<T>(work: () => Promise<T>): Promise<T> {
    const adding = this.#lastAdd.then(work);
    this.#lastAdd = adding.catch(() => {});
    return adding;
  }

  /** To be called when decisions about columns may have changed. When they have, waits until files were read by them. */
  async #followColumns(): Promise<void> {
    const columns = await this.#engine.call("givenColumns", []);
    if (columns === this.#columns) return;
    this.#columns = columns;
    await this.#next(() => rereadTables(this.#intake));
  }

  documents(): AsyncGenerator<DocumentRecord> {
    return this.#list("documents");
  }

  articles(): AsyncGenerator<Article> {
    return this.#list("articles");
  }

  copies(): AsyncGenerator<Copies> {
    return this.#list("copies");
  }

  stories(): AsyncGenerator<Story> {
    return this.#list("stories");
  }

  furniture(): AsyncGenerator<HouseLine> {
    return this.#list("furniture");
  }

  piles(): AsyncGenerator<Pile> {
    return this.#list("piles");
  }

  async previewSplit(document: string, line?: string): Promise<Pile | null> {
    checkText("The id of a document", document);
    if (line !== undefined) checkText("The line that opens an article", line);
    return JSON.parse(await this.#engine.call("previewSplit", [document, line])) as Pile | null;
  }

  async previewLines(rule: LineRule): Promise<LinePreview> {
    checkLineRule("The rule of previewLines()", rule);
    return JSON.parse(await this.#engine.call("previewLines", [rule])) as LinePreview;
  }

  async rules(): Promise<LineRule[]> {
    return JSON.parse(await this.#engine.call("lineRules", [])) as LineRule[];
  }

  async *#list<T>(list: ListName): AsyncGenerator<T> {
    for (let from: number | null = 0; from !== null; ) {
      const page: { next: number | null; items: T[] } = JSON.parse(await this.#engine.call("page", [list, from]));
      yield* page.items;
      from = page.next;
    }
  }

  async *tables(): AsyncGenerator<Table> {
    yield* this.#intake.tableFiles.list();
  }

  async columns(): Promise<ArticleColumns> {
    const { strings, ...numbers } = await this.#engine.call("columns", []);
    return { ...(JSON.parse(strings) as Omit<ArticleColumns, keyof typeof numbers>), ...numbers };
  }

  async article(id: string): Promise<Article> {
    checkText("The id of an article", id);
    return JSON.parse(await this.#engine.call("article", [id])) as Article;
  }

  async blocks(document: string): Promise<{ text: string; blocks: Block[] }> {
    checkText("The id of a document", document);
    const raw = await this.#engine.call("blocks", [document]);
    return { text: raw.text, blocks: toBlocks(raw) };
  }

  async compare(a: string, b: string): Promise<Comparison> {
    for (const id of [a, b]) checkText("The id of an article", id);
    return JSON.parse(await this.#engine.call("compare", [a, b])) as Comparison;
  }

  async difference(a: string, b: string): Promise<Difference> {
    for (const id of [a, b]) checkText("The id of an article", id);
    return JSON.parse(await this.#engine.call("difference", [a, b])) as Difference;
  }

  async doubts({ limit = DEFAULT_DOUBTS }: { limit?: number } = {}): Promise<Doubts> {
    if (!Number.isInteger(limit) || limit < 0) {
      throw new StorysiftError("bad-input", `limit is a whole number from 0; not ${describe(limit)}.`);
    }
    return JSON.parse(await this.#engine.call("doubts", [Math.min(limit, 2 ** 31)])) as Doubts;
  }

  async search(query: string): Promise<string[]> {
    checkText("What to search for", query);
    return JSON.parse(await this.#engine.call("search", [query])) as string[];
  }

  async apply(decision: Decision): Promise<void> {
    checkDecision(decision);
    await this.#engine.call("apply", [decision]);
    if (decision.kind === "columns") await this.#followColumns();
  }

  async remove(document: string): Promise<boolean> {
    checkText("The id of a document", document);
    return await this.#engine.call("remove", [document]);
  }

  async undo(): Promise<boolean> {
    const any = await this.#engine.call("undo", []);
    if (any) await this.#followColumns();
    return any;
  }

  async redo(): Promise<boolean> {
    const any = await this.#engine.call("redo", []);
    if (any) await this.#followColumns();
    return any;
  }

  async decisions(): Promise<Decision[]> {
    return JSON.parse(await this.#engine.call("decisions", [])) as Decision[];
  }

  async replay(decisions: Decision[]): Promise<Replayed> {
    checkDecisions(decisions);
    const replayed = JSON.parse(await this.#engine.call("replay", [decisions])) as Replayed;
    if (decisions.some(({ kind }) => kind === "columns")) await this.#followColumns();
    return replayed;
  }

  async problems(): Promise<Problem[]> {
    const problems = JSON.parse(await this.#engine.call("problems", [])) as Problem[];
    return [...problems, ...this.#intake.tableFiles.problems(), ...this.#engine.lost];
  }

  async tune(looseness: number): Promise<void> {
    checkLooseness(looseness);
    await this.#engine.call("tune", [looseness]);
  }

  export(format: ExportFormat, options: ExportOptions = {}): ReadableStream<Uint8Array> {
    checkFormat(format);
    checkExportOptions(options);
    const { since, ...rest } = options;
    const engine = this.#engine;
    let number: number | undefined;
    return new ReadableStream<Uint8Array>(
      {
        async pull(stream) {
          number ??= await engine.call("exportStart", [format, since === undefined ? rest : { ...rest, files: [...engine.filesSince(timeOf("since", since))] }]);
          // A chunk may be empty, but each pull must enqueue bytes or close the stream.
          for (;;) {
            const bytes = await engine.call("exportNext", [number]);
            if (bytes === null) return stream.close();
            if (bytes.length > 0) return stream.enqueue(bytes);
          }
        },
        async cancel() {
          if (number !== undefined) await engine.call("exportEnd", [number]).catch(() => {});
        },
      },
      { highWaterMark: 0 },
    );
  }

  get session(): Session | null {
    return this.#session?.now ?? null;
  }

  async save(): Promise<void> {
    if (this.#session) await this.#engine.forgetRemoved();
    await this.#session?.save();
  }

  /** The session that a call is about. */
  get #kept(): OpenSession {
    if (!this.#session) throw sessionError("This corpus has no session: open() was told no name.");
    return this.#session;
  }

  async renameSession(newName: string): Promise<void> {
    checkText("The new name of a session", newName);
    await this.#kept.rename(newName);
  }

  async exportSession(): Promise<WebBlob> {
    return this.#kept.toFile();
  }

  async deleteSession(): Promise<void> {
    const session = this.#kept;
    this.#cleaner.close();
    this.#engine.close();
    await session.remove();
  }

  async newSince(time: Date | string): Promise<New> {
    const at = timeOf("The time of newSince()", time);
    return JSON.parse(await this.#engine.call("addedBy", [this.#engine.filesSince(at)])) as New;
  }

  async close(): Promise<void> {
    // An engine that has ended leaves it to the next opening.
    if (this.#session) await this.#engine.forgetRemoved().catch(() => {});
    this.#cleaner.close();
    this.#engine.close();
    await this.#session?.close();
  }
}
