/** Columns from the engine back to records. */

import type { RawBlocks, Words } from "./instance.js";
import type { Block } from "./types.js";

/** The judged runs of a document; each starts where the one before it ends. */
export function toBlocks(raw: RawBlocks): Block[] {
  let start = 0;
  return Array.from(raw.ends, (end, row) => {
    const block: Block = {
      start,
      end,
      label: word(raw.label, row) as Block["label"],
      cue: word(raw.cue, row) as Block["cue"],
      reason: word(raw.reason, row),
      confidence: raw.confidence[row] ?? 0,
      article: word(raw.article, row) || null,
    };
    start = end;
    return block;
  });
}

function word({ words, rows }: Words, row: number): string {
  return words[rows[row] ?? 0] ?? "";
}
