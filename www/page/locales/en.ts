/**
 * All texts of the page, in English. Another language is another file of the same shape;
 * `locales/index.ts` chooses one.
 */

import { articles } from "./en/articles.ts";
import { collections } from "./en/collections.ts";
import { decisions } from "./en/decisions.ts";
import { count, date, n, since } from "./en/format.ts";
import { frame } from "./en/frame.ts";
import { lists } from "./en/lists.ts";
import { piles } from "./en/piles.ts";

export const en = {
  lang: "en",
  name: "Storysift",
  tagline: "Turns saved web pages into clean articles, collapses copies and groups articles by story.",

  ...frame,
  ...collections,
  ...lists,
  ...piles,
  ...articles,
  ...decisions,

  date,
  since,
  /** The date, and the time of day when the text gives one. */
  moment: (iso: string): string => {
    const time = /T(\d\d:\d\d)/.exec(iso)?.[1];
    return time ? `${date(iso.slice(0, 10))}, ${time}` : date(iso);
  },
  totals: (files: number, articles: number, stories: number) =>
    `${count(files, "file", "files")} · ${count(articles, "article", "articles")} · ${count(stories, "story", "stories")}`,
  range: (first: string, last: string) => (first === last ? first : `${first} – ${last}`),
  n,
};

export type Locale = typeof en;
