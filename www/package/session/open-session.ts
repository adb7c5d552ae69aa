/** The session of an open corpus: opens its storage, tells the engine what it holds, and says how it stands. */

import { ahead, batches } from "../host/batches.js";
import type { ReplacedEngine } from "../host/replaced-engine.js";
import type { TableFiles } from "../intake/table-files.js";
import { StorysiftError, abortError, sessionError } from "../error.js";
import { platform } from "../platform.js";
import type { Progress, Session } from "../types.js";
import { type StoredEntry, type LogEntry, bytesOf, decisionsOf } from "../storage/entry.js";
import type { SessionStore } from "../storage/store.js";
import { SessionWriter } from "../storage/writer.js";

export class OpenSession {
  readonly #store: SessionStore;
  readonly writer: SessionWriter;
  readonly #visited: string | null;
  /** What is left of a session whose files this version cannot read. */
  readonly #said: readonly LogEntry[] | null;
  readonly #setAside: string | null;
  #restored = 0;
  /** Set once it is given back. */
  #ended: Promise<void> | undefined;
  /** The highest number of a file. */
  lastFile = 0;

  private constructor(store: SessionStore, formats: Uint32Array, onUnsaved: ((reason: string) => void) | undefined, old: Old | null) {
    this.#store = store;
    this.#visited = old?.changed ?? (store.info.format === 0 ? null : store.info.changed);
    this.#said = old?.said ?? null;
    this.#setAside = old?.name ?? null;
    this.writer = new SessionWriter(store, formats[0]!, (reason) => onUnsaved?.(reason));
  }

  /**
   * Opens the session of a name. One whose cleaned files have none of these formats is kept under another name, and
   * what was decided in it is taken over. The first format is the one that is written. Rejects with the code "session"
   * or "session-in-use".
   */
  static async open(name: string, formats: Uint32Array, onUnsaved: ((reason: string) => void) | undefined): Promise<OpenSession> {
    const store = await platform.sessions.open(name);
    if (store.info.format === 0 || formats.includes(store.info.format)) return new OpenSession(store, formats, onUnsaved, null);
    const { changed } = store.info;
    const said: LogEntry[] = [];
    for await (const some of store.entries()) said.push(...some);
    await store.close();
    const taken = new Set((await platform.sessions.list(name)).map((info) => info.name));
    let aside = platform.sessions.nameAside(name, 1);
    for (let n = 2; taken.has(aside); n += 1) aside = platform.sessions.nameAside(name, n);
    await platform.sessions.rename(name, aside);
    return new OpenSession(await platform.sessions.open(name), formats, onUnsaved, { name: aside, changed, said });
  }

  /** Tells the engine what the session holds; without `withLooseness` not how loosely stories were grouped. */
  async restore(
    engine: ReplacedEngine,
    tableFiles: TableFiles,
    withLooseness: boolean,
    onProgress: ((progress: Progress) => void) | undefined,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const progress: Progress = { stage: "read", done: 0, total: this.writer.info.files, bytes: 0, documents: 0, failed: 0, restarts: 0, name: null };
    if (this.#said) {
      const { decisions, looseness } = decisionsOf(this.#said);
      await engine.call("replay", [decisions]);
      if (withLooseness && looseness !== null) await engine.call("tune", [looseness]);
      return;
    }
    let file = 0;
    for await (const read of ahead(this.#entries())) {
      for (const some of batches(read, bytesOf)) {
        const files = some.filter((entry) => entry.kind === "packed");
        if (files.length > 0) await engine.restoreFiles(files);
        for (const entry of some) {
          this.writer.wasRead(entry);
          if (entry.kind === "tune" && !withLooseness) continue;
          if (entry.kind !== "packed") await engine.restore(entry);
          if (entry.kind === "tables") tableFiles.restore(entry.file, entry.name, entry.size, entry.tables);
          if (!("file" in entry)) continue;
          this.lastFile = Math.max(this.lastFile, entry.file);
          if (entry.kind === "tables" || entry.file === file) continue;
          file = entry.file;
          this.#restored += 1;
          Object.assign(progress, { done: this.#restored, name: entry.name });
          if (entry.kind === "packed") progress.bytes += entry.packed.length;
        }
        onProgress?.({ ...progress, failed: engine.lost.length, restarts: engine.restarts });
        if (signal?.aborted) throw abortError();
      }
    }
  }

  async *#entries(): AsyncIterable<readonly StoredEntry[]> {
    try {
      yield* this.#store.entries();
    } catch (error) {
      if (error instanceof StorysiftError) throw error;
      throw sessionError(`The session cannot be read: ${(error as Error).message}`);
    }
  }

  /** How it stands now. */
  get now(): Session {
    return { ...this.writer.info, restored: this.#restored, visited: this.#visited, failure: this.writer.failure, setAside: this.#setAside };
  }

  async save(): Promise<void> {
    await this.writer.flush();
    if (this.writer.failure !== null) throw sessionError(this.writer.failure);
  }

  rename(newName: string): Promise<void> {
    return this.writer.rename(newName);
  }

  toFile(): Promise<Blob> {
    return this.writer.toFile();
  }

  /** Deletes it. */
  remove(): Promise<void> {
    return (this.#ended ??= this.writer.deleteSession());
  }

  close(): Promise<void> {
    return (this.#ended ??= this.writer.close());
  }
}

/** A session that was set aside. */
interface Old {
  name: string;
  changed: string;
  said: readonly LogEntry[];
}
