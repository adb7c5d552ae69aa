/** Two versions of an article, word by word: struck out what the copy left, marked what it added. */

import { useEffect, useState } from "preact/hooks";
import { openCorpus } from "../engine.ts";
import { t } from "../locales/index.ts";
import { outletOf } from "../names.ts";
import type { Difference, Run } from "../../package/types.ts";

function Words({ run }: { run: Run }) {
  if (run.kind === "gone") return <del>{run.text}</del>;
  if (run.kind === "only") return <ins>{run.text}</ins>;
  return <>{run.text}</>;
}

/** Most paragraphs drawn at once. */
const many = 200;

/** Runs of paragraphs that do not differ are folded into a count. */
function Changed({ found }: { found: Difference }) {
  const [limit, setLimit] = useState(many);
  const lines: preact.JSX.Element[] = [];
  let same = 0;
  const flush = (key: number) => {
    if (same > 0) {
      lines.push(
        <p key={`same-${key}`} class="unchanged">
          {t.copies.unchanged(same)}
        </p>,
      );
    }
    same = 0;
  };
  found.paragraphs.forEach((runs, at) => {
    if (runs.every((run) => run.kind === "both")) {
      same += 1;
      return;
    }
    flush(at);
    lines.push(
      <p key={at} dir="auto">
        {runs.map((run, n) => (
          <Words key={n} run={run} />
        ))}
      </p>,
    );
  });
  flush(found.paragraphs.length);
  return (
    <div class="diff">
      {lines.slice(0, limit)}
      {lines.length > limit && (
        <button type="button" onClick={() => setLimit(limit + many)}>
          {t.article.moreParagraphs(lines.length - limit)}
        </button>
      )}
    </div>
  );
}

export function Differences({ keeper, copy }: { keeper: string; copy: string }) {
  const [found, setFound] = useState<Difference | null>(null);
  useEffect(() => {
    let stale = false;
    setFound(null);
    void openCorpus()
      ?.difference(keeper, copy)
      .then(
        (difference) => stale || setFound(difference),
        () => undefined, // One of them has just gone.
      );
    return () => void (stale = true);
  }, [keeper, copy]);
  return (
    <section class="differences" aria-label={t.copies.compare} aria-live="polite">
      <h3 class="section-title">{t.copies.differences(outletOf(keeper), outletOf(copy))}</h3>
      {found && (
        <>
          {found.gone + found.only === 0 ? (
            <p>{t.copies.identical}</p>
          ) : (
            <p class="legend">
              <del>{t.copies.gone(found.gone)}</del>
              <ins>{t.copies.only(found.only)}</ins>
              <span>{t.copies.both(found.both / Math.max(1, found.both + found.only))}</span>
            </p>
          )}
          <Changed found={found} />
        </>
      )}
    </section>
  );
}
