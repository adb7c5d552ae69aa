/** What one row of the list says. Texts of files are drawn as text. */

import type { Contents, Row } from "../contents.js";
import type { ViewState } from "../view-state.js";
import { dayIn, fileName, numberIn } from "./format.js";

interface Props {
  row: Row;
  open: boolean | null;
  contents: Contents;
  state: ViewState;
}

export function RowContent({ row, open, contents, state }: Props) {
  const { messages } = state;
  return (
    <>
      <span class="twist" aria-hidden="true">{open === null ? "" : open ? "▾" : "▸"}</span>
      <span class="row-text">
        {row.kind === "story" ? (
          <>
            <span class="title" dir="auto">{row.story.title || messages.noTitle}</span>
            <span class="meta">
              <span class="count">{messages.storyOf(numberIn(state)(row.story.articles.length))}</span>
              {row.story.sources.length > 0 && <bdi>{row.story.sources.slice(0, 3).join(", ")}</bdi>}
              <Days first={row.story.first} last={row.story.last} state={state} />
            </span>
          </>
        ) : (
          <ArticleRow row={row} contents={contents} state={state} />
        )}
      </span>
    </>
  );
}

function Days({ first, last, state }: { first: string | null; last: string | null; state: ViewState }) {
  const day = dayIn(state);
  const days = [first, last].filter((one) => one !== null).map(day);
  return days.length > 0 ? <span>{[...new Set(days)].join(" – ")}</span> : null;
}

function ArticleRow({ row, contents: { columns, indexOf }, state }: { row: Exclude<Row, { kind: "story" }>; contents: Contents; state: ViewState }) {
  const { messages } = state;
  const format = numberIn(state);
  const at = indexOf.get(row.id);
  const of = <T,>(list: ArrayLike<T>): T | undefined => (at === undefined ? undefined : list[at]);
  const date = of(columns.dates);
  return (
    <>
      <span class="title" dir="auto">{of(columns.titles) || messages.noTitle}</span>
      <span class="meta">
        {row.kind === "copy" && <span>{messages.relations[row.relation]}</span>}
        <bdi>{of(columns.sources) || fileName(of(columns.documents) ?? row.id)}</bdi>
        {date ? <span>{dayIn(state)(date)}</span> : of(columns.undated) ? <bdi>{of(columns.undated)}</bdi> : null}
        <span>{messages.words(format(of(columns.words) ?? 0))}</span>
        {row.kind === "article" && row.copies.length > 0 && <span class="count">{messages.copies(row.copies.length, format)}</span>}
      </span>
    </>
  );
}
