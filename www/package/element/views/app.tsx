/** All that the element shows. */

import type { ExportFormat } from "../../types.js";
import type { ViewProps } from "../view-state.js";
import { ArticleView, Pages } from "./article.js";
import { DropArea } from "./drop-area.js";
import { numberIn } from "./format.js";
import { List } from "./list.js";

export function App({ state, actions }: ViewProps) {
  const { contents, shown, failure, note, messages } = state;
  return (
    <div class="root" part="root" lang={messages.language} data-article={shown !== null} aria-busy={state.work !== null}>
      <DropArea state={state} actions={actions} />
      <p role="alert" class="failure" part="failure" hidden={!failure}>{failure && messages.failed(failure)}</p>
      <p role="status" class="status" part="status">
        <Status state={state} />
      </p>
      {contents === null && <slot name="empty" />}
      {contents && <Problems state={state} actions={actions} />}
      {contents && (
        <div class="panes">
          {contents.stories.length > 0 && <List state={state} actions={actions} contents={contents} />}
          {shown && <ArticleView state={state} actions={actions} shown={shown} />}
        </div>
      )}
      {contents && <Toolbar state={state} actions={actions} />}
      {note && <p class="meta" part="note" dir="auto">{note}</p>}
    </div>
  );
}

/** What there is, in one line; screen readers say it when it changes. */
function Status({ state }: Pick<ViewProps, "state">) {
  const { contents, messages } = state;
  if (!contents) return null;
  const { columns, stories, copies, problems } = contents;
  const counts = {
    stories: stories.length,
    articles: columns.ids.length,
    copies: copies.reduce((sum, { members }) => sum + members.length - 1, 0),
    problems: problems.length,
  };
  return <>{counts.articles === 0 && counts.problems === 0 ? messages.nothing : messages.summary(counts, numberIn(state))}</>;
}

/** Every file with trouble, by name. */
function Problems({ state }: ViewProps) {
  const { contents, messages } = state;
  const problems = contents?.problems ?? [];
  const format = numberIn(state);
  if (problems.length === 0) return null;
  return (
    <details class="problems" part="problems" open={contents?.stories.length === 0}>
      <summary>{messages.problems(format(problems.length))}</summary>
      <ul tabIndex={0} aria-label={messages.problems(format(problems.length))}>
        <Pages items={problems} more={(left) => messages.more(format(left))}>
          {({ document, detail }, at) => (
            <li part="problem" key={at}>
              {document && <bdi class="file">{document}</bdi>} <span>{detail}</span>
            </li>
          )}
        </Pages>
      </ul>
    </details>
  );
}

/** Saving and clearing, and what the page puts beside them. */
function Toolbar({ state, actions }: ViewProps) {
  const { contents, disabled, format, messages, work } = state;
  const formats = Object.entries(messages.formats) as [ExportFormat, string][];
  return (
    <div class="toolbar" part="toolbar">
      <select part="format" aria-label={messages.format} disabled={disabled} value={format} onChange={({ currentTarget }) => actions.setFormat(currentTarget.value as ExportFormat)}>
        {formats.map(([value, name]) => <option key={value} value={value} selected={value === format}>{name}</option>)}
      </select>
      <button type="button" part="button save" disabled={disabled || work !== null || contents?.columns.ids.length === 0} onClick={actions.save}>{messages.save}</button>
      <button type="button" part="button clear" disabled={disabled} onClick={actions.clear}>{messages.clear}</button>
      <slot name="actions" />
    </div>
  );
}
