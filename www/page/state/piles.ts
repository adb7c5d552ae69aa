/** Files that hold several articles, or may, and what a line that the user shows would give. */

import { computed, signal } from "@preact/signals";
import type { Pile } from "storysift";

export const piles = signal<Pile[]>([]);

export const pileByDocument = computed(() => new Map(piles.value.map((pile) => [pile.document, pile])));

/** The articles that would start with lines like `line` of a document; `pile` is null when there are none. */
export interface SplitPreview {
  document: string;
  line: string;
  pile: Pile | null;
}

export const splitPreview = signal<SplitPreview | null>(null);

export function reset(): void {
  piles.value = [];
  splitPreview.value = null;
}
