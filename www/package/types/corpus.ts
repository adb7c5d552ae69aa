/** The calls of a corpus. Types only. */

import type { ByteStream, WebBlob } from "../web.js";
import type { Decision, LinePreview, LineRule, Replayed } from "./decisions.js";
import type { Comparison, Copies, Difference, Doubts, HouseLine, New, Story } from "./groups.js";
import type { AddOptions, ExportFormat, ExportOptions, Input, Report } from "./input.js";
import type { Article, ArticleColumns, Block, DocumentRecord, Pile, Problem } from "./records.js";
import type { Session } from "./session.js";
import type { Table } from "./tables.js";

/** A set of documents that are cleaned, compared and grouped together. */
export interface Corpus {
  /**
   * Number of workers that clean files, at most; one more compares. 0 when everything runs on the caller's thread,
   * because `open` was told so or because no worker can start there: in service workers and edge functions, or under a
   * policy that forbids workers from blobs.
   */
  readonly workers: number;
  /**
   * Cleans and adds files, then regroups. Rejects only on abort (`AbortError`, at once; files that
   * were already cleaned are kept) and on misuse (`StorysiftError`).
   */
  add(files: Iterable<Input> | AsyncIterable<Input>, options?: AddOptions): Promise<Report>;
  /** The documents, in the order of their ids. */
  documents(): AsyncIterable<DocumentRecord>;
  /** The articles of all documents, in the order of their ids. */
  articles(): AsyncIterable<Article>;
  /** The sets of copies. */
  copies(): AsyncIterable<Copies>;
  /** The stories, largest first; those of one article too. */
  stories(): AsyncIterable<Story>;
  /**
   * The short lines that appear in several documents, the most frequent first. A decision
   * `{ kind: "furniture" | "keep", phrase }` sets one aside or keeps it in every document.
   */
  furniture(): AsyncIterable<HouseLine>;
  /**
   * The documents that hold several articles, or may. A decision `{ kind: "split" | "whole", document, form }`
   * parts one or keeps it as one, and with it every document of that form.
   */
  piles(): AsyncIterable<Pile>;
  /**
   * The articles that a document would come apart into: by a line that opens one of them, else by its own
   * signs. Null when no two are found. Changes nothing.
   */
  previewSplit(document: string, line?: string): Promise<Pile | null>;
  /** The lines that a rule would match, counted, and the first of them. Changes nothing; refuses what `apply` refuses. */
  previewLines(rule: LineRule): Promise<LinePreview>;
  /** The rules about lines that hold, in the order in which they were made. */
  rules(): Promise<LineRule[]>;
  /**
   * The tables, with what their columns are taken for, those without a text too. A decision
   * `{ kind: "columns", names, roles }` changes that.
   */
  tables(): AsyncIterable<Table>;
  /** Numbers and short strings of all articles as columns, for long lists. */
  columns(): Promise<ArticleColumns>;
  /** One article by id. */
  article(id: string): Promise<Article>;
  /** The decoded text of a document and its labelled blocks, which cover all of it. */
  blocks(document: string): Promise<{ text: string; blocks: Block[] }>;
  /** What two articles have in common, and how likely they report one event. */
  compare(a: string, b: string): Promise<Comparison>;
  /** The words in which article b differs from article a. */
  difference(a: string, b: string): Promise<Difference>;
  /** The pairs whose grouping is uncertain, at most `limit` (default 50) of them. */
  doubts(options?: { limit?: number }): Promise<Doubts>;
  /**
   * Ids of the articles that contain every word of the query in title, outlet, authors, file
   * name or text. Parts of words match; case and diacritics are ignored.
   */
  search(query: string): Promise<string[]>;
  /**
   * Takes out a document with its articles: copies and stories are as if it had never come. False when there is none
   * of that id. Decisions about it stay, and hold again when it is added again. Of several documents of one name the
   * last that is left has the name as its id again. A table that is read again brings its documents back. A session
   * forgets a file with the last of its documents, once stories are asked for, on `save` or on `close`; not one that
   * decisions name.
   */
  remove(document: string): Promise<boolean>;
  /**
   * Applies a decision. When one about columns is applied, undone, redone or replayed, the files with such tables are
   * read again before the call settles. One that can no longer be read stays as it was, with a problem `unreadable`.
   */
  apply(decision: Decision): Promise<void>;
  /** Reverts the last decision; false when there is none. */
  undo(): Promise<boolean>;
  /** Makes the decision again that was undone last; false when there is none. */
  redo(): Promise<boolean>;
  /** The decisions that hold, in order: for `replay` and `open({ decisions })`. */
  decisions(): Promise<Decision[]>;
  /** Replays saved decisions, as `open({ decisions })` does. */
  replay(decisions: Decision[]): Promise<Replayed>;
  /** Everything that went wrong so far, by file. */
  problems(): Promise<Problem[]>;
  /** Sets how loosely stories are grouped, from -1 (strict) to 1 (loose), and regroups. */
  tune(looseness: number): Promise<void>;
  /** The bytes of a file, written as they are read: a large export is never in memory as a whole. */
  export(format: ExportFormat, options?: ExportOptions): ByteStream;
  /** The session, as it is now; null when there is none. */
  readonly session: Session | null;
  /** Resolves when all that was said and added so far is kept in the session. Rejects with the code "session" when it cannot be. */
  save(): Promise<void>;
  /** Gives its session another name, while it stays open. Rejects with the code "session" when there is none or the name is taken. */
  renameSession(newName: string): Promise<void>;
  /** Its session as one file, with all that was said and added so far: for `importSession`. */
  exportSession(): Promise<WebBlob>;
  /** Ends the workers as `close` does, and deletes the session. */
  deleteSession(): Promise<void>;
  /** What was added at that time or later. Without a session only what this corpus was given counts. */
  newSince(time: Date | string): Promise<New>;
  /** Ends the workers; the session is written to its end and given back. */
  close(): Promise<void>;
}
