/** Takes a file apart into its articles, or keeps it as one; shows before what a line would give. */

import type { Pile } from "storysift";
import { openCorpus } from "../../engine/corpus.ts";
import { t } from "../../locales/index.ts";
import * as state from "../../state/index.ts";
import { attempt } from "../effects/messages.ts";
import { decide } from "./decide.ts";

/** Takes apart the file, and every file of its form. */
export const splitPile = ({ document, form, count }: Pile) =>
  decide([{ kind: "split", document, form }], t.pile.wasSplit(count));

/**
 * Keeps a file as one article. What was only offered stays one in every file of its form; a file that came
 * apart is joined alone.
 */
export const keepWhole = ({ document, form, state: now }: Pile) =>
  decide([{ kind: "whole", document, ...(now === "likely" ? { form } : {}) }], t.pile.wasKept);

/** Shows how many articles start with lines like the active block. */
export async function previewLine(): Promise<void> {
  const corpus = openCorpus();
  const shown = state.shown.value;
  const block = state.activeBlock.value === null ? undefined : shown?.blocks[state.activeBlock.value];
  if (!corpus || !shown || !block) return;
  const { document } = shown;
  const line = shown.text.slice(block.start, block.end).trim();
  await attempt(async () => {
    const pile = await corpus.previewSplit(document, line);
    if (state.shown.value?.document === document) state.splitPreview.value = { document, line, pile };
  });
}

/** Takes the file apart as the preview shows. */
export async function takePreview(): Promise<void> {
  const preview = state.splitPreview.value;
  state.splitPreview.value = null;
  if (!preview?.pile) return;
  const { document, line, pile } = preview;
  await decide([{ kind: "split", document, form: pile.form, line }], t.pile.wasSplit(pile.count));
}

export function cancelPreview(): void {
  state.splitPreview.value = null;
}
