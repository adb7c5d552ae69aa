/** The rows of the left list, computed from the state: which rows match the search, in which order. */

import { computed } from "@preact/signals";
import type { Story } from "storysift";
import {
  busy,
  collapsedStories,
  columns,
  copies,
  copiesByArticle,
  news,
  onlyNews,
  openPiles,
  query,
  rowById,
  selected,
  stories,
  storyByArticle,
  textMatches,
  view,
} from "../state/index.ts";
import type { FileRow, Selection } from "../state/index.ts";
import { type DroppedFile, articleRowsOf, droppedFiles, pileByDocument } from "./dropped-files.ts";

/** One row. `level`, `position` (from 1) and `siblings` are what screen readers are told about a tree node. */
export type Row =
  | { kind: "story"; id: string; story: Story; open: boolean; level: 1; position: number; siblings: number }
  | { kind: "article"; id: string; level: 1 | 2; position: number; siblings: number }
  | { kind: "file"; id: string; file: FileRow; level: 1 | 2; position: number; siblings: number }
  | { kind: "pile"; id: string; pile: DroppedFile; open: boolean; level: 1; position: number; siblings: number };

/** Lower case without diacritics. */
const fold = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const wordsOf = (text: string) => fold(text).split(/\s+/).filter(Boolean);

/** Title, outlet and file name of each article, folded; computed at the first search. */
const descriptions = computed(() => {
  const { titles, sources, documents } = columns.value;
  return documents.map((document, row) => fold(`${titles[row] ?? ""} ${sources[row] ?? ""} ${document}`));
});

/** Whether an article's title, outlet and file name contain all words. */
function descriptionMatches(id: string, words: string[]): boolean {
  const text = descriptions.value[rowById.value.get(id) ?? -1];
  return text !== undefined && words.every((word) => text.includes(word));
}

/** Whether its description or its text matches; texts match once the engine has answered. */
const articleMatches = (id: string, words: string[]): boolean =>
  descriptionMatches(id, words) || (textMatches.value?.ids.has(id) ?? false);

/** Whether the search words match the article's text only, not its description. */
export function onlyInText(id: string): boolean {
  const ids = textMatches.value?.ids;
  return ids !== undefined && ids.has(id) && !descriptionMatches(id, wordsOf(query.value));
}

function storyRows(words: string[]): Row[] {
  const matches: { story: Story; articles: string[] }[] = [];
  for (const story of shownStories.value) {
    if (words.length === 0) {
      matches.push({ story, articles: story.articles });
      continue;
    }
    const description = fold(`${story.title} ${story.terms.join(" ")}`);
    const articles = words.every((word) => description.includes(word))
      ? story.articles
      : story.articles.filter(
          (id) =>
            articleMatches(id, words) ||
            copiesByArticle.value.get(id)?.members.some((member) => articleMatches(member.article, words)),
        );
    if (articles.length > 0) matches.push({ story, articles });
  }
  const rows: Row[] = [];
  const siblings = matches.length;
  matches.forEach(({ story, articles }, at) => {
    const position = at + 1;
    if (story.articles.length === 1) {
      rows.push({ kind: "article", id: story.articles[0] ?? "", level: 1, position, siblings });
      return;
    }
    const open = words.length > 0 || !collapsedStories.value.has(story.id);
    rows.push({ kind: "story", id: story.id, story, open, level: 1, position, siblings });
    if (!open) return;
    articles.forEach((id, n) =>
      rows.push({ kind: "article", id, level: 2, position: n + 1, siblings: articles.length }),
    );
  });
  return rows;
}

function articleRows(words: string[]): Row[] {
  const ids = columns.value.ids.filter((id) => isShown(id) && (words.length === 0 || articleMatches(id, words)));
  return ids.map((id, at) => ({
    kind: "article",
    id,
    level: 1,
    position: at + 1,
    siblings: ids.length,
  }));
}

/** What stands below a pile, in the order of the file: its articles, and a line for each document with problems or without articles. */
function pileContents({ documents }: DroppedFile): ({ kind: "article"; id: string } | { kind: "file"; id: string; file: FileRow })[] {
  return documents.flatMap((file) => {
    const articles = articleRowsOf(file.id).map((row) => ({ kind: "article", id: columns.value.ids[row] ?? "" }) as const);
    const own = file.problems.length > 0 || articles.length === 0;
    return own ? [{ kind: "file", id: file.id, file } as const, ...articles] : articles;
  });
}

