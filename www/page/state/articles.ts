/** The columns of all articles: ids, titles, outlets, dates, sizes. */

import { computed, signal } from "@preact/signals";
import type { ArticleColumns } from "storysift";

const noColumns: ArticleColumns = {
  ids: [],
  documents: [],
  titles: [],
  sources: [],
  dates: [],
  undated: [],
  words: new Uint32Array(),
  confidence: new Float32Array(),
  attached: new Uint8Array(),
};

export const columns = signal<ArticleColumns>(noColumns);

/** Row in `columns` by article id. */
export const rowById = computed(() => new Map(columns.value.ids.map((id, row) => [id, row] as const)));

export function reset(): void {
  columns.value = noColumns;
}
