/** What was set aside around one article, from the blocks of its document. */

import type { Block, Label } from "../types.js";

export interface AsidePart {
  label: Label;
  reason: string;
  text: string;
  /** Its range of the document's text. */
  start: number;
  end: number;
}

/**
 * The parts of a document that are in no article, in reading order. Of a document of several articles each part is
 * given with the article before it, those in front with the first one, so that together they are all. Adjacent parts
 * of one label and reason are one.
 */
export function asideOf({ text, blocks }: { text: string; blocks: readonly Block[] }, article: string): AsidePart[] {
  const parts: AsidePart[] = [];
  let before = blocks.find((block) => block.article !== null)?.article ?? article;
  let adjacent = false;
  for (const { start, end, label, reason, article: owner } of blocks) {
    if (owner !== null) {
      before = owner;
      adjacent = false;
      continue;
    }
    const words = text.slice(start, end).trim();
    if (words === "" || before !== article) continue;
    const last = parts.at(-1);
    if (adjacent && last?.label === label && last.reason === reason) Object.assign(last, { text: `${last.text}\n${words}`, end });
    else parts.push({ label, reason, text: words, start, end });
    adjacent = true;
  }
  return parts;
}
