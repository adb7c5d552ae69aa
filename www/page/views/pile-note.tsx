/** In place of an article: what a file of many articles holds, and its problems. */

import type { DroppedFile } from "../derived/dropped-files.ts";
import { tablesOf } from "../derived/file-tables.ts";
import { t } from "../locales/index.ts";
import { TableNotes } from "./table-note.tsx";

/** Problems that are shown; the list has a row for each. */
const MAX_PROBLEMS = 50;

export function PileNote({ pile }: { pile: DroppedFile }) {
  const problems = pile.documents.flatMap((file) => file.problems.map((problem) => ({ problem, entry: file.entry })));
  return (
    <>
      <header class="article-head">
        <p class="kicker">
          <span>{t.pile.kind}</span>
        </p>
        <h2 dir="auto">{pile.name}</h2>
        <p class="facts">
          <span>{t.list.articlesOf(pile.articles)}</span>
          {pile.documents.length > 1 && <span>{t.pile.documents(pile.documents.length)}</span>}
        </p>
      </header>
      <div class="prose">
        <p>{pile.articles > 0 ? t.pile.choose : t.pile.none}</p>
      </div>
      <TableNotes tables={tablesOf(pile.name)} />
      {problems.length > 0 && (
        <section>
          <h3 class="section-title">{t.pile.problems}</h3>
          <ul class="pile-problems">
            {problems.slice(0, MAX_PROBLEMS).map(({ problem, entry }) => (
              <li key={`${entry} ${problem.code} ${problem.detail}`}>
                {entry !== null && <bdi class="file-path" dir="auto">{entry}</bdi>}
                <code>{problem.code}</code> {problem.detail}
              </li>
            ))}
          </ul>
          {problems.length > MAX_PROBLEMS && <p>{t.list.moreProblems(problems.length - MAX_PROBLEMS)}</p>}
        </section>
      )}
    </>
  );
}
