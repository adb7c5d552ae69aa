/**
 * The files of which every document was removed: what the journal, and with it the session, keeps of them is taken
 * out. That a document was removed stays in the journal, since another file may hold the same one.
 */

import type { Decision, New } from "../types.js";
import type { Entry, Journal } from "./journal.js";

export class RemovedFiles {
  readonly #journal: Journal;
  /** Numbers of the files that may have lost their last document. */
  readonly #candidates = new Set<number>();

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  get isEmpty(): boolean {
    return this.#candidates.size === 0;
  }

  /** To be told the id of each document that was removed: it begins with the name of its file. */
  note(document: string): void {
    for (const entry of this.#journal.entries()) {
      if ((entry.kind === "packed" || entry.kind === "clean") && document.startsWith(entry.name)) this.#candidates.add(entry.file);
    }
  }

  /**
   * Takes the files out of which no document is left. `addedBy` tells what is left of a file: it is asked when stories
   * are up to date, else it would bring them up to date. A file that decisions name stays: what they say is tied to
   * its text.
   */
  async forget(addedBy: (files: Uint32Array) => Promise<string>): Promise<void> {
    for (const file of [...this.#candidates]) {
      const { documents } = JSON.parse(await addedBy(Uint32Array.of(file))) as New;
      if (documents.length === 0 && !this.#isNamed(file)) this.#journal.forget(file);
      this.#candidates.delete(file);
    }
  }

  /** Whether a decision names a document or an article of a file. */
  #isNamed(file: number): boolean {
    const names = new Set<string>();
    for (const entry of this.#journal.entries()) if ("name" in entry && entry.file === file) names.add(entry.name);
    const isOfFile = (id: string) => [...names].some((name) => id.startsWith(name));
    return this.#journal.entries().some((entry) => idsIn(entry).some(isOfFile));
  }
}

/** The ids of documents and articles in the decisions of an entry. */
function idsIn(entry: Entry): string[] {
  if (entry.kind !== "decision") return [];
  return (entry.args.flat() as Decision[]).flatMap((decision) => {
    const { document, a, b, article } = decision as { document?: string } & Partial<Record<"a" | "b" | "article", { id: string }>>;
    return [document, a?.id, b?.id, article?.id].filter((id) => id !== undefined);
  });
}
