/** Reads from the engine what two articles share and in which words they differ. Writes no state. */

import type { Article, Comparison, Difference, Doubt } from "storysift";
import { openCorpus } from "../../engine/corpus.ts";

/** A pair under review with its two articles and their comparison. */
export interface LoadedPair {
  pair: Doubt;
  articles: [Article, Article];
  comparison: Comparison;
}

/** Null when there is no corpus, or when one of the articles has just been removed. */
export async function loadPair(pair: Doubt): Promise<LoadedPair | null> {
  const corpus = openCorpus();
  if (!corpus) return null;
  try {
    const [a, b, comparison] = await Promise.all([
      corpus.article(pair.a),
      corpus.article(pair.b),
      corpus.compare(pair.a, pair.b),
    ]);
    return { pair, articles: [a, b], comparison };
  } catch {
    return null;
  }
}

/** Null in the same cases. */
export async function loadDifference(keeper: string, copy: string): Promise<Difference | null> {
  try {
    return (await openCorpus()?.difference(keeper, copy)) ?? null;
  } catch {
    return null;
  }
}
