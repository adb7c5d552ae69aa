/**
 * The added files that hold tables: what their columns are taken for, and where they can be read again when a
 * decision says otherwise. Of a File or Blob only the reference is kept.
 */

import type { FileSource } from "../host/cleaner.js";
import { bytesOf } from "../kinds.js";
import type { GivenColumns, Problem, Table } from "../types.js";

/** An added file that holds tables. */
export interface TableFile {
  /** Its number in the engine. */
  number: number;
  source: FileSource;
  tables: Table[];
  /** Why it could not be read again. */
  problem: Problem | null;
}

export class TableFiles {
  readonly #files = new Map<number, TableFile>();
  /** Called when what is kept of a file changes; no tables when it is forgotten. */
  onChange: (number: number, name: string, size: number, tables: Table[]) => void = () => {};

  /** Keeps a file, in place of what was kept of it before; one without tables is forgotten. */
  keep(number: number, source: FileSource, tables: Table[]): void {
    if (tables.length === 0) return this.forget(number);
    this.#files.set(number, { number, source: source.borrowed ? copyOf(source) : source, tables, problem: null });
    this.onChange(number, source.name, source.size, tables);
  }

  /** Restores what a session kept of a file: it must be added again before it can be read in another way. */
  restore(number: number, name: string, size: number, tables: Table[]): void {
    const gone = (): never => {
      throw new Error("add the file again, as the session keeps only its articles");
    };
    this.#files.delete(number);
    if (tables.length > 0) this.#files.set(number, { number, source: { name, size, borrowed: false, read: gone, head: gone }, tables, problem: null });
  }

  forget(number: number): void {
    const file = this.#files.get(number);
    if (this.#files.delete(number) && file) this.onChange(number, file.source.name, file.source.size, []);
  }

  get isEmpty(): boolean {
    return this.#files.size === 0;
  }

  /** The files of which a table would be read in another way now, in the order in which they were added. */
  changedBy(given: readonly GivenColumns[]): TableFile[] {
    if (given.length === 0) return [...this.#files.values()].filter(({ tables }) => tables.some((table) => table.given));
    const byNames = new Map(given.map((columns) => [keyOf(columns.names), columns]));
    const changed = (table: Table) => {
      const wanted = byNames.get(keyOf(table.columns.map(({ name }) => name)));
      if (!wanted) return table.given;
      return !table.given || table.columns.some(({ name, role }) => (wanted.roles[name] ?? "field") !== role);
    };
    return [...this.#files.values()].filter(({ tables }) => tables.some(changed));
  }

  /** The file of that name and size that could not be read again: the same file, dropped anew, takes its place. */
  unread(name: string, size: number): TableFile | undefined {
    return [...this.#files.values()].find(({ source, problem }) => problem !== null && source.name === name && source.size === size);
  }

  /** Why files could not be read again. */
  problems(): Problem[] {
    return [...this.#files.values()].flatMap(({ problem }) => problem ?? []);
  }

  /** All tables; those of the same columns are one, with the rows of the first. */
  list(): Table[] {
    const tables = new Map<string, Table>();
    for (const table of [...this.#files.values()].flatMap((file) => file.tables)) {
      const key = JSON.stringify([table.columns, table.given]);
      const known = tables.get(key);
      if (known) known.paths.push(...table.paths);
      else tables.set(key, { ...table, paths: [...table.paths] });
    }
    return [...tables.values()];
  }
}

/** Names of columns in any order, as one text. */
const keyOf = (names: readonly string[]): string => JSON.stringify([...new Set(names)].sort());

/** The caller may go on using its bytes. */
function copyOf(source: FileSource): FileSource {
  const blob = new Blob([source.read() as Uint8Array<ArrayBuffer>]); // Bytes of the caller are at hand, not read.
  return { ...source, borrowed: false, blob, read: () => bytesOf(blob), head: () => bytesOf(blob.slice(0, 64 << 10)) };
}
