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

/** The documents that have several articles which are not attached to another. */
const severalOwn = computed(() => {
  const { documents, attached } = columns.value;
  const found = new Set<string>();
  let [last, own] = ["", 0];
  documents.forEach((document, row) => {
    if (document !== last) own = 0;
    last = document;
    if (attached?.[row] !== 1 && (own += 1) === 2) found.add(document);
  });
  return found;
});

/** All dropped files, in the order of the list of documents. Two files of one name are two; entries of one container are one file. */
export const droppedFiles = computed((): DroppedFile[] => {
  const several = severalOwn.value;
  const all: DroppedFile[] = [];
  const containers = new Map<string, DroppedFile>();
  for (const row of files.value) {
    const isEntry = row.entry !== null;
    let file = isEntry ? containers.get(row.file) : undefined;
    if (!file) {
      file = { id: isEntry ? row.file : row.id, name: row.file, documents: [], pile: isEntry, articles: 0, problems: 0, failed: 0 };
      all.push(file);
      if (isEntry) containers.set(row.file, file);
    }
    file.documents.push(row);
    file.articles += row.articles;
    file.problems += row.problems.length;
    if (row.state === "failed") file.failed += 1;
    file.pile ||= several.has(row.id);
  }
  return all;
});

/** The pile that each document is in, by the document's id. */
export const pileByDocument = computed(() => {
  const map = new Map<string, DroppedFile>();
  for (const file of droppedFiles.value) {
    if (file.pile) for (const { id } of file.documents) map.set(id, file);
  }
  return map;
});
