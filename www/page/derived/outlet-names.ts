/** Short names for where an article comes from. */

import { columns, rowById } from "../state/index.ts";

/** A file's name without its folders. */
export const fileName = (path: string) => path.slice(path.lastIndexOf("/") + 1);

/** The name of an article's outlet, or of its file when the outlet is unknown. */
export function outletOf(id: string): string {
  const row = rowById.value.get(id);
  if (row === undefined) return id;
  return columns.value.sources[row] || fileName(columns.value.documents[row] ?? id);
}
