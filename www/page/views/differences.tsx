/** The differences between two versions of an article, word by word: words the copy left out are struck out, words it added are marked. */

import type { Difference, Run } from "storysift";
import { useEffect, useState } from "preact/hooks";
import { loadDifference } from "../actions/effects/comparison.ts";
import { outletOf } from "../derived/outlet-names.ts";
import { t } from "../locales/index.ts";

function Words({ run }: { run: Run }) {
  if (run.kind === "gone") return <del>{run.text}</del>;
  if (run.kind === "only") return <ins>{run.text}</ins>;
  return <>{run.text}</>;
}

/** Paragraphs drawn at first, and with each "more". */
const PARAGRAPHS_PER_PAGE = 200;

/** The paragraphs that differ; those between them are only counted. */
function ChangedParagraphs({ difference }: { difference: Difference }) {
  const [limit, setLimit] = useState(PARAGRAPHS_PER_PAGE);
  const lines: preact.JSX.Element[] = [];
  let unchanged = 0;
  const addCount = (key: number) => {
    if (unchanged > 0) {
      lines.push(
        <p key={`unchanged-${key}`} class="unchanged">
          {t.copies.unchanged(unchanged)}
        </p>,
      );
    }
    unchanged = 0;
  };
  difference.paragraphs.forEach((runs, at) => {
    if (runs.every((run) => run.kind === "both")) {
      unchanged += 1;
      return;
    }
    addCount(at);
    lines.push(
      <p key={at} dir="auto">
        {runs.map((run, n) => (
          <Words key={n} run={run} />
        ))}
      </p>,
    );
  });
  addCount(difference.paragraphs.length);
  return (
    <div class="diff">
      {lines.slice(0, limit)}
      {lines.length > limit && (
        <button type="button" onClick={() => setLimit(limit + PARAGRAPHS_PER_PAGE)}>
          {t.article.moreParagraphs(lines.length - limit)}
        </button>
      )}
    </div>
  );
}

export function Differences({ keeper, copy }: { keeper: string; copy: string }) {
  const [difference, setDifference] = useState<Difference | null>(null);
  useEffect(() => {
    let stale = false;
    setDifference(null);
    void loadDifference(keeper, copy).then((loaded) => stale || setDifference(loaded));
    return () => void (stale = true);
  }, [keeper, copy]);
  return (
    <section class="differences" aria-label={t.copies.compare} aria-live="polite">
      <h3 class="section-title">{t.copies.differences(outletOf(keeper), outletOf(copy))}</h3>
      {difference && (
        <>
          {difference.gone + difference.only === 0 ? (
            <p>{t.copies.identical}</p>
          ) : (
            <p class="legend">
              <del>{t.copies.gone(difference.gone)}</del>
              <ins>{t.copies.only(difference.only)}</ins>
              <span>{t.copies.both(difference.both / Math.max(1, difference.both + difference.only))}</span>
            </p>
          )}
          <ChangedParagraphs difference={difference} />
        </>
      )}
    </section>
  );
}
