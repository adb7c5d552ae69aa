/** Two versions of an article, word by word: struck out what the copy left, marked what it added. */

import { useEffect, useState } from "preact/hooks";
import { difference } from "../diff.ts";
import type { Difference, Run } from "../diff.ts";
import { openCorpus } from "../engine.ts";
import { t } from "../locales/index.ts";
import { outletOf } from "../names.ts";

function Words({ run }: { run: Run }) {
  if (run.kind === "gone") return <del>{run.text}</del>;
  if (run.kind === "only") return <ins>{run.text}</ins>;
  return <>{run.text}</>;
}

/** Runs of paragraphs that do not differ are folded into a count. */
function Changed({ found }: { found: Difference }) {
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
  return <div class="diff">{lines}</div>;
}

export function Differences({ keeper, copy }: { keeper: string; copy: string }) {
  const [found, setFound] = useState<Difference | "too-long" | null>(null);
  useEffect(() => {
    let stale = false;
    const corpus = openCorpus();
    setFound(null);
    void Promise.all([corpus?.article(keeper), corpus?.article(copy)]).then(
      ([a, b]) => {
        if (!stale && a && b) setFound(difference(a.paragraphs, b.paragraphs) ?? "too-long");
      },
      () => undefined,
    );
    return () => void (stale = true);
  }, [keeper, copy]);
  return (
    <section class="differences" aria-label={t.copies.compare} aria-live="polite">
      <h3 class="section-title">{t.copies.differences(outletOf(keeper), outletOf(copy))}</h3>
      {found === "too-long" && <p>{t.copies.tooLong}</p>}
      {found && found !== "too-long" && (
        <>
          {found.gone + found.only === 0 ? (
            <p>{t.copies.identical}</p>
          ) : (
            <p class="legend">
              <del>{t.copies.gone(found.gone)}</del>
              <ins>{t.copies.only(found.only)}</ins>
            </p>
          )}
          <Changed found={found} />
        </>
      )}
    </section>
  );
}