/** Files that failed come first, then piles of which a part did: they are what the user looks for in this list. */
function fileRows(words: string[]): Row[] {
  const matches = (text: string) => words.every((word) => fold(text).includes(word));
  const found: [DroppedFile[], DroppedFile[], DroppedFile[]] = [[], [], []];
  /** What is shown below a pile, for those that are open. */
  const opened = new Map<DroppedFile, ReturnType<typeof pileContents>>();
  for (const file of shownFiles.value) {
    if (!matches(file.name)) {
      // The words may be of its contents: it is open as long as they are searched for.
      const contents = file.pile
        ? pileContents(file).filter((one) => (one.kind === "article" ? descriptionMatches(one.id, words) : matches(one.file.name)))
        : [];
      if (contents.length === 0) continue;
      opened.set(file, contents);
    } else if (file.pile && openPiles.value.has(file.id)) {
      opened.set(file, pileContents(file));
    }
    found[file.failed === 0 ? 2 : file.pile ? 1 : 0].push(file);
  }
  const rows: Row[] = [];
  const siblings = found[0].length + found[1].length + found[2].length;
  let position = 0;
  for (const files of found) {
    for (const file of files) {
      position += 1;
      const only = file.documents[0];
      const contents = opened.get(file);
      if (file.pile) rows.push({ kind: "pile", id: file.id, pile: file, open: contents !== undefined, level: 1, position, siblings });
      else if (only) rows.push({ kind: "file", id: only.id, file: only, level: 1, position, siblings });
      contents?.forEach((one, n) => rows.push({ ...one, level: 2, position: n + 1, siblings: contents.length }));
    }
  }
  return rows;
}

/** The rows of the shown list. */
export const rows = computed<Row[]>(() => {
  const words = wordsOf(query.value);
  if (view.value === "stories") return storyRows(words);
  return view.value === "articles" ? articleRows(words) : fileRows(words);
});

/** The stories that may be shown. */
const shownStories = computed(() => (onlyNews.value ? stories.value.filter((story) => news.value?.stories.has(story.id)) : stories.value));

/** Whether an article may be shown. */
const isShown = (id: string): boolean => !onlyNews.value || (news.value?.articles.has(id) ?? false);

/** The files that may be shown. */
const shownFiles = computed(() =>
  onlyNews.value ? droppedFiles.value.filter((file) => file.documents.some(({ id }) => news.value?.documents.has(id))) : droppedFiles.value,
);

/** Files that are there. After a cancellation those that it left out stay rows for a moment, but do not count. */
const fileCount = computed(() => {
  const left = (row: FileRow) => row.state === "waiting" && !busy.value;
  return droppedFiles.value.reduce((sum, file) => sum + Number(!file.documents.every(left)), 0);
});

/** Number of items of each kind, regardless of the search. */
export const counts = computed(() => ({
  stories: stories.value.length,
  articles: columns.value.ids.length,
  files: fileCount.value,
  copies: copies.value.reduce((sum, set) => sum + set.members.length - 1, 0),
}));

const rowIndexOf = (selection: Selection | null | undefined) =>
  selection ? rows.value.findIndex((row) => row.kind === selection.kind && row.id === selection.id) : -1;

/** Index of the file or pile that a document is shown as in the list of files, or -1. */
function fileRowIndexOf(document: string): number {
  const pile = pileByDocument.value.get(document);
  return rowIndexOf(pile ? { kind: "pile", id: pile.id } : { kind: "file", id: document });
}

/**
 * Index of the selected row, or -1. For a copy, the row of its keeper; for an article of a
 * collapsed story, the row of the story; in the list of files, the row of its file.
 */
export const cursor = computed(() => {
  const selection = selected.value;
  const at = rowIndexOf(selection);
  if (at < 0 && selection && view.value === "files") {
    const row = rowById.value.get(selection.id);
    return fileRowIndexOf(row === undefined ? selection.id : (columns.value.documents[row] ?? ""));
  }
  if (at >= 0 || selection?.kind !== "article") return at;
  const keeper = copiesByArticle.value.get(selection.id)?.keeper;
  const keeperRow = keeper === undefined ? -1 : rowIndexOf({ kind: "article", id: keeper });
  const story = storyByArticle.value.get(selection.id);
  return keeperRow >= 0 || !story ? keeperRow : rowIndexOf({ kind: "story", id: story.id });
});
