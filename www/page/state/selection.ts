/** What is selected in the list, what is shown for it, and which block and copy are chosen there. */

import { signal } from "@preact/signals";
import type { Article, Block } from "storysift";

/** The selected row of the list. */
export type Selection =
  | { kind: "story"; id: string }
  | { kind: "article"; id: string }
  | { kind: "file"; id: string }
  | { kind: "pile"; id: string };

/** A document, and which of its articles is shown; null when it has none. */
export interface ShownDocument {
  document: string;
  article: Article | null;
  text: string;
  blocks: Block[];
}

export const selected = signal<Selection | null>(null);
export const shown = signal<ShownDocument | null>(null);
/** Index of the block under the keyboard cursor in the original. */
export const activeBlock = signal<number | null>(null);
/** Index of the block under the pointer. */
export const hoveredBlock = signal<number | null>(null);
/** Id of the copy whose differences from its keeper are shown; null for the default one, "" for none. */
export const comparedCopy = signal<string | null>(null);
/** Id of the article chosen first for "same story"; the second choice completes the pair. */
export const firstOfPair = signal<string | null>(null);

export function reset(): void {
  selected.value = null;
  shown.value = null;
  activeBlock.value = null;
  hoveredBlock.value = null;
  comparedCopy.value = null;
  firstOfPair.value = null;
}
