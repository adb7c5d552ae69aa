/** What a corpus holds, read as a whole for lists, and the rows of the list of stories. */

import type { Article, ArticleColumns, Copies, Corpus, Member, Problem, Story } from "../types.js";
import type { RefusedFile } from "./types.js";

export interface Contents {
  columns: ArticleColumns;
  stories: Story[];
  copies: Copies[];
  problems: (Problem | RefusedFile)[];
  /** Index of an article in the columns, by its id. */
  indexOf: ReadonlyMap<string, number>;
  /** The copies of an article that is kept, by its id. */
  copiesOf: ReadonlyMap<string, Copies>;
}

async function listOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** Reads a corpus. `refused` are problems that it does not know of. */
export async function readContents(corpus: Corpus, refused: readonly RefusedFile[]): Promise<Contents> {
  const [columns, stories, copies, problems] = await Promise.all([
    corpus.columns(), listOf(corpus.stories()), listOf(corpus.copies()), corpus.problems(),
  ]);
  return {
    columns,
    stories,
    copies,
    problems: [...problems, ...refused],
    indexOf: new Map(columns.ids.map((id, at) => [id, at])),
    copiesOf: new Map(copies.map((set) => [set.keeper, set])),
  };
}

/** The article that was shown, as it is now; null when it is gone. */
export async function stillShown<T extends { article: Article }>(corpus: Corpus, { indexOf }: Contents, shown: T | null): Promise<T | null> {
  return shown && indexOf.has(shown.article.id) ? { ...shown, article: await corpus.article(shown.article.id) } : null;
}

/** A row of the list: a story of several articles, an article, or a copy of one. */
export type Row = { key: string; level: number; position: number; siblings: number } & (
  | { kind: "story"; story: Story; open: boolean }
  | { kind: "article"; id: string; copies: Member[]; open: boolean }
  | { kind: "copy"; id: string; relation: Member["relation"] }
);

/**
 * The rows that are seen. Stories of several articles are open and copies are closed, but for the rows in `toggled`,
 * by their keys. A story of one article is the row of that article.
 */
export function rowsOf({ stories, copiesOf }: Contents, toggled: ReadonlySet<string>): Row[] {
  const rows: Row[] = [];
  const pushArticle = (id: string, level: number, position: number, siblings: number): void => {
    const key = `article ${id}`;
    const copies = copiesOf.get(id)?.members.filter(({ article }) => article !== id) ?? [];
    const open = copies.length > 0 && toggled.has(key);
    rows.push({ kind: "article", key, level, position, siblings, id, copies, open });
    if (!open) return;
    copies.forEach(({ article, relation }, at) =>
      rows.push({ kind: "copy", key: `copy ${article}`, level: level + 1, position: at + 1, siblings: copies.length, id: article, relation }),
    );
  };
  stories.forEach((story, at) => {
    const [only, ...others] = story.articles;
    if (only === undefined) return;
    if (others.length === 0) return pushArticle(only, 1, at + 1, stories.length);
    const key = `story ${story.id}`;
    const open = !toggled.has(key);
    rows.push({ kind: "story", key, level: 1, position: at + 1, siblings: stories.length, story, open });
    if (open) story.articles.forEach((id, n) => pushArticle(id, 2, n + 1, story.articles.length));
  });
  return rows;
}

/** Whether a row opens and closes; null when it has nothing below it. */
export const isOpen = (row: Row): boolean | null =>
  row.kind === "story" ? row.open : row.kind === "article" && row.copies.length > 0 ? row.open : null;
