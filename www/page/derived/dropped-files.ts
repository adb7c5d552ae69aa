/** The files as they were dropped: each with its documents, and which of them are piles of articles. */

import { computed } from "@preact/signals";
import { columns, files } from "../state/index.ts";
import type { FileRow } from "../state/index.ts";

/** A file as it was dropped. */
export interface DroppedFile {
  /** Of a pile the name of the file, else the id of its document. */
  id: string;
  name: string;
  /** Its documents in the order of the file; one, when it is no container. */
  documents: FileRow[];
  /** It holds several documents, or one document with several records: a row that opens. */
  pile: boolean;
  articles: number;
  problems: number;
  /** How many of its documents were not read. */
  failed: number;
}

/** The row in `columns` of the first article of each document; the others stand behind it. */
const firstRows = computed(() => {
  const map = new Map<string, number>();
  columns.value.documents.forEach((document, row, all) => {
    if (document !== all[row - 1]) map.set(document, row);
  });
  return map;
});

/** Rows in `columns` of the articles of a document, in reading order. */
export function articleRowsOf(document: string): number[] {
  const { documents } = columns.value;
  const rows: number[] = [];
  const first = firstRows.value.get(document) ?? documents.length;
  for (let row = first; documents[row] === document; row += 1) rows.push(row);
  return rows;
}

/** Whether a document has several articles that are not attached to another. */
function hasSeveral(document: string): boolean {
  const { documents, attached } = columns.value;
  let own = 0;
  for (let row = firstRows.value.get(document) ?? documents.length; documents[row] === document && own < 2; row += 1) own += attached?.[row] === 1 ? 0 : 1;
  return own > 1;
}

/** Two files of one name are two; entries of one container are one file. */
const fileKey = (row: FileRow): string => (row.entry === null ? `document ${row.id}` : `container ${row.file}`);

/** All dropped files, in the order of the list of documents. */
export const droppedFiles = computed((): DroppedFile[] => {
  const byKey = new Map<string, DroppedFile>();
  for (const row of files.value) {
    const key = fileKey(row);
    let file = byKey.get(key);
    if (!file) {
      const id = row.entry === null ? row.id : row.file;
      byKey.set(key, (file = { id, name: row.file, documents: [], pile: row.entry !== null, articles: 0, problems: 0, failed: 0 }));
    }
    file.documents.push(row);
    file.articles += row.articles;
    file.problems += row.problems.length;
    file.failed += Number(row.state === "failed");
    file.pile ||= hasSeveral(row.id);
  }
  return [...byKey.values()];
});

/** The pile that each document is in, by the document's id. */
export const pileByDocument = computed(() => {
  const map = new Map<string, DroppedFile>();
  for (const file of droppedFiles.value) {
    if (file.pile) for (const { id } of file.documents) map.set(id, file);
  }
  return map;
});
