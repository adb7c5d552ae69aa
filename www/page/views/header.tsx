/** The bar at the top: search, undo, adding, export, and the rest behind one menu. */

import { save, saveDecisions } from "../actions/files.ts";
import { redo, undo } from "../actions/decide.ts";
import { startOver } from "../actions/work.ts";
import { t } from "../locales/index.ts";
import * as state from "../state.ts";
import { isDark, theme, toggleTheme } from "../theme.ts";
import type { ExportFormat } from "../../package/types.ts";
import { Menu } from "./menu.tsx";
import { pickDecisions, pickFiles, pickFolder } from "./pickers.tsx";

const formats: ExportFormat[] = ["markdown", "jsonl", "csv"];

function Search() {
  return (
    <input
      id="search"
      type="search"
      class="search"
      aria-label={t.header.search}
      aria-keyshortcuts="/"
      placeholder={t.header.search}
      value={state.query.value}
      autocomplete="off"
      spellcheck={false}
      onKeyDown={(event) => {
        if (event.key !== "ArrowDown" && event.key !== "Enter") return;
        event.preventDefault();
        document.getElementById(`${state.view.value}-list`)?.focus();
      }}
      onInput={(event) => {
        state.query.value = event.currentTarget.value;
        state.pane.value = "list";
      }}
    />
  );
}

/** Light or dark; reads `theme` so that it is drawn anew when that changes. */
export function ThemeButton() {
  void theme.value;
  return (
    <button type="button" class="quiet theme" aria-label={t.header.theme} onClick={toggleTheme}>
      {isDark() ? t.header.light : t.header.dark}
    </button>
  );
}

function sureToStartOver(): void {
  if (!state.canUndo.value || confirm(t.header.startOverSure)) void startOver();
}

export function Header() {
  const nothing = state.columns.value.ids.length === 0;
  return (
    <header class="header">
      <h1 class="wordmark">{t.name}</h1>
      <Search />
      <div class="header-actions">
        <button type="button" class="icon step" disabled={!state.canUndo.value} aria-label={t.header.undo} aria-keyshortcuts="z" title={`${t.header.undo} (z)`} onClick={() => void undo()}>
          <span aria-hidden="true">↶</span>
        </button>
        <button type="button" class="icon step" disabled={!state.canRedo.value} aria-label={t.header.redo} aria-keyshortcuts="Shift+Z" title={`${t.header.redo} (Z)`} onClick={() => void redo()}>
          <span aria-hidden="true">↷</span>
        </button>
        <Menu
          text={t.header.add}
          items={[
            { text: t.drop.files, act: pickFiles },
            { text: t.drop.folder, act: pickFolder },
            { text: t.header.paste, act: () => void (state.dialog.value = "paste") },
          ]}
        />
        <Menu
          text={t.header.export}
          strong
          items={formats.map((format) => ({
            text: t.exports[format],
            act: () => void save(format),
            disabled: nothing,
          }))}
        />
        <Menu
          text={t.header.more}
          items={[
            { text: t.header.undo, act: () => void undo(), disabled: !state.canUndo.value },
            { text: t.header.redo, act: () => void redo(), disabled: !state.canRedo.value },
            { text: t.header.saveDecisions, act: () => void saveDecisions(), disabled: nothing },
            { text: t.header.loadDecisions, act: pickDecisions, disabled: nothing },
            { text: t.header.theme, act: toggleTheme },
            { text: t.header.help, act: () => void (state.dialog.value = "help") },
            { text: t.header.startOver, act: sureToStartOver },
          ]}
        />
        <ThemeButton />
      </div>
    </header>
  );
}
