/** Which list, pane and tab are shown, and which stories are collapsed. */

import { signal } from "@preact/signals";

/** The lists of the left pane. */
export type View = "stories" | "articles" | "files";
/** The panes; a narrow window shows one at a time. */
export type Pane = "list" | "article" | "original";
/** The tabs of the right pane. */
export type SourceTab = "original" | "copies";

export const view = signal<View>("stories");
export const pane = signal<Pane>("list");
export const sourceTab = signal<SourceTab>("original");
/** Ids of stories whose articles are hidden in the list. */
export const collapsedStories = signal<ReadonlySet<string>>(new Set());
/** Ids of files whose articles are shown in the list of files. */
export const openPiles = signal<ReadonlySet<string>>(new Set());

export function reset(): void {
  view.value = "stories";
  pane.value = "list";
  sourceTab.value = "original";
  collapsedStories.value = new Set();
  openPiles.value = new Set();
}
