/** Keeps the state up to date with the collection that is open. */

import { batch } from "@preact/signals";
import { openCorpus } from "../../engine/corpus.ts";
import * as state from "../../state/index.ts";

/** Called when work has ended: what is known of the collection, and what is new in it. */
export function followCollection(): void {
  state.collection.value = openCorpus()?.session ?? null;
  void followNews();
}

/** Asks what came since the collection was opened the time before. */
async function followNews(): Promise<void> {
  const corpus = openCorpus();
  const since = corpus?.session?.visited ?? null;
  if (!corpus || since === null || !state.compared.value) return;
  const added = await corpus.newSince(since).catch(() => null);
  if (openCorpus() !== corpus) return;
  batch(() => {
    const isNews = added !== null && added.documents.length > 0;
    state.news.value = isNews
      ? { since, documents: new Set(added.documents), articles: new Set(added.articles), stories: new Set(added.stories) }
      : null;
    if (!isNews) state.onlyNews.value = state.exportsOnlyNews.value = false;
  });
}
