/** The lists and what stands below them, lines that recur, rules. */

import { count, n } from "./format.ts";

export const lists = {
  strict: {
    label: "Grouping",
    strict: "Strict",
    loose: "Loose",
    value: (value: number) =>
      value === 0 ? "the default" : value < 0 ? `stricter by ${-value}` : `looser by ${value}`,
    stories: (value: number) => `${count(value, "story", "stories")} at this setting`,
    grouping: "Regrouping",
    reset: "Back to the default",
  },

  list: {
    stories: "Stories and their articles",
    articles: "All articles",
    files: "All files",
    untitled: "Untitled",
    articlesOf: (value: number) => count(value, "article", "articles"),
    copies: (value: number) => `+${count(value, "copy", "copies")}`,
    andMore: (names: string, value: number) => `${names} and ${n(value)} more`,
    attached: "attached",
    inText: "in the text",
    waiting: "waiting",
    failed: "not read",
    problems: (value: number) => count(value, "problem", "problems"),
    moreProblems: (value: number) => `and ${count(value, "more problem", "more problems")}`,
    noMatch: "Nothing matches the search.",
    noStories: "No stories yet.",
    noArticles: "No articles yet.",
    noFiles: "No files yet.",
    onlyFailures: "None of these files could be read. The reasons are under Files.",
    clear: "Clear the search",
    failuresNote: (value: number) =>
      `${count(value, "file was", "files were")} not read.`,
    failuresShow: "See why",
    /** `documents` are the files with the entries of containers in place of these. */
    seen: (files: number, failed: number, documents = files) => {
      const all = count(files, "file", "files") + (documents === files ? "" : ` with ${count(documents, "document", "documents")}`);
      return failed === 0 ? `${all} seen, all read.` : `${all} seen: ${n(documents - failed)} read, ${n(failed)} not read.`;
    },
    characters: (all: number, missing: number) =>
      missing === 0
        ? `${count(all, "character", "characters")}, all accounted for`
        : `${count(all, "character", "characters")}, ${n(missing)} not accounted for`,
    charactersWhy: (kept: number, aside: number) => `${n(kept)} kept in articles, ${n(aside)} set aside`,
    notCompared: "These articles are not compared with each other yet, since that was cancelled.",
    compare: "Compare them now",
    hidden: (folders: readonly string[]) =>
      `Some files of ${folders.map((name) => `“${name}”`).join(", ")} may be missing: on a page opened from disk, this browser hides dropped files with unusual names (? : " * | < > \\, invisible characters) or endings (.lnk, .url, .scf). Choosing the folder shows them all.`,
  },

  recurring: {
    title: "Lines that recur",
    note: (value: number) => `${count(value, "short line recurs", "short lines recur")} in several files.`,
    show: "Look at them",
    intro: "Short lines that appear in several of your files. Most of them belong to the web page and not to the article. What you choose here applies to every file and is saved with your decisions.",
    files: (value: number) => `in ${count(value, "file", "files")}`,
    aside: "set aside",
    kept: "kept in the articles",
    setAside: "Set aside everywhere",
    keep: "Keep everywhere",
  },

  rules: {
    menu: "Rules…",
    make: "Make a rule…",
    makeTitle: "Make a rule",
    title: "Rules",
    empty: "No rule holds. A rule sets lines aside, keeps them, starts articles at them or takes the outlet's name from them, in every file.",
    pattern: "A line that",
    matching: "How it is compared",
    then: "What happens to the line",
    matchings: {
      text: "contains this text",
      word: "contains these whole words",
      regex: "matches this regular expression",
    },
    effects: {
      "set-aside": "is set aside",
      keep: "is kept in its article",
      start: "starts an article",
      outlet: "names the outlet",
    },
    hint: "Write what the lines have in common.",
    counting: "Counting…",
    found: (lines: number, documents: number) => `${count(lines, "line", "lines")} in ${count(documents, "document", "documents")}:`,
    none: "No line yet. The rule would hold for files that come later.",
    refused: (reason: string) => `${reason[0]?.toUpperCase()}${reason.slice(1)}.`,
    why: "A rule applies to every file, later ones too, and is saved with your decisions. What you decide about a part of one file goes before it.",
    take: "Take this rule",
    taken: "The rule holds now.",
    end: "Remove",
    ended: "The rule holds no more.",
  },
};
