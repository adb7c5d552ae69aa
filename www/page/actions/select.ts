/** Moving through the list and the original. */

import { batch } from "@preact/signals";
import * as state from "../state.ts";
import type { Pane, Selection, View } from "../state.ts";
import { cursor, rows } from "../rows.ts";
import { isAside } from "../labels.ts";
import { articleOf, refreshShown } from "./refresh.ts";

/** Puts the list's cursor on something and shows it. */
export async function select(selection: Selection | null): Promise<void> {
  batch(() => {
    const before = state.selected.value;
    state.selected.value = selection;
    if (before?.id !== selection?.id || before?.kind !== selection?.kind) {
      state.block.value = null;
      state.pointed.value = null;
      state.compared.value = null;
      const article = articleOf(selection);
      if (article === null || !state.copiesOf.value.has(article)) state.evidence.value = "original";
    }
  });
  await refreshShown();
}

/** Moves the cursor by `step` lines; from nowhere to the first line. */
export function step(by: number): void {
  const list = rows.value;
  if (list.length === 0) return;
  const at = cursor.value;
  const to = at < 0 ? 0 : Math.min(list.length - 1, Math.max(0, at + by));
  const row = list[to];
  if (row) void select({ kind: row.kind, id: row.id });
}

/** Opens an article wherever it stands, unfolding its story. */
export function openArticle(id: string, pane: Pane = "article"): void {
  const story = state.storyOf.value.get(id);
  batch(() => {
    if (story) fold(story.id, false);
    state.pane.value = pane;
  });
  void select({ kind: "article", id });
}

/** Folds a story's articles away, or shows them. */
export function fold(story: string, away: boolean): void {
  if (state.folded.value.has(story) === away) return;
  const next = new Set(state.folded.value);
  if (away) next.add(story);
  else next.delete(story);
  state.folded.value = next;
}

/** Another list; the cursor stays on its article where the list has it. */
export function show(view: View): void {
  batch(() => {
    const shown = state.shown.value?.article;
    state.view.value = view;
    state.pane.value = "list";
    if (shown && view === "files") state.selected.value = { kind: "file", id: shown.document };
    else if (shown && state.selected.value?.kind !== "article") {
      state.selected.value = { kind: "article", id: shown.id };
    }
  });
}

/** Moves the original's cursor to the next or previous run that was set aside, round the ends. */
export function stepAside(by: 1 | -1): void {
  const blocks = state.shown.value?.blocks ?? [];
  const from = state.block.value ?? (by === 1 ? -1 : 0);
  for (let step = 1; step <= blocks.length; step += 1) {
    const at = (from + by * step + 2 * blocks.length) % blocks.length;
    const block = blocks[at];
    if (block && isAside(block.label) && block.label !== "blank") {
      state.block.value = at;
      return;
    }
  }
}
