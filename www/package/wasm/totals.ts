/** Counts the characters of all documents, kept and set aside, and checks that the blocks cover all of them. */

import type { Characters, DocumentRecord, Label } from "../types.js";
import type { RawBlocks, WasmCorpus } from "./exports.js";

const KEPT: readonly string[] = [
  "title", "byline", "source", "date", "standfirst", "body", "subheading", "item", "quote", "row", "code", "field",
] satisfies Label[];

export function countCharacters(corpus: WasmCorpus): Characters {
  const sum: Characters = { all: 0, kept: 0, aside: 0, missing: 0 };
  for (let from: number | null = 0; from !== null; ) {
    const page = JSON.parse(corpus.documents(from)) as { next: number | null; items: DocumentRecord[] };
    for (const { id } of page.items) addDocument(sum, corpus.blocks(id));
    from = page.next;
  }
  return sum;
}

function addDocument(sum: Characters, { text, ends, label }: RawBlocks): void {
  let start = 0;
  const kept = label.words.map((word) => KEPT.includes(word));
  ends.forEach((end, row) => {
    const length = Math.max(0, end - start);
    if (kept[label.rows[row] ?? -1]) sum.kept += length;
    else sum.aside += length;
    start = Math.max(start, end);
  });
  sum.all += text.length;
  sum.missing += text.length - start;
}
