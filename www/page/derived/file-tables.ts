/** Which tables are in which added file. */

import { computed } from "@preact/signals";
import type { Table } from "storysift";
import { files, tables } from "../state/index.ts";

/** A table of a file, and how many tables of all files have its columns. */
export interface FileTable {
  table: Table;
  /** Path of the first one inside of the file; null when the file itself is the table. */
  entry: string | null;
}

/** The tables of each file, by the file's name. */
const byFile = computed(() => {
  const names = new Set(files.value.map(({ file }) => file));
  const map = new Map<string, FileTable[]>();
  for (const table of tables.value) {
    const seen = new Set<string>();
    for (const path of table.paths) {
      const file = fileOf(path, names);
      if (file === null || seen.has(file)) continue;
      seen.add(file);
      map.set(file, [...(map.get(file) ?? []), { table, entry: path === file ? null : path.slice(file.length + 1) }]);
    }
  }
  return map;
});

/** The file that a path begins with. */
function fileOf(path: string, names: ReadonlySet<string>): string | null {
  for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
    const name = path.slice(0, end);
    if (names.has(name)) return name;
  }
  return null;
}

export const tablesOf = (file: string): FileTable[] => byFile.value.get(file) ?? [];

/** The tables of one path: of an entry that is a table without a text, for example. */
export const tablesAt = (file: string, path: string): FileTable[] =>
  tablesOf(file).filter(({ table }) => table.paths.includes(path));
