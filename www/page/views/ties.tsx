/** Why an article is in its story: what it shares with another one there. */

import { useEffect, useState } from "preact/hooks";
import { openCorpus } from "../engine.ts";
import { t } from "../locales/index.ts";
import { outletOf } from "../names.ts";
import type { Story } from "../../package/types.ts";

/** Most terms shown. */
const most = 6;

export function Ties({ article, story }: { article: string; story: Story }) {
  const other = story.articles.find((id) => id !== article);
  const [terms, setTerms] = useState<string[]>([]);
  useEffect(() => {
    let stale = false;
    setTerms([]);
    if (other !== undefined) {
      void openCorpus()
        ?.compare(article, other)
        .then(
          (found) => stale || setTerms([...found.shared.names, ...found.shared.numbers, ...found.shared.terms].slice(0, most)),
          () => undefined, // The article has just gone: nothing to explain.
        );
    }
    return () => void (stale = true);
  }, [article, other]);
  if (other === undefined || terms.length === 0) return null;
  return (
    <span class="ties">
      {t.article.shares(outletOf(other))} <bdi dir="auto">{terms.join(", ")}</bdi>
    </span>
  );
}
