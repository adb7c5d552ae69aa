/** Converts columns from the engine into records. */

import type { Block } from "../types.js";
import type { RawBlocks, StringColumn } from "./exports.js";

/** The blocks of a document in order; each starts where the previous one ends. */
export function toBlocks(raw: RawBlocks): Block[] {
  let start = 0;
  return Array.from(raw.ends, (end, row) => {
    const block: Block = {
      start,
      end,
      label: stringAt(raw.label, row) as Block["label"],
      cue: stringAt(raw.cue, row) as Block["cue"],
      reason: stringAt(raw.reason, row),
      confidence: raw.confidence[row] ?? 0,
      article: stringAt(raw.article, row) || null,
    };
    start = end;
    return block;
  });
}

function stringAt({ words, rows }: StringColumn, row: number): string {
  return words[rows[row] ?? 0] ?? "";
}
