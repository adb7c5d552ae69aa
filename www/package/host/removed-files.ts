/**
 * The files of which every document was removed: what the journal, and with it the session, keeps of them is taken
 * out. That a document was removed stays in the journal, since another file may hold the same one.
 */

import type { Decision, New } from "../types.js";
import type { Entry, Journal } from "./journal.js";

/** Gives JSON text of what is left of files, `New`. */
type AddedBy = (files: Uint32Array) => Promise<string>;

export class RemovedFiles {
  readonly #journal: Journal;
  /** Ids of the documents that were removed since the files were looked at. */
  #documents: string[] = [];

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  get isEmpty(): boolean {
    return this.#documents.length === 0;
  }

  /** To be told the id of each document that was removed. */
  note(document: string): void {
    this.#documents.push(document);
  }

  /**
   * Takes the files out of which no document is left. `addedBy` is asked when stories are up to date, else it would
   * bring them up to date. A file that decisions name stays: what they say is tied to its text.
   */
  async forget(addedBy: AddedBy): Promise<void> {
    const entries = this.#journal.entries();
    const named = filesOf(entries.flatMap(idsIn), entries);
    const candidates = [...filesOf(this.#documents, entries)].filter((file) => !named.has(file));
    this.#journal.forget(new Set(await withoutDocuments(candidates, addedBy)));
    this.#documents = [];
  }
}

/** Numbers of the files with documents or articles of these ids: an id begins with the name of its file. */
function filesOf(ids: readonly string[], entries: readonly Entry[]): Set<number> {
  const files = new Map<string, Set<number>>();
  if (ids.length === 0) return new Set();
  for (const entry of entries) {
    if (entry.kind !== "packed" && entry.kind !== "clean") continue;
    const known = files.get(entry.name);
    if (known) known.add(entry.file);
    else files.set(entry.name, new Set([entry.file]));
  }
  const lengths = new Set([...files.keys()].map((name) => name.length));
  const found = new Set<number>();
  for (const id of ids) for (const length of lengths) for (const file of files.get(id.slice(0, length)) ?? []) found.add(file);
  return found;
}

/** Those of the files of which no document is left. Asks for all at once, then for halves: one call when none has any. */
async function withoutDocuments(files: number[], addedBy: AddedBy): Promise<number[]> {
  if (files.length === 0) return [];
  const { documents } = JSON.parse(await addedBy(Uint32Array.from(files))) as New;
  if (documents.length === 0) return files;
  if (files.length === 1) return [];
  const middle = files.length >> 1;
  return [...(await withoutDocuments(files.slice(0, middle), addedBy)), ...(await withoutDocuments(files.slice(middle), addedBy))];
}

/** The ids of documents and articles in the decisions of an entry. */
function idsIn(entry: Entry): string[] {
  if (entry.kind !== "decision") return [];
  return (entry.args.flat() as Decision[]).flatMap((decision) => {
    const { document, a, b, article } = decision as { document?: string } & Partial<Record<"a" | "b" | "article", { id: string }>>;
    return [document, a?.id, b?.id, article?.id].filter((id) => id !== undefined);
  });
}
