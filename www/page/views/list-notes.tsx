/** Under the list: what the user should know about all files together, each with a button where something can be done. */

import { compareNow } from "../actions/commands/add-files.ts";
import { toggleNews } from "../actions/commands/collections.ts";
import { openDialog } from "../actions/commands/interface.ts";
import { showView } from "../actions/commands/select.ts";
import { droppedFiles } from "../derived/dropped-files.ts";
import { t } from "../locales/index.ts";
import * as state from "../state/index.ts";
import { pickFolder } from "./pickers.tsx";

/** Folders of which the browser may have hidden some files, and the way that shows all. */
function HiddenFilesNote() {
  const folders = state.hiddenIn.value;
  if (folders.length === 0) return null;
  return (
    <p class="list-note">
      {t.list.hidden(folders)}{" "}
      <button type="button" class="link" onClick={pickFolder}>
        {t.drop.folder}
      </button>
    </p>
  );
}

/** How many lines recur in several files, and a button that shows them. */
function RecurringLinesNote() {
  const lines = state.recurringLines.value.length;
  if (lines === 0 || state.busy.value) return null;
  return (
    <p class="list-note">
      {t.recurring.note(lines)}{" "}
      <button type="button" class="link" onClick={() => openDialog("recurring-lines")}>
        {t.recurring.show}
      </button>
    </p>
  );
}

/** How many files failed, and a button that shows them. */
function FailuresNote() {
  const failed = state.failures.value.length;
  if (failed === 0 || state.view.value === "files") return null;
  return (
    <p class="list-note">
      {t.list.failuresNote(failed)}{" "}
      <button type="button" class="link" onClick={() => showView("files")}>
        {t.list.failuresShow}
      </button>
    </p>
  );
}

/** Problems that concern all files together, such as a limit of the comparison. */
function GeneralProblems() {
  const general = state.problems.value.filter((problem) => problem.document === "");
  return (
    <>
      {general.map((problem) => (
        <p key={problem.detail} class="list-note">
          {problem.detail}
        </p>
      ))}
    </>
  );
}

/** Articles that were not compared, because the user cancelled that. */
function NotComparedNote() {
  if (state.compared.value || state.busy.value) return null;
  return (
    <p class="list-note">
      {t.list.notCompared}{" "}
      <button type="button" class="link" onClick={() => void compareNow()}>
        {t.list.compare}
      </button>
    </p>
  );
}

/** That every file and every character is somewhere. */
function AccountedNote() {
  const sum = state.characters.value;
  if (sum === null || state.busy.value) return null;
  return (
    <p class="list-note accounted" title={t.list.charactersWhy(sum.kept, sum.aside)}>
      {t.list.seen(droppedFiles.value.length, state.failures.value.length, state.files.value.length)}{" "}
      <span data-missing={sum.missing > 0}>{t.list.characters(sum.all, sum.missing)}</span>
    </p>
  );
}

/** What came since the collection was opened the time before. */
function NewsNote() {
  const news = state.news.value;
  if (news === null || state.busy.value) return null;
  return (
    <p class="list-note news">
      {t.collections.news(news.articles.size, t.since(news.since))}{" "}
      <button type="button" class="link" aria-pressed={state.onlyNews.value} onClick={toggleNews}>
        {state.onlyNews.value ? t.collections.all : t.collections.onlyNews}
      </button>
    </p>
  );
}

export function ListNotes() {
  return (
    <>
      <NewsNote />
      <AccountedNote />
      <NotComparedNote />
      <HiddenFilesNote />
      <GeneralProblems />
      <RecurringLinesNote />
      <FailuresNote />
    </>
  );
}
