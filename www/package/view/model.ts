/** What `toHtml` and `toMarkdown` write: the kept parts of an article as blocks with inline content. */

import type { MarkupNode } from "../types.js";

/** Text, a line end or a picture, and the inline markup around it, outermost first. */
export type Inline = { marks: readonly MarkupNode[] } & ({ text: string } | { picture: MarkupNode } | { end: true });

export type BlockKind =
  | "root" | "paragraph" | "heading" | "list" | "item" | "quote" | "pre" | "table" | "row" | "cell" | "figure" | "caption" | "rule";

/** A block: with blocks inside, or with inline content. */
export interface ViewBlock {
  kind: BlockKind;
  blocks: ViewBlock[];
  inlines: Inline[];
  /** Level of a heading, first number of a list. */
  number?: number;
  /** Language of code. */
  language?: string;
  header?: boolean;
  cells?: readonly [columns: number, rows: number];
}

export const newBlock = (kind: BlockKind): ViewBlock => ({ kind, blocks: [], inlines: [] });

/** The text of a block's inline content. */
export const plainText = (block: ViewBlock): string => block.inlines.map((one) => ("text" in one ? one.text : "end" in one ? "\n" : "")).join("");

/** Adds inline content with single spaces: none at the start, at the end of a line, or behind a space. */
export function addInline(block: ViewBlock, inline: Inline): void {
  const last = block.inlines.at(-1);
  if ("end" in inline) {
    trimEnd(block);
    if (block.inlines.length > 0) block.inlines.push(inline);
    return;
  }
  if (!("text" in inline)) {
    block.inlines.push(inline);
    return;
  }
  let text = inline.text.replace(/[ \t\n\r\f]+/g, " ");
  if (!last || "end" in last || ("text" in last && last.text.endsWith(" "))) text = text.replace(/^ /, "");
  if (text !== "") block.inlines.push({ ...inline, text });
}

/** Takes space and line ends off the end. */
export function trimEnd(block: ViewBlock): void {
  for (let last = block.inlines.at(-1); last; last = block.inlines.at(-1)) {
    if ("picture" in last) return;
    if ("text" in last) {
      const text = last.text.replace(/ $/, "");
      if (text === last.text) return;
      block.inlines.pop();
      if (text !== "") block.inlines.push({ ...last, text });
      continue;
    }
    block.inlines.pop();
  }
}
