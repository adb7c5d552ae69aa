/** The corpus that `open` gives: what the user calls, over an engine and a cleaner anywhere. */

import type { Cleaner } from "./cleaner.js";
import { HereCleaner, PoolCleaner } from "./cleaner.js";
import type { EngineHost, ListName } from "./engine.js";
import { StorysiftError } from "./error.js";
import { HereEngine, WorkerEngine } from "./host.js";
import { type Wasm, instantiate } from "./instance.js";
import { type Place, intake } from "./intake.js";
import { load } from "./module.js";
import { platform } from "./platform.js";
import { toBlocks } from "./columns.js";
import type {
  AddOptions, Article, ArticleColumns, Block, Comparison, Copies, Corpus, Decision, Difference,
  DocumentRecord, Doubts, ExportFormat, HouseLine, Input, OpenOptions, Problem, Replayed, Report, Story,
} from "./types.js";

/** As in src/limits.rs; a larger file is not even read. */
const FILE_BYTES = 64 << 20;

/** Opens an empty corpus. */
export async function open(options: OpenOptions = {}): Promise<Corpus> {
  const { workers, limits, looseness, keeper, decisions = [] } = options;
  if (workers !== undefined && (!Number.isInteger(workers) || workers < 0 || workers > 64)) {
    throw new StorysiftError("bad-input", "workers must be a whole number from 0 to 64.");
  }
  const module = await load();
  const own = {
    ...(limits ? { limits } : {}),
    ...(looseness === undefined ? {} : { looseness }),
    ...(keeper === undefined ? {} : { keeper }),
  };
  let size = workers ?? Math.min(8, Math.max(1, platform.cores() - 1));
  let engine: EngineHost;
  try {
    engine = size > 0 ? await WorkerEngine.start(module, own) : new HereEngine(module, own);
  } catch (error) {
    const noWorker = error instanceof StorysiftError && error.code === "engine" && size > 0;
    if (!noWorker || workers !== undefined) throw error;
    // Nobody asked for workers and this place has none: a page whose policy forbids them.
    size = 0;
    engine = new HereEngine(module, own);
  }
  const cleaner = size > 0 ? new PoolCleaner(module, limits, size) : new HereCleaner(module, limits);
  let packer: Wasm | undefined;
  await engine.call("replay", [decisions]);
  return new OpenCorpus({
    engine,
    cleaner,
    ahead: size > 0 ? size * 4 : 1,
    fileBytes: limits?.fileBytes ?? FILE_BYTES,
    failed: (...problem) => (packer ??= instantiate(module)).failedPacked(...problem),
  });
}

class OpenCorpus implements Corpus {
  readonly #place: Place;
  readonly #engine: EngineHost;
  readonly #cleaner: Cleaner;
  /** One `add` at a time: the next waits for the one before. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(place: Place) {
    this.#place = place;
    this.#engine = place.engine;
    this.#cleaner = place.cleaner;
  }

  add(files: Iterable<Input> | AsyncIterable<Input>, options: AddOptions = {}): Promise<Report> {
    const work = this.#turn.then(() => intake(this.#place, files, options));
    this.#turn = work.catch(() => {});
    return work;
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

  async *#list<T>(list: ListName): AsyncGenerator<T> {
    for (let from: number | null = 0; from !== null; ) {
      const page: { next: number | null; items: T[] } = JSON.parse(await this.#engine.call("page", [list, from]));
      yield* page.items;
      from = page.next;
    }
  }

  async columns(): Promise<ArticleColumns> {
    const { strings, ...numbers } = await this.#engine.call("columns", []);
    return { ...(JSON.parse(strings) as Omit<ArticleColumns, keyof typeof numbers>), ...numbers };
  }

  async article(id: string): Promise<Article> {
    return JSON.parse(await this.#engine.call("article", [String(id)])) as Article;
  }

  async blocks(document: string): Promise<{ text: string; blocks: Block[] }> {
    const raw = await this.#engine.call("blocks", [String(document)]);
    return { text: raw.text, blocks: toBlocks(raw) };
  }

  async compare(a: string, b: string): Promise<Comparison> {
    return JSON.parse(await this.#engine.call("compare", [String(a), String(b)])) as Comparison;
  }

  async difference(a: string, b: string): Promise<Difference> {
    return JSON.parse(await this.#engine.call("difference", [String(a), String(b)])) as Difference;
  }

  async doubts({ limit = 50 }: { limit?: number } = {}): Promise<Doubts> {
    if (!Number.isInteger(limit) || limit < 0) {
      throw new StorysiftError("bad-input", "limit must be a whole number from 0.");
    }
    return JSON.parse(await this.#engine.call("doubts", [Math.min(limit, 2 ** 31)])) as Doubts;
  }

  async search(query: string): Promise<string[]> {
    return JSON.parse(await this.#engine.call("search", [String(query)])) as string[];
  }

  async apply(decision: Decision): Promise<void> {
    await this.#engine.call("apply", [decision]);
  }

  undo(): Promise<boolean> {
    return this.#engine.call("undo", []);
  }

  redo(): Promise<boolean> {
    return this.#engine.call("redo", []);
  }

  async decisions(): Promise<Decision[]> {
    return JSON.parse(await this.#engine.call("decisions", [])) as Decision[];
  }

  async replay(decisions: Decision[]): Promise<Replayed> {
    return JSON.parse(await this.#engine.call("replay", [decisions])) as Replayed;
  }

  async problems(): Promise<Problem[]> {
    return JSON.parse(await this.#engine.call("problems", [])) as Problem[];
  }

  async tune(looseness: number): Promise<void> {
    if (!(looseness >= -1 && looseness <= 1)) {
      throw new StorysiftError("bad-input", "looseness goes from -1 (strict) to 1 (loose).");
    }
    await this.#engine.call("tune", [looseness]);
  }

  export(format: ExportFormat): ReadableStream<Uint8Array> {
    const engine = this.#engine;
    let number: number | undefined;
    return new ReadableStream<Uint8Array>(
      {
        async pull(stream) {
          number ??= await engine.call("exportStart", [format]);
          // A chunk may be empty; a pull must give something or end.
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

  async close(): Promise<void> {
    this.#cleaner.close();
    this.#engine.close();
  }
}
