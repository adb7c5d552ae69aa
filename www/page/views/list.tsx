/** The left pane: the list of stories, articles or files. */

import { useMemo } from "preact/hooks";
import { clearSearch, showPane } from "../actions/commands/interface.ts";
import { moveSelection, select, selectParent, setOpen, showView } from "../actions/commands/select.ts";
import { counts, cursor, rows } from "../derived/list-rows.ts";
import type { Row } from "../derived/list-rows.ts";
import { t } from "../locales/index.ts";
import * as state from "../state/index.ts";
import type { View } from "../state/index.ts";
import { ListNotes } from "./list-notes.tsx";
import { ListRow } from "./list-row.tsx";
import { Strictness } from "./strictness.tsx";
import { Tabs } from "./tabs.tsx";
import { VirtualList } from "./virtual-list.tsx";

const views: View[] = ["stories", "articles", "files"];
/** Estimated height of a row in pixels: once rows of its kind are measured, the most frequent height. */
const rowHeights: Record<Row["kind"], number> = { story: 62, article: 58, file: 48, pile: 48 };
/** How often each height was measured. */
const measured: Record<Row["kind"], Map<number, number>> = { story: new Map(), article: new Map(), file: new Map(), pile: new Map() };

function noteHeight(row: Row | undefined, height: number): void {
  if (!row) return;
  const times = measured[row.kind];
  times.set(height, (times.get(height) ?? 0) + 1);
  if ((times.get(height) ?? 0) > (times.get(rowHeights[row.kind]) ?? 0)) rowHeights[row.kind] = height;
}

/** Rows that PageUp and PageDown move by. */
const PAGE_ROWS = 10;

/** The keys of a list and, for stories, of a tree. */
function onKeyDown(event: KeyboardEvent): void {
  const list = rows.value;
  const row = list[cursor.value];
  const keys: Record<string, () => void> = {
    ArrowDown: () => moveSelection(1),
    ArrowUp: () => moveSelection(-1),
    PageDown: () => moveSelection(PAGE_ROWS),
    PageUp: () => moveSelection(-PAGE_ROWS),
    Home: () => moveSelection(-list.length),
    End: () => moveSelection(list.length),
    ArrowLeft: () => {
      if (row?.level === 2) selectParent(row);
      else if (row) setOpen(row, false);
    },
    ArrowRight: () => row && "open" in row && (row.open ? moveSelection(1) : setOpen(row, true)),
    Enter: () => {
      if (row) showPane("article");
    },
  };
  const act = keys[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act();
}

function choose(row: Row): void {
  const again = state.selected.value?.kind === row.kind && state.selected.value.id === row.id;
  if (row.kind === "story" && again) setOpen(row, !row.open);
  if (row.kind === "pile" && (again || !row.open)) setOpen(row, !row.open);
  void select({ kind: row.kind, id: row.id });
  if (!("open" in row)) showPane("article");
}

/** No id of an article is that of a document: their keys need no text of their own. */
const rowKey = (row: Row | undefined): string => (row?.kind === "article" || row?.kind === "file" ? row.id : `${row?.kind}:${row?.id}`);

/** In place of a list without rows. */
function EmptyList() {
  if (state.query.value) {
    return (
      <div class="nothing">
        <p>{t.list.noMatch}</p>
        <button type="button" class="quiet" onClick={clearSearch}>
          {t.list.clear}
        </button>
      </div>
    );
  }
  const view = state.view.value;
  const onlyFailures = view !== "files" && !state.busy.value && state.failures.value.length > 0;
  return (
    <div class="nothing">
      <p>
        {onlyFailures
          ? t.list.onlyFailures
          : { stories: t.list.noStories, articles: t.list.noArticles, files: t.list.noFiles }[view]}
      </p>
    </div>
  );
}

export function ListPane() {
  const list = rows.value;
  const active = cursor.value;
  const view = state.view.value;
  // The same function as long as the list is the same: else the rows are measured anew whenever another is selected.
  const keyOf = useMemo(() => (at: number) => rowKey(list[at]), [list]);
  return (
    <section class="pane list-pane" aria-label={t.tabs.list} data-shown={state.pane.value === "list"}>
      <Tabs
        label={t.tabs.views}
        panel="list-panel"
        tabs={views.map((name) => ({ id: name, text: t.views[name], count: counts.value[name] }))}
        chosen={view}
        onChoose={showView}
      />
      <div id="list-panel" role="tabpanel" aria-label={t.views[view]} class="list-body">
        {view === "stories" && state.stories.value.length > 0 && <Strictness />}
        {list.length === 0 ? (
          <EmptyList />
        ) : (
          <VirtualList
            key={view}
            id={`${view}-list`}
            role={view === "articles" ? "listbox" : "tree"}
            label={t.list[view]}
            count={list.length}
            estimate={(at) => rowHeights[list[at]?.kind ?? "article"]}
            onMeasured={(at, height) => noteHeight(list[at], height)}
            rowKey={keyOf}
            active={active}
            onKeyDown={onKeyDown}
            onFocus={() => active < 0 && moveSelection(0)}
            row={(at) => ListRow(list[at], at === active, view !== "articles", choose)}
          />
        )}
      </div>
      <ListNotes />
    </section>
  );
}
