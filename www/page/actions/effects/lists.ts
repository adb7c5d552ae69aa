/** Updates the lists of the state from the engine: files, articles, stories, copies, recurring lines. */

import { batch } from "@preact/signals";
import type { DocumentRecord, Problem } from "storysift";
import { droppedFiles } from "../../derived/dropped-files.ts";
import { openCorpus } from "../../engine/corpus.ts";
import * as state from "../../state/index.ts";
import type { FileRow } from "../../state/index.ts";
import { refreshDoubts } from "./doubts.ts";
import { SharedStrings } from "./shared-strings.ts";

/** Recurring lines that are offered. */
const MAX_RECURRING = 100;

/** The items of a list, at most `max`, each as `share` gives it. */
async function collect<T>(source: AsyncIterable<T>, { max = Infinity, share = (item: T) => item } = {}): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) if (items.push(share(item)) >= max) break;
  return items;
}

/** Updates articles and files; with `groups` also stories, copies and recurring lines. */
export async function refreshLists(groups: boolean): Promise<void> {
  const corpus = openCorpus();
  if (!corpus) return;
  const [columns, problems, rules] = await Promise.all([corpus.columns(), corpus.problems(), corpus.rules()]);
  // While the engine works the lists are soon read again.
  const shared = groups ? new SharedStrings(columns) : null;
  const documents = await collect(corpus.documents(), { share: shared?.document });
  const tables = await collect(corpus.tables());
  const stories = shared && (await collect(corpus.stories(), { share: shared.story }));
  const copies = shared && (await collect(corpus.copies(), { share: shared.copies }));
  const recurringLines = groups ? await collect(corpus.furniture(), { max: MAX_RECURRING }) : null;
  if (openCorpus() !== corpus) return;
  batch(() => {
    state.columns.value = columns;
    state.problems.value = problems;
    state.rules.value = rules;
    updateFiles(documents);
    state.piles.value = documents.flatMap((document) => document.pile ?? []);
    state.tables.value = tables;
    if (stories) state.stories.value = stories;
    if (copies) state.copies.value = copies;
    if (recurringLines) state.recurringLines.value = recurringLines;
    replaceLostSelection();
  });
  if (groups) await refreshDoubts();
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

const NO_PROBLEMS: readonly Problem[] = [];

/** One row for each document, and one for each file that is none: not read yet, or given up. */
function updateFiles(documents: DocumentRecord[]): void {
  const documentsByName = new Map<string, DocumentRecord[]>();
  for (const document of documents) {
    const sameName = documentsByName.get(document.name);
    if (sameName) sameName.push(document);
    else documentsByName.set(document.name, [document]);
  }
  const problemByName = new Map(state.problems.value.map((problem) => [problem.document, problem] as const));
  const containers = new Set(documents.filter(({ entry }) => entry !== null).map(({ file }) => file));
  // Not read yet, or given up.
  const others = new Map(state.files.value.filter((file) => file.state !== "done").map((file) => [file.name, file]));
  const names = new Set([...state.files.value.map((file) => file.name), ...documentsByName.keys()]);
  state.files.value = [...names].flatMap((name): FileRow[] => {
    const found = documentsByName.get(name);
    if (found) return found.map(rowOf);
    const problem = problemByName.get(name) ?? null;
    if (problem) return [{ id: name, name, file: name, entry: null, articles: 0, problem, problems: [problem], state: "failed" }];
    if (containers.has(name)) return []; // Its entries have taken its place.
    const other = others.get(name);
    return other ? [other] : [];
  });
}

function rowOf({ id, name, file, entry, articles, problems }: DocumentRecord): FileRow {
  const problem = problems[0] ?? null;
  const state = problem && articles.length === 0 ? "failed" : "done";
  return { id, name, file, entry, articles: articles.length, problem, problems: problem ? problems : NO_PROBLEMS, state };
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
