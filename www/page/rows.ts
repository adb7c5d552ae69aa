/** The lines of the left list, from the state: what is shown, in which order, under the filter. */

import { computed } from "@preact/signals";
import type { Story } from "../package/types.ts";
import {
  columns,
  copies,
  copiesOf,
  files,
  folded,
  found,
  query,
  rowOf,
  selected,
  stories,
  storyOf,
  view,
} from "./state.ts";
import type { FileRow, Selection } from "./state.ts";

/** One line. `level`, `position` and `siblings` are what a tree tells about a node. */
export type Row =
  | { kind: "story"; id: string; story: Story; open: boolean; level: 1; position: number; siblings: number }
  | { kind: "article"; id: string; level: 1 | 2; position: number; siblings: number }
  | { kind: "file"; id: string; file: FileRow; level: 1; position: number; siblings: number };

const wordsOf = (text: string) => fold(text).split(/\s+/).filter(Boolean);

const fold = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Title, outlet and file of each article, as they are compared; made at the first search. */
const heads = computed(() => {
  const { titles, sources, documents } = columns.value;
  return documents.map((document, row) => fold(`${titles[row] ?? ""} ${sources[row] ?? ""} ${document}`));
});

/** Whether an article's title, outlet or file holds the filter's words. */
function headMatches(id: string, words: string[]): boolean {
  const text = heads.value[rowOf.value.get(id) ?? -1];
  return text !== undefined && words.every((word) => text.includes(word));
}

/** The same, or its text does: as far as the engine has answered. */
const articleMatches = (id: string, words: string[]): boolean =>
  headMatches(id, words) || (found.value?.ids.has(id) ?? false);

/** Whether only the article's text holds the filter's words. */
export function onlyInText(id: string): boolean {
  const ids = found.value?.ids;
  return ids !== undefined && ids.has(id) && !headMatches(id, wordsOf(query.value));
}

function storyRows(words: string[]): Row[] {
  const found: { story: Story; articles: string[] }[] = [];
  for (const story of stories.value) {
    if (words.length === 0) {
      found.push({ story, articles: story.articles });
      continue;
    }
    const whole = fold(`${story.title} ${story.terms.join(" ")}`);
    const articles = words.every((word) => whole.includes(word))
      ? story.articles
      : story.articles.filter(
          (id) =>
            articleMatches(id, words) ||
            copiesOf.value.get(id)?.members.some((member) => articleMatches(member.article, words)),
        );
    if (articles.length > 0) found.push({ story, articles });
  }
  const rows: Row[] = [];
  found.forEach(({ story, articles }, at) => {
    const place = { level: 1, position: at + 1, siblings: found.length } as const;
    if (story.articles.length === 1) {
      rows.push({ kind: "article", id: story.articles[0] ?? "", ...place });
      return;
    }
    const open = words.length > 0 || !folded.value.has(story.id);
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

/** Files that failed first: they are what the person looks for here. */
function fileRows(words: string[]): Row[] {
  const hits = files.value.filter((file) => words.every((word) => fold(file.name).includes(word)));
  const ordered = [
    ...hits.filter((file) => file.state === "failed"),
    ...hits.filter((file) => file.state !== "failed"),
  ];
  return ordered.map((file, at) => ({
    kind: "file",
    id: file.name,
    file,
    level: 1,
    position: at + 1,
    siblings: ordered.length,
  }));
}

/** The list as it stands. */
export const rows = computed<Row[]>(() => {
  const words = wordsOf(query.value);
  if (view.value === "stories") return storyRows(words);
  return view.value === "articles" ? articleRows(words) : fileRows(words);
});

/** How many of each the views hold, whatever the filter. */
export const counts = computed(() => ({
  stories: stories.value.length,
  articles: columns.value.ids.length,
  files: files.value.length,
  copies: copies.value.reduce((sum, set) => sum + set.members.length - 1, 0),
}));

const find = (selection: Selection | null | undefined) =>
  selection ? rows.value.findIndex((row) => row.kind === selection.kind && row.id === selection.id) : -1;

/**
 * Index of the row under the cursor, or -1. A copy stands under its keeper, an article of a
 * folded story under the story.
 */
export const cursor = computed(() => {
  const selection = selected.value;
  const at = find(selection);
  if (at >= 0 || selection?.kind !== "article") return at;
  const keeper = copiesOf.value.get(selection.id)?.keeper;
  const under = keeper === undefined ? -1 : find({ kind: "article", id: keeper });
  const story = storyOf.value.get(selection.id);
  return under >= 0 || !story ? under : find({ kind: "story", id: story.id });
});
