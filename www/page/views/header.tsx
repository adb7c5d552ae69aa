/** The bar at the top: search, undo and redo, adding files, export, and a menu with the rest. */

import type { ExportFormat } from "storysift";
import { newCollection, toggleExportedNews } from "../actions/commands/collections.ts";
import { redo, undo } from "../actions/commands/decide.ts";
import { openDialog, search, toggleTheme } from "../actions/commands/interface.ts";
import { saveDecisions, saveExport } from "../actions/commands/save.ts";
import { isDark } from "../actions/effects/theme.ts";
import { t } from "../locales/index.ts";
import * as state from "../state/index.ts";
import { type Item, Menu } from "./menu.tsx";
import { pickDecisions, pickFiles, pickFolder } from "./pickers.tsx";

/** What can be saved, in the order of the menu. */
const saves: { text: string; format: ExportFormat; copies?: true }[] = [
  { text: t.exports.markdown, format: "markdown" },
  { text: t.exports.jsonl, format: "jsonl" },
  { text: t.exports.csv, format: "csv" },
  { text: t.exports.ris, format: "ris" },
  { text: t.exports.zip, format: "zip" },
  { text: t.exports.zipWithCopies, format: "zip", copies: true },
];

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
      onInput={(event) => search(event.currentTarget.value)}
    />
  );
}

/** Switches between light and dark. */
export function ThemeButton() {
  return (
    <button type="button" class="quiet theme" aria-label={t.header.theme} onClick={toggleTheme}>
      {isDark() ? t.header.light : t.header.dark}
    </button>
  );
}

/** Name of the collection; opens the dialog of all. */
function CollectionName() {
  const name = (state.isKept.value && state.collection.value?.name) || t.collections.none;
  return (
    <button type="button" class="quiet collection-name" aria-label={t.collections.button(name)} onClick={() => openDialog("collections")}>
      {name}
    </button>
  );
}

/** Whether exports hold only what is new, where something is. */
function onlyNews(): Item[] {
  const news = state.news.value;
  if (news === null) return [];
  return [{ text: t.exports.onlyNews(t.since(news.since)), act: toggleExportedNews, checked: state.exportsOnlyNews.value }];
}

/** What is kept needs no question. */
function confirmStartOver(): void {
  const isLost = state.canUndo.value && !state.isKept.value;
  const question = isLost ? t.header.startOverSure : state.busy.value ? t.header.startOverSureBusy : null;
  if (question === null || confirm(question)) void newCollection();
}

export function Header() {
  const noArticles = state.columns.value.ids.length === 0;
  return (
    <header class="header">
      <h1 class="wordmark">{t.name}</h1>
      <CollectionName />
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
            { text: t.header.paste, act: () => openDialog("paste") },
          ]}
        />
        <Menu
          text={t.header.export}
          strong
          items={[...saves
            .filter(({ copies }) => !copies || state.copies.value.length > 0)
            .map(({ text, format, copies }) => ({
              text,
              act: () => void saveExport(format, { copies: copies ?? false }),
              disabled: noArticles,
            })), ...onlyNews()]}
        />
        <Menu
          text={t.header.more}
          items={[
            { text: t.header.undo, act: () => void undo(), disabled: !state.canUndo.value },
            { text: t.header.redo, act: () => void redo(), disabled: !state.canRedo.value },
            { text: t.header.saveDecisions, act: () => void saveDecisions(), disabled: noArticles },
            { text: t.header.loadDecisions, act: pickDecisions, disabled: noArticles },
            { text: t.rules.menu, act: () => openDialog("rules"), disabled: noArticles },
            { text: t.header.theme, act: toggleTheme },
            { text: t.header.help, act: () => openDialog("help") },
            { text: t.collections.menu, act: () => openDialog("collections") },
            { text: t.header.startOver, act: confirmStartOver },
          ]}
        />
        <ThemeButton />
      </div>
    </header>
  );
}
