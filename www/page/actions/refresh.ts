/** Brings the state in step with the engine: lists, groups, and the article that is shown. */

import { batch } from "@preact/signals";
import { openCorpus } from "../engine.ts";
import { t } from "../locales/index.ts";
import * as state from "../state.ts";
import type { FileRow, Selection } from "../state.ts";
import type { DocumentRecord, StorysiftErrorCode } from "../../package/types.ts";
import { trouble } from "./notify.ts";
import { refreshDoubts } from "./review.ts";

/** Most lines of the house that are offered. */
const houseLines = 100;

async function all<T>(source: AsyncIterable<T>, most = Infinity): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) if (items.push(item) >= most) break;
  return items;
}

/** Marks the files that the engine has taken in or given up on. */
function settleFiles(documents: DocumentRecord[]): void {
  const byName = new Map(documents.map((document) => [document.name, document] as const));
  const trouble = new Map(state.problems.value.map((problem) => [problem.document, problem] as const));
  state.files.value = state.files.value.map((file): FileRow => {
    const document = byName.get(file.name);
    const problem = document?.problems[0] ?? trouble.get(file.name) ?? null;
    const articles = document?.articles.length ?? 0;
    if (!document && !problem) return file;
    return { ...file, articles, problem, state: problem && articles === 0 ? "failed" : "done" };
  });
}

/** Reads the lists anew: articles and files always, groups when they may have changed. */
export async function refreshLists(groups: boolean): Promise<void> {
  const corpus = openCorpus();
  if (!corpus) return;
  const [columns, documents, problems] = await Promise.all([
    corpus.columns(),
    all(corpus.documents()),
    corpus.problems(),
  ]);
  const stories = groups ? await all(corpus.stories()) : null;
  const copies = groups ? await all(corpus.copies()) : null;
  const house = groups ? await all(corpus.furniture(), houseLines) : null;
  if (openCorpus() !== corpus) return;
  batch(() => {
    state.columns.value = columns;
    state.problems.value = problems;
    settleFiles(documents);
    if (stories) state.stories.value = stories;
    if (copies) state.copies.value = copies;
    if (house) state.house.value = house;
    keepSelection();
  });
  if (groups) await refreshDoubts();
}

/** Reads the stories anew, when nothing else can have changed. */
export async function refreshStories(): Promise<void> {
  const corpus = openCorpus();
  if (!corpus) return;
  const stories = await all(corpus.stories());
  if (openCorpus() !== corpus) return;
  batch(() => {
    state.stories.value = stories;
    keepSelection();
  });
  await refreshDoubts();
}

/** After a regrouping a story may have gone: stay on the article that is shown. */
function keepSelection(): void {
  const selection = state.selected.value;
  if (!selection) return;
  const gone =
    (selection.kind === "story" && !state.stories.value.some((story) => story.id === selection.id)) ||
    (selection.kind === "article" && !state.rowOf.value.has(selection.id));
  if (!gone) return;
  const shown = state.shown.value?.article?.id;
  const near = shown !== undefined && state.rowOf.value.has(shown) ? shown : state.columns.value.ids[0];
  state.selected.value = near === undefined ? null : { kind: "article", id: near };
}

/** The article that a selection shows: itself, a story's first, a file's first. */
export function articleOf(selection: Selection | null): string | null {
  if (!selection) return null;
  if (selection.kind === "article") return selection.id;
  if (selection.kind === "story") {
    return state.stories.value.find((story) => story.id === selection.id)?.articles[0] ?? null;
  }
  const row = state.columns.value.documents.indexOf(selection.id);
  return row < 0 ? null : (state.columns.value.ids[row] ?? null);
}

let latest = 0;

/** Loads the article and the original that the selection asks for. */
export async function refreshShown(): Promise<void> {
  const ticket = ++latest;
  const corpus = openCorpus();
  const selection = state.selected.value;
  const id = articleOf(selection);
  // A file without an article still has a text to look at.
  const file = selection?.kind === "file" ? selection.id : null;
  if (!corpus || (id === null && file === null)) {
    state.shown.value = null;
    return;
  }
  try {
    const article = id === null ? null : await corpus.article(id);
    const document = article?.document ?? file ?? "";
    const { text, blocks } = await corpus.blocks(document);
    if (ticket === latest) state.shown.value = text ? { document, article, text, blocks } : null;
  } catch (error) {
    if (ticket !== latest || openCorpus() !== corpus) return;
    state.shown.value = null;
    // An article may go away while it is fetched; anything else is worth telling.
    const { code } = error as { code?: StorysiftErrorCode };
    if (code !== "no-article" && code !== "no-document") trouble(t.trouble.article, error);
  }
}

/** Everything anew, after a decision or at the end of the work. */
export async function refreshAll(): Promise<void> {
  await refreshLists(true);
  await refreshShown();
}
