/** What to call an article's origin where a line has little room. */

import { columns, rowOf } from "./state.ts";

/** A file's name without its folders. */
export const fileName = (path: string) => path.slice(path.lastIndexOf("/") + 1);

/** An outlet's name, or the file's where the outlet is not known. */
export function outletOf(id: string): string {
  const row = rowOf.value.get(id);
  if (row === undefined) return id;
  return columns.value.sources[row] || fileName(columns.value.documents[row] ?? id);
}
