/** Loads the article and the original that the selection asks for. */

import type { StorysiftErrorCode } from "storysift";
import { droppedFiles } from "../../derived/dropped-files.ts";
import { selectedArticle } from "../../derived/selected-article.ts";
import { openCorpus } from "../../engine/corpus.ts";
import { t } from "../../locales/index.ts";
import * as state from "../../state/index.ts";
import { notifyTrouble } from "./messages.ts";

/** Number of the latest call; an older one that finishes later is ignored. */
let latestCall = 0;

/** The document of a pile that has only one; null for a container. */
function onlyDocument(pile: string): string | null {
  const documents = droppedFiles.value.find((file) => file.pile && file.id === pile)?.documents ?? [];
  return documents.length === 1 ? (documents[0]?.id ?? null) : null;
}

export async function refreshShown(): Promise<void> {
  const call = ++latestCall;
  const corpus = openCorpus();
  const selection = state.selected.value;
  const id = selectedArticle(selection);
  // A file without an article still has a text to show.
  const file = selection?.kind === "file" ? selection.id : selection?.kind === "pile" ? onlyDocument(selection.id) : null;
  if (!corpus || (id === null && file === null)) {
    state.shown.value = null;
    return;
  }
  try {
    const article = id === null ? null : await corpus.article(id);
    const document = article?.document ?? file ?? "";
    const { text, blocks } = await corpus.blocks(document);
    if (call === latestCall) state.shown.value = text ? { document, article, text, blocks } : null;
  } catch (error) {
    if (call !== latestCall || openCorpus() !== corpus) return;
    state.shown.value = null;
    // The article may have been removed while it was fetched; any other error is reported.
    const { code } = error as { code?: StorysiftErrorCode };
    if (code !== "no-article" && code !== "no-document") notifyTrouble(t.trouble.article, error);
  }
}
