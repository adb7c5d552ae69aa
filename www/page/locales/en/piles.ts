/** Files of many articles, and tables. */

import { count, n } from "./format.ts";

export const piles = {
  pile: {
    kind: "a file of many articles",
    documents: (value: number) => count(value, "document", "documents"),
    problems: "Problems",
    none: "No article was found in this file.",
    choose: "Choose one of its articles from the list.",
    looks: (value: number) => `This looks like ${count(value, "article", "articles")}`,
    more: (value: number) => `and ${n(value)} more`,
    stated: (value: number) => `The file itself says that it holds ${n(value)}.`,
    split: "Split it",
    keep: "Keep as one",
    why: "What you choose applies to every file of this form and is saved with your decisions.",
    apart: (value: number) => `This file came apart into ${count(value, "article", "articles")}.`,
    kept: (value: number) => `Kept as one; it looks like ${count(value, "article", "articles")}.`,
    lineAction: "A line like this starts an article",
    lineFound: (value: number) => `${count(value, "article starts", "articles start")} like this`,
    lineNone: "No other line of this file is like this one",
    cancel: "Cancel",
    wasSplit: (value: number) => `Split into ${count(value, "article", "articles")}.`,
    wasKept: "Kept as one article.",
  },

  table: {
    title: "How this table is read",
    columns: "Columns:",
    noRoles: "No column was recognised.",
    guessed: "This was guessed by the names of the columns and by what is in them.",
    given: "You said so.",
    chooseText: "No column holds texts of articles. Choose the one that does, and the table comes apart into its rows.",
    rows: "The first rows",
    holds: (name: string) => `What the column ${name} holds`,
    readAgain: "Read again with these columns",
    why: (value: number) =>
      value === 1
        ? "What you choose applies to every table with these columns, later ones too, and is saved with your decisions."
        : `What you choose applies to the ${n(value)} tables with these columns, later ones too, and is saved with your decisions.`,
    needsText: "Choose the column that holds the text.",
    wasRead: (value: number) => `${count(value, "table was", "tables were")} read again.`,
    more: (value: number) => `${count(value, "further table", "further tables")} of other columns`,
    roles: {
      text: "text",
      title: "title",
      summary: "summary",
      author: "author",
      outlet: "outlet",
      site: "site",
      published: "date of publication",
      date: "date",
      saved: "date of saving",
      modified: "date of change",
      url: "address",
      language: "language",
      section: "section",
      tags: "key words",
      field: "another field",
    },
  },
};
