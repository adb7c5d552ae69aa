/** One row of the left list: a story, an article, a file or a pile of articles. */

import type { Story } from "storysift";
import type { ComponentChildren, HTMLAttributes } from "preact";
import type { DroppedFile } from "../derived/dropped-files.ts";
import { onlyInText } from "../derived/list-rows.ts";
import type { Row } from "../derived/list-rows.ts";
import { fileName } from "../derived/outlet-names.ts";
import { t } from "../locales/index.ts";
import * as state from "../state/index.ts";
import type { FileRow } from "../state/index.ts";

interface RowContent {
  attributes: HTMLAttributes<HTMLDivElement>;
  content: ComponentChildren;
}

/** Outlets named in the row of a story; the others are counted. */
const MAX_OUTLETS = 3;

const outlets = (sources: string[]) =>
  sources.length <= MAX_OUTLETS + 1
    ? sources.join(", ")
    : t.list.andMore(sources.slice(0, MAX_OUTLETS).join(", "), sources.length - MAX_OUTLETS);

function StoryRow({ story, open }: { story: Story; open: boolean }) {
  const dates = [story.first, story.last].filter((day) => day !== null).map(t.date);
  return (
    <>
      <span class="twist" aria-hidden="true" data-open={open} />
      <span class="line-main">
        <bdi class="line-title story-title" dir="auto">{story.title || t.list.untitled}</bdi>
        <span class="line-meta">
          <span>{t.list.articlesOf(story.articles.length)}</span>
          {story.sources.length > 0 && <bdi dir="auto">{outlets(story.sources)}</bdi>}
          {dates.length > 0 && <span>{t.range(dates[0] ?? "", dates.at(-1) ?? "")}</span>}
        </span>
      </span>
    </>
  );
}

function ArticleRow({ id }: { id: string }) {
  const row = state.rowById.value.get(id);
  if (row === undefined) return null;
  const { titles, sources, dates, documents, attached } = state.columns.value;
  const copies = (state.copiesByArticle.value.get(id)?.members.length ?? 1) - 1;
  const date = dates[row];
  return (
    <span class="line-main">
      <bdi class="line-title" dir="auto">{titles[row] || t.list.untitled}</bdi>
      <span class="line-meta">
        <bdi dir="auto">{sources[row] || fileName(documents[row] ?? "")}</bdi>
        {date && <span>{t.date(date)}</span>}
        {attached[row] === 1 && <span>{t.list.attached}</span>}
        {onlyInText(id) && <span>{t.list.inText}</span>}
        {copies > 0 && <span class="badge">{t.list.copies(copies)}</span>}
      </span>
    </span>
  );
}

/** A file that holds many articles; its problems are counted while it is closed. */
function PileRow({ pile, open }: { pile: DroppedFile; open: boolean }) {
  return (
    <>
      <span class="twist" aria-hidden="true" data-open={open} />
      <span class="line-main">
        <bdi class="file-path" dir="auto">{pile.name}</bdi>
        <span class="line-meta">
          <span>{t.list.articlesOf(pile.articles)}</span>
          {!open && pile.problems > 0 && <span class="badge problems">{t.list.problems(pile.problems)}</span>}
        </span>
      </span>
    </>
  );
}

function FileRowContent({ file, inside }: { file: FileRow; inside: boolean }) {
  return (
    <>
      <span class="file-state" data-state={file.state} aria-hidden="true" />
      <span class="line-main">
        <bdi class="file-path" dir="auto">{(inside && file.entry) || file.name}</bdi>
        <span class="line-meta">
          {file.state === "waiting" && <span>{t.list.waiting}</span>}
          {file.state === "done" && <span>{t.list.articlesOf(file.articles)}</span>}
          {file.state === "failed" && <span class="failed-mark">{t.list.failed}</span>}
          {file.problem && <span>{file.problem.detail}</span>}
          {file.problems.length > 1 && <span>{t.list.moreProblems(file.problems.length - 1)}</span>}
        </span>
      </span>
    </>
  );
}

/** Attributes and content of one row, for the virtual list. */
export function ListRow(
  row: Row | undefined,
  active: boolean,
  tree: boolean,
  choose: (row: Row) => void,
): RowContent {
  if (!row) return { attributes: {}, content: null };
  const chosenFirst = row.kind === "article" && state.firstOfPair.value === row.id;
  return {
    attributes: {
      role: tree ? "treeitem" : "option",
      class: `line line-${row.kind} level-${row.level}${chosenFirst ? " marked" : ""}`,
      "aria-selected": active,
      "aria-posinset": row.position,
      "aria-setsize": row.siblings,
      ...(tree && { "aria-level": row.level }),
      ...("open" in row && { "aria-expanded": row.open }),
      onClick: () => choose(row),
    },
    content:
      row.kind === "story" ? (
        <StoryRow story={row.story} open={row.open} />
      ) : row.kind === "article" ? (
        <ArticleRow id={row.id} />
      ) : row.kind === "pile" ? (
        <PileRow pile={row.pile} open={row.open} />
      ) : (
        <FileRowContent file={row.file} inside={row.level === 2} />
      ),
  };
}
