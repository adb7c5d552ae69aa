/** Moves through the list and the original. */

import { batch } from "@preact/signals";
import { isSetAside } from "../../derived/label-groups.ts";
import { pileByDocument } from "../../derived/dropped-files.ts";
import { cursor, rows } from "../../derived/list-rows.ts";
import type { Row } from "../../derived/list-rows.ts";
import { selectedArticle } from "../../derived/selected-article.ts";
import * as state from "../../state/index.ts";
import type { Pane, Selection, View } from "../../state/index.ts";
import { refreshShown } from "../effects/shown.ts";

/** Selects a row of the list and shows its article. */
export async function select(selection: Selection | null): Promise<void> {
  batch(() => {
    const before = state.selected.value;
    state.selected.value = selection;
    if (before?.id !== selection?.id || before?.kind !== selection?.kind) {
      state.activeBlock.value = null;
      state.hoveredBlock.value = null;
      state.comparedCopy.value = null;
      state.splitPreview.value = null;
      const article = selectedArticle(selection);
      if (article === null || !state.copiesByArticle.value.has(article)) state.sourceTab.value = "original";
    }
  });
  await refreshShown();
}

/** Moves the selection by `by` rows; without a selection, to the first row. */
export function moveSelection(by: number): void {
  const list = rows.value;
  if (list.length === 0) return;
  const at = cursor.value;
  const to = at < 0 ? 0 : Math.min(list.length - 1, Math.max(0, at + by));
  const row = list[to];
  if (row) void select({ kind: row.kind, id: row.id });
}

/** Opens an article and expands its story in the list. */
export function openArticle(id: string, pane: Pane = "article"): void {
  const story = state.storyByArticle.value.get(id);
  batch(() => {
    if (story) setCollapsed(story.id, false);
    state.pane.value = pane;
  });
  void select({ kind: "article", id });
}

/** Opens a story in the list of stories. */
export function openStory(id: string): void {
  state.view.value = "stories";
  void select({ kind: "story", id });
}

/** Hides the articles of a story in the list, or shows them. */
export function setCollapsed(story: string, collapsed: boolean): void {
  if (state.collapsedStories.value.has(story) === collapsed) return;
  const next = new Set(state.collapsedStories.value);
  if (collapsed) next.add(story);
  else next.delete(story);
  state.collapsedStories.value = next;
}

/** Shows the articles of a pile in the list of files, or hides them. */
export function setPileOpen(pile: string, open: boolean): void {
  if (state.openPiles.value.has(pile) === open) return;
  const next = new Set(state.openPiles.value);
  if (open) next.add(pile);
  else next.delete(pile);
  state.openPiles.value = next;
}

/** Opens or closes a story or a pile. */
export function setOpen(row: Row, open: boolean): void {
  if (row.kind === "story") setCollapsed(row.id, !open);
  else if (row.kind === "pile") setPileOpen(row.id, open);
}

/** Selects the story or the pile that a row is in. */
export function selectParent(row: Row): void {
  const list = rows.value;
  const at = list.indexOf(row);
  const parent = list.findLast((other, index) => index < at && other.level < row.level);
  if (parent) void select({ kind: parent.kind, id: parent.id });
}

/** Switches the list; the selection stays on the shown article where the list has it. */
export function showView(view: View): void {
  batch(() => {
    const shown = state.shown.value?.article;
    state.view.value = view;
    state.pane.value = "list";
    // An article of a pile has a row of its own there.
    if (shown && view === "files" && !pileByDocument.value.has(shown.document)) state.selected.value = { kind: "file", id: shown.document };
    else if (shown && state.selected.value?.kind !== "article") {
      state.selected.value = { kind: "article", id: shown.id };
    }
  });
}

/** Moves to the next or previous block that was set aside; after the last one, to the first. */
export function moveToSetAside(by: 1 | -1): void {
  const blocks = state.shown.value?.blocks ?? [];
  const from = state.activeBlock.value ?? (by === 1 ? -1 : 0);
  for (let step = 1; step <= blocks.length; step += 1) {
    const at = (from + by * step + 2 * blocks.length) % blocks.length;
    const block = blocks[at];
    if (block && isSetAside(block.label) && block.label !== "blank") {
      state.activeBlock.value = at;
      return;
    }
  }
}

/** Puts the keyboard cursor of the original on a block. */
export function activateBlock(index: number | null): void {
  if (index !== state.activeBlock.value) state.splitPreview.value = null;
  state.activeBlock.value = index;
}

/** Tells which block the pointer is on. */
export function hoverBlock(index: number | null): void {
  state.hoveredBlock.value = index;
}
