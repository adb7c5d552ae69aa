/** Makes the rows of the list of files, document by document as they come from the engine. Writes no state. */

import type { DocumentRecord, Pile, Problem } from "storysift";
import type { FileRow } from "../../state/index.ts";

const NO_PROBLEMS: readonly Problem[] = [];

export class FileRows {
  /** The rows of each name; most names have one. */
  readonly #byName = new Map<string, FileRow | FileRow[]>();
  /** Files whose documents are entries. */
  readonly #containers = new Set<string>();
  readonly piles: Pile[] = [];

  add({ id, name, file, entry, articles, problems, pile }: DocumentRecord): void {
    const problem = problems[0] ?? null;
    const state = problem && articles.length === 0 ? "failed" : "done";
    const row: FileRow = { id, name, file, entry, articles: articles.length, problem, problems: problem ? problems : NO_PROBLEMS, state };
    const known = this.#byName.get(name);
    if (known === undefined) this.#byName.set(name, row);
    else if (Array.isArray(known)) known.push(row);
    else this.#byName.set(name, [known, row]);
    if (entry !== null) this.#containers.add(file);
    if (pile) this.piles.push(pile);
  }

  /** One row for each document, and one for each file that is none: not read yet, or given up. Names keep their order. */
  after(before: readonly FileRow[], problems: readonly Problem[]): FileRow[] {
    const problemByName = new Map(problems.map((problem) => [problem.document, problem]));
    // Not read yet, or given up.
    const others = new Map<string, FileRow>();
    for (const row of before) if (row.state !== "done") others.set(row.name, row);
    const rows: FileRow[] = [];
    const seen = new Set<string>();
    const put = (name: string, found: FileRow | FileRow[] | undefined): void => {
      if (found !== undefined) return void (Array.isArray(found) ? rows.push(...found) : rows.push(found));
      const problem = problemByName.get(name);
      if (problem) return void rows.push({ id: name, name, file: name, entry: null, articles: 0, problem, problems: [problem], state: "failed" });
      const other = others.get(name);
      if (other && !this.#containers.has(name)) rows.push(other); // Entries take the place of their container.
    };
    for (const { name } of before) {
      if (seen.has(name)) continue;
      seen.add(name);
      put(name, this.#byName.get(name));
    }
    for (const [name, found] of this.#byName) if (!seen.has(name)) put(name, found);
    return rows;
  }
}
