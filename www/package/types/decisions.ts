/** What a user decides. Types only. */

import type { GivenColumns } from "./tables.js";

/** The article that a decision is about. By the hash it is found again when ids have changed. */
export interface ArticleRef {
  /** Its id. */
  id: string;
  /** Hash of the article's words; filled in by the corpus. */
  hash?: string;
}

/**
 * A decision of the user. `same` and `different` are about stories, and articles that are
 * `different` are not copies either; `copies` and `not-copies` are about versions of one text
 * and do not decide whether the two are in one story. `split` parts a document into its articles:
 * by its own signs, or with `line` by a line that opens one of them; `whole` keeps it as one. With
 * `form`, as `piles()` or `previewSplit()` gives it, both hold for every document of that form, those
 * that are added later too. `columns` says what the columns of tables hold; it is for every table with the
 * same names of columns, those that are added later too, and those that are here are read again. `lines` is a rule
 * about lines of every document: see `LineRule`.
 */
export type Decision =
  /** The two articles are in one story. */
  | { kind: "same"; a: ArticleRef; b: ArticleRef }
  /** The two are in different stories, and no copies. */
  | { kind: "different"; a: ArticleRef; b: ArticleRef }
  /** The two are versions of one text. */
  | { kind: "copies"; a: ArticleRef; b: ArticleRef }
  /** The two are not versions of one text. */
  | { kind: "not-copies"; a: ArticleRef; b: ArticleRef }
  /** The article that stands for its copies. */
  | { kind: "keeper"; article: ArticleRef }
  /** A range of the document's text is put back into the article. */
  | { kind: "restore"; document: string; start: number; end: number }
  /** A range is set aside. */
  | { kind: "set-aside"; document: string; start: number; end: number }
  /** A short line is set aside in every document. */
  | { kind: "furniture"; phrase: string }
  /** A short line is kept in every document. */
  | { kind: "keep"; phrase: string }
  /** The document comes apart into its articles. */
  | { kind: "split"; document: string; form?: string; line?: string }
  /** The document stays one article. */
  | { kind: "whole"; document: string; form?: string }
  /** What the columns of tables hold. */
  | ({ kind: "columns" } & GivenColumns)
  /** A rule about lines. */
  | ({ kind: "lines" } & LineRule);

/**
 * A rule about lines of every document, those that are added later too. A line is a block, or one line of a block
 * with several. At most 64 rules hold at once. A decision about a part of one document goes before any rule.
 */
export interface LineRule {
  /** Up to 2000 bytes; one that matches the empty line is refused. */
  pattern: string;
  /**
   * "text": the line contains the pattern, in any case; "word": the same as whole words; "regex": the pattern is a
   * regular expression of the Rust crate `regex`, without look-around and backreferences, in linear time. Case counts
   * there, unless it opens with `(?i)`.
   */
  matching: "text" | "word" | "regex";
  /**
   * "set-aside": the lines belong to no article; "keep": they belong to theirs; "start": each starts an article, in
   * documents with two or more; "outlet": what matches is the outlet's name, of a regular expression with a group
   * what the first group holds; a line inside an article's text counts when the match is all of it. "nothing" ends
   * the rules with the same pattern and matching. Of two such rules that set aside or keep, the later one holds.
   */
  then: "set-aside" | "keep" | "start" | "outlet" | "nothing";
}

/** What a rule about lines would match. */
export interface LinePreview {
  /** Number of lines that match. */
  lines: number;
  /** Documents with such lines. */
  documents: number;
  /** The first five. */
  samples: { document: string; start: number; end: number; text: string }[];
}

/** The result of replaying saved decisions. */
export interface Replayed {
  /** Decisions that were applied; `undo` reverts them one by one. */
  taken: number;
  /** Decisions about articles or files that are not loaded; they apply once these are added. */
  waiting: number;
}
