/** The left pane: stories, articles or files, under one filter. */

import { show } from "../actions/select.ts";
import { fold, select, step } from "../actions/select.ts";
import { t } from "../locales/index.ts";
import { counts, cursor, rows } from "../rows.ts";
import type { Row } from "../rows.ts";
import * as state from "../state.ts";
import type { View } from "../state.ts";
import { ListRow } from "./list-row.tsx";
import { Strictness } from "./strictness.tsx";
import { Tabs } from "./tabs.tsx";
import { VirtualList } from "./virtual.tsx";

const views: View[] = ["stories", "articles", "files"];
const height: Record<Row["kind"], number> = { story: 62, article: 58, file: 48 };

/** Arrow keys of a list and, for stories, of a tree. */
function onKeyDown(event: KeyboardEvent): void {
  const list = rows.value;
  const row = list[cursor.value];
  const page = 10;
  const keys: Record<string, () => void> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    PageDown: () => step(page),
    PageUp: () => step(-page),
    Home: () => step(-list.length),
    End: () => step(list.length),
    ArrowLeft: () => {
      if (row?.kind === "story") fold(row.id, true);
      else if (row?.level === 2) {
        const story = state.storyOf.value.get(row.id);
        if (story) void select({ kind: "story", id: story.id });
      }
    },
    ArrowRight: () => row?.kind === "story" && (row.open ? step(1) : fold(row.id, false)),
    Enter: () => {
      if (row) state.pane.value = "article";
    },
  };
  const act = keys[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act();
}

function choose(row: Row): void {
  if (row.kind === "story" && state.selected.value?.id === row.id) fold(row.id, row.open);
  void select({ kind: row.kind, id: row.id });
  if (row.kind !== "story") state.pane.value = "article";
}

/** What stands in the list's place when it has no line. */
function Nothing() {
  if (state.query.value) {
    return (
      <div class="nothing">
        <p>{t.list.noMatch}</p>
        <button type="button" class="quiet" onClick={() => void (state.query.value = "")}>
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

/** Another one: lines that recur in many files, and the way to them. */
function HouseNote() {
  const lines = state.house.value.length;
  if (lines === 0 || state.busy.value) return null;
  return (
    <p class="failures-note">
      {t.house.note(lines)}{" "}
      <button type="button" class="link" onClick={() => void (state.dialog.value = "house")}>
        {t.house.show}
      </button>
    </p>
  );
}

/** A line under the list: how many files failed, and the way to them. */
function FailuresNote() {
  const failed = state.failures.value.length;
  if (failed === 0 || state.view.value === "files") return null;
  return (
    <p class="failures-note">
      {t.list.failuresNote(failed)}{" "}
      <button type="button" class="link" onClick={() => show("files")}>
        {t.list.failuresShow}
      </button>
    </p>
  );
}

/** What is wrong with no single file: that comparing stopped at a limit, say. */
function WholeNotes() {
  const told = state.problems.value.filter((problem) => problem.document === "");
  return (
    <>
      {told.map((problem) => (
        <p key={problem.detail} class="failures-note">
          {problem.detail}
        </p>
      ))}
    </>
  );
}

export function ListPane() {
  const list = rows.value;
  const active = cursor.value;
  const view = state.view.value;
  return (
    <section class="pane list-pane" aria-label={t.tabs.list} data-shown={state.pane.value === "list"}>
      <Tabs
        label={t.tabs.views}
        panel="list-panel"
        tabs={views.map((name) => ({ id: name, text: t.views[name], count: counts.value[name] }))}
        chosen={view}
        onChoose={show}
      />
      <div id="list-panel" role="tabpanel" aria-label={t.views[view]} class="list-body">
        {view === "stories" && state.stories.value.length > 0 && <Strictness />}
        {list.length === 0 ? (
          <Nothing />
        ) : (
          <VirtualList
            key={view}
            id={`${view}-list`}
            role={view === "stories" ? "tree" : "listbox"}
            label={t.list[view]}
            count={list.length}
            estimate={(at) => height[list[at]?.kind ?? "article"]}
            rowKey={(at) => `${list[at]?.kind}:${list[at]?.id}`}
            active={active}
            onKeyDown={onKeyDown}
            onFocus={() => active < 0 && step(0)}
            row={(at) => ListRow(list[at], at === active, view === "stories", choose)}
          />
        )}
      </div>
      <WholeNotes />
      <HouseNote />
      <FailuresNote />
    </section>
  );
}
