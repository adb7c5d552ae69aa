/** The rows of the left list, computed from the state: which rows match the search, in which order. */

import { computed } from "@preact/signals";
import type { Story } from "storysift";
import {
  collapsedStories,
  columns,
  copies,
  copiesByArticle,
  files,
  query,
  rowById,
  selected,
  stories,
  storyByArticle,
  textMatches,
  view,
} from "../state/index.ts";
import type { FileRow, Selection } from "../state/index.ts";

/** One row. `level`, `position` (from 1) and `siblings` are what screen readers are told about a tree node. */
export type Row =
  | { kind: "story"; id: string; story: Story; open: boolean; level: 1; position: number; siblings: number }
  | { kind: "article"; id: string; level: 1 | 2; position: number; siblings: number }
  | { kind: "file"; id: string; file: FileRow; level: 1; position: number; siblings: number };

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
  for (const story of stories.value) {
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
  matches.forEach(({ story, articles }, at) => {
    const place = { level: 1, position: at + 1, siblings: matches.length } as const;
    if (story.articles.length === 1) {
      rows.push({ kind: "article", id: story.articles[0] ?? "", ...place });
      return;
    }
    const open = words.length > 0 || !collapsedStories.value.has(story.id);
    rows.push({ kind: "story", id: story.id, story, open, ...place });
    if (!open) return;
    articles.forEach((id, n) =>
      rows.push({ kind: "article", id, level: 2, position: n + 1, siblings: articles.length }),
    );
  });
  return rows;
}

function articleRows(words: string[]): Row[] {
  const ids = columns.value.ids.filter((id) => words.length === 0 || articleMatches(id, words));
  return ids.map((id, at) => ({
    kind: "article",
    id,
    level: 1,
    position: at + 1,
    siblings: ids.length,
  }));
}

/** Failed files come first: they are what the user looks for in this list. */
function fileRows(words: string[]): Row[] {
  const hits = files.value.filter((file) => words.every((word) => fold(file.name).includes(word)));
  const ordered = [
    ...hits.filter((file) => file.state === "failed"),
    ...hits.filter((file) => file.state !== "failed"),
  ];
  return ordered.map((file, at) => ({
    kind: "file",
    id: file.id,
    file,
    level: 1,
    position: at + 1,
    siblings: ordered.length,
  }));
}

/** The rows of the shown list. */
export const rows = computed<Row[]>(() => {
  const words = wordsOf(query.value);
  if (view.value === "stories") return storyRows(words);
  return view.value === "articles" ? articleRows(words) : fileRows(words);
});

/** Number of items of each kind, regardless of the search. */
export const counts = computed(() => ({
  stories: stories.value.length,
  articles: columns.value.ids.length,
  files: files.value.length,
  copies: copies.value.reduce((sum, set) => sum + set.members.length - 1, 0),
}));

const rowIndexOf = (selection: Selection | null | undefined) =>
  selection ? rows.value.findIndex((row) => row.kind === selection.kind && row.id === selection.id) : -1;

/**
 * Index of the selected row, or -1. For a copy, the row of its keeper; for an article of a
 * collapsed story, the row of the story.
 */
export const cursor = computed(() => {
  const selection = selected.value;
  const at = rowIndexOf(selection);
  if (at >= 0 || selection?.kind !== "article") return at;
  const keeper = copiesByArticle.value.get(selection.id)?.keeper;
  const keeperRow = keeper === undefined ? -1 : rowIndexOf({ kind: "article", id: keeper });
  const story = storyByArticle.value.get(selection.id);
  return keeperRow >= 0 || !story ? keeperRow : rowIndexOf({ kind: "story", id: story.id });
});
