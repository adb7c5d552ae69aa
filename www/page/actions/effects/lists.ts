/** Updates the lists of the state from the engine: files, articles, stories, copies, recurring lines. */

import { batch } from "@preact/signals";
import { droppedFiles } from "../../derived/dropped-files.ts";
import { openCorpus } from "../../engine/corpus.ts";
import * as state from "../../state/index.ts";
import { refreshDoubts } from "./doubts.ts";
import { FileRows } from "./file-rows.ts";
import { SharedStrings } from "./shared-strings.ts";

/** Recurring lines that are offered. */
const MAX_RECURRING = 100;
/** Articles up to which everything is shown in one task of the page; of more, the groups after articles and files. */
const MAX_IN_ONE_TASK = 5_000;

/** The items of a list, at most `max`, each as `share` gives it. */
async function collect<T>(source: AsyncIterable<T>, { max = Infinity, share = (item: T) => item } = {}): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) if (items.push(share(item)) >= max) break;
  return items;
}

/**
 * Updates articles and files; with `groups` also stories, copies and recurring lines. With `onListed` articles and files
 * are shown before their groups are asked for, which may take long, and then it is called.
 */
export async function refreshLists(groups: boolean, onListed?: () => Promise<void>): Promise<void> {
  const corpus = openCorpus();
  if (!corpus) return;
  const [columns, problems, rules] = await Promise.all([corpus.columns(), corpus.problems(), corpus.rules()]);
  // While the engine works the lists are soon read again.
  const shared = groups ? new SharedStrings(columns) : null;
  const rows = new FileRows();
  for await (const document of corpus.documents()) rows.add(shared?.document(document) ?? document);
  const tables = await collect(corpus.tables());
  const show = () => {
    state.columns.value = columns;
    state.problems.value = problems;
    state.rules.value = rules;
    state.files.value = rows.after(state.files.value, problems);
    state.piles.value = rows.piles;
    state.tables.value = tables;
    replaceLostSelection();
  };
  const inTwoTasks = onListed !== undefined || columns.ids.length > MAX_IN_ONE_TASK;
  if (!shared || inTwoTasks) {
    if (openCorpus() !== corpus) return;
    batch(show);
    await onListed?.();
  }
  if (!shared) return;
  const stories = await collect(corpus.stories(), { share: shared.story });
  const copies = await collect(corpus.copies(), { share: shared.copies });
  const recurringLines = await collect(corpus.furniture(), { max: MAX_RECURRING });
  if (openCorpus() !== corpus) return;
  batch(() => {
    state.stories.value = stories;
    state.copies.value = copies;
    state.recurringLines.value = recurringLines;
    if (inTwoTasks) replaceLostSelection();
    else show();
  });
  await refreshDoubts();
}

/** Updates the stories alone, after a change that affects nothing else. */
export async function refreshStories(): Promise<void> {
  const corpus = openCorpus();
  if (!corpus || !state.compared.value) return;
  const stories = await collect(corpus.stories(), { share: new SharedStrings(state.columns.value).story });
  if (openCorpus() !== corpus) return;
  batch(() => {
    state.stories.value = stories;
    replaceLostSelection();
  });
  await refreshDoubts();
}

/**
 * When the selected story or article no longer exists, selects the article that is shown, or the first one. A file that
 * has come apart, or no longer does, stays selected.
 */
function replaceLostSelection(): void {
  const selection = state.selected.value;
  if (!selection) return;
  const { kind, id: selectedId } = selection;
  if (kind === "file" || kind === "pile") {
    const isFile = state.files.value.some((file) => file.id === selectedId);
    const isPile = droppedFiles.value.some((file) => file.pile && file.id === selectedId);
    if (kind === "file" && !isFile && isPile) state.selected.value = { kind: "pile", id: selectedId };
    if (kind === "pile" && !isPile && isFile) state.selected.value = { kind: "file", id: selectedId };
    return;
  }
  const lost =
    (selection.kind === "story" && !state.stories.value.some((story) => story.id === selection.id)) ||
    (selection.kind === "article" && !state.rowById.value.has(selection.id));
  if (!lost) return;
  const shown = state.shown.value?.article?.id;
  const id = shown !== undefined && state.rowById.value.has(shown) ? shown : state.columns.value.ids[0];
  state.selected.value = id === undefined ? null : { kind: "article", id };
}
