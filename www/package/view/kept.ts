/** Which parts of a document are in the view of one article. */

import type { Article, Block, Cleaned, Label, MarkupNode, ViewOptions } from "../types.js";

/** Labels of an article whose text is part of its view; its title, authors and days are in its record. */
const TEXT: ReadonlySet<Label> = new Set(["standfirst", "body", "subheading", "item", "quote", "row", "code"]);

export interface Kept {
  /** For each block of the document whether it is in the view. */
  runs: boolean[];
  /** Indices of the blocks that continue the one before. */
  joined: ReadonlySet<number>;
  hasPicture(node: MarkupNode): boolean;
}

/** What is kept of a document for an article. */
export function keptParts(cleaned: Cleaned, article: Article, options: ViewOptions): Kept {
  const { blocks } = cleaned;
  const isOwn = (block: Block) => block.article === article.id;
  let first = blocks.findIndex(isOwn);
  let last = blocks.findLastIndex(isOwn);
  const marked = markedCaptions(cleaned);
  const isCaption = (block: Block) => block.label === "caption" || (block.label === "furniture" && block.article === null && marked.has(block));
  const isBeside = (block: Block | undefined) => block !== undefined && (block.label === "blank" || isCaption(block));
  while (first > 0 && isBeside(blocks[first - 1])) first--;
  while (last >= 0 && isBeside(blocks[last + 1])) last++;
  const runs = blocks.map((block, at) => {
    if (isCaption(block)) return options.captions !== false && first <= at && at <= last && (block.article === null || isOwn(block));
    if (block.label === "row" && options.tables === false) return false;
    if (block.label === "comments") return options.comments === true && article.role === "lead";
    return isOwn(block) && (TEXT.has(block.label) || (block.label === "title" && options.title === true));
  });
  // Sums of the code units before each block: all, and those of the article and of captions.
  const all = [0];
  const own = [0];
  blocks.forEach((block, at) => {
    const size = block.label === "blank" ? 0 : block.end - block.start;
    const isKept = isOwn(block) || runs[at] === true || (isCaption(block) && first <= at && at <= last);
    all.push(all[at]! + size);
    own.push(own[at]! + (isKept ? size : 0));
  });
  /** Index of the first block that ends behind an offset. */
  const blockAt = (offset: number) => {
    let [low, high] = [0, blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (blocks[middle]!.end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const hasPicture = ({ start, around }: MarkupNode) => {
    const at = blockAt(start);
    const isWithin = first >= 0 && first <= at && at <= last + 1;
    if (!around) return isWithin;
    const [from, to] = [blockAt(around[0]), blockAt(around[1] - 1) + 1];
    const sum = (sums: number[]) => (sums[Math.min(to, blocks.length)] ?? 0) - (sums[from] ?? 0);
    const kept = sum(own);
    // Outside of the article only what stands among its lines: a picture above the title.
    return kept > 0 && (isWithin || kept * 2 >= sum(all));
  };
  return { runs, joined: new Set(cleaned.markup.joined), hasPicture };
}

/** The blocks that lie within a caption of a figure or a table as the page marks it, whatever their label is. */
function markedCaptions({ blocks, markup }: Cleaned): ReadonlySet<Block> {
  const found = new Set<Block>();
  let at = 0;
  for (const { kind, start, end } of markup.nodes) {
    if (kind !== "caption") continue;
    while (at < blocks.length && blocks[at]!.end <= start) at++;
    // What is passed here lies within this caption, and captions inside of it do too.
    for (; at < blocks.length && blocks[at]!.start < end; at++) {
      if (blocks[at]!.start >= start) found.add(blocks[at]!);
    }
  }
  return found;
}
