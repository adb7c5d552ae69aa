/**
 * The public records and calls of the npm package. Types only.
 * Offsets are UTF-16 code units into the document's decoded text: `text.slice(start, end)`.
 */

import type { ByteStream, WasmModule, WebAbortSignal, WebBlob, WebFile, WebResponse, WebUrl } from "./web.js";

/** Trouble with one input file; the other files are not affected. */
export interface Problem {
  /** Name of the file; empty when the problem concerns all files together. */
  document: string;
  code:
    | "not-text"
    | "unreadable"
    | "bad-encoding"
    | "empty"
    | "too-large"
    | "archive-limit"
    | "archive-broken"
    | "archive-unsupported"
    | "encrypted"
    | "no-text-column"
    | "unsafe-name"
    | "several-documents"
    | "limit"
    | "count-differs"
    | "engine-restarted"
    | "not-restored";
  /** One sentence for the user. */
  detail: string;
}

/** One document: an input file, or one entry of a container. */
export interface DocumentRecord {
  id: string;
  /** Of an entry the name of its container and its path there: "june.zip/ferry.html", "feed.xml#12". */
  name: string;
  /** Name of the input file: of an entry that of its container. */
  file: string;
  /** Path inside of that file; null when the document is the file. */
  entry: string | null;
  format: "text" | "html" | "markdown";
  /** Ids of its articles in reading order. */
  articles: string[];
  problems: Problem[];
  /** What is known of its articles when it holds several, or may. */
  pile?: Pile;
}

/** A document that holds several articles, or may: the download of a press database, for example. */
export interface Pile {
  /** Id of the document. */
  document: string;
  /**
   * `sure`: it comes apart by itself. `likely`: it stays one article, and looks like several.
   * `asked`: it comes apart because a `split` decision says so. `refused`: it stays one because a
   * `whole` decision says so.
   */
  state: "sure" | "likely" | "asked" | "refused";
  /** Name of its form. Files of one form, such as the downloads of one database, have the same name or one like it. */
  form: string;
  /** Number of articles that were found. */
  count: number;
  /** Number of articles that the file itself states; null when it states none. */
  stated: number | null;
  /** The titles, or the first lines, of its first three articles. */
  samples: { text: string; start: number; end: number }[];
}

/** What a column of a table, a key of JSON or an element of XML holds. */
export type ColumnRole =
  | "text" | "title" | "summary" | "author" | "outlet"
  /** The site's domain: an outlet when nothing better names one. */
  | "site"
  /** Day of publication. */
  | "published"
  /** A day of which nothing tells what day it is. */
  | "date"
  /** Day of saving. */
  | "saved"
  /** Day of a later change. */
  | "modified"
  | "url" | "language" | "section" | "tags"
  /** A field of the record, by its name. */
  | "field";

/** Tables whose columns are the same: CSV and TSV files, JSON, JSON Lines, XML of records. */
export interface Table {
  /** Of each table the name of the input file, or the path in its container: "june.zip/news.csv". */
  paths: string[];
  /** All columns in order, and what they are taken for. */
  columns: { name: string; role: ColumnRole }[];
  /** The first rows of the first of these tables: a cell for each column, on one line and cut. */
  rows: string[][];
  /** True when a `columns` decision says what the columns hold; else it is guessed. */
  given: boolean;
}

/** What the columns of a table hold. */
export interface GivenColumns {
  /** Names of all columns, in any order: it is for every table with these. */
  names: string[];
  /** Roles by name; a column without one is a field. At least one is the text. */
  roles: Record<string, ColumnRole>;
}

export interface Published {
  /** ISO 8601; null for a relative date that cannot be resolved. */
  iso: string | null;
  /** As written in the text. */
  raw: string;
  precision: "minute" | "day" | "relative";
}

export type ParagraphKind = "text" | "heading" | "item" | "quote" | "code" | "row";

export interface Article {
  /** `document#n`; n counts in reading order, 0 is the lead. */
  id: string;
  document: string;
  role: "lead" | "attached" | "record";
  title: string | null;
  /** The file has no title; this one is made from the opening words. */
  titleDerived: boolean;
  standfirst: string | null;
  source: string | null;
  byline: string | null;
  agency: string | null;
  dateline: string | null;
  published: Published | null;
  /** The lines of authors, outlet and date with words that none of the fields above holds, as they stand. */
  credits: string[];
  /** Where each credit stands in the document's text. */
  creditSpans: [start: number, end: number][];
  language: string | null;
  /** The address that a record of a pile gives. */
  url?: string;
  /** What else a record of a pile says of its article, by the name of the field. */
  fields?: Record<string, string>;
  paragraphs: string[];
  /** The kind of each paragraph, in the same order. */
  kinds: ParagraphKind[];
  words: number;
  spans: [start: number, end: number][];
  confidence: number;
}

export type Label =
  | "title" | "byline" | "source" | "date" | "standfirst"
  | "body" | "subheading" | "item" | "quote" | "row" | "code"
  | "caption" | "navigation" | "share" | "related" | "comments" | "promotion" | "legal" | "about"
  | "furniture" | "seam" | "blank" | "field";

export type Cue =
  | "phrase" | "shape" | "neighbours" | "position" | "markup" | "repeated"
  | "recurs" | "title" | "card" | "model" | "person" | "given" | "frame" | "rule";

/** A labelled run of a document's text. The blocks of a document cover all of it, in order, without gap or overlap. */
export interface Block {
  start: number;
  end: number;
  label: Label;
  /** The main evidence for the label. */
  cue: Cue;
  /** One sentence for the user: why the block has its label. */
  reason: string;
  confidence: number;
  /** Id of the article that it belongs to, if any. */
  article: string | null;
}

export interface Member {
  article: string;
  relation: "keeper" | "exact" | "near" | "contained" | "edited";
  /** Share of the smaller article's shingles that the keeper has too, 0 to 1. */
  similarity: number;
}

export interface Copies {
  id: string;
  keeper: string;
  members: Member[];
}

/** What two articles have in common. Each list has the strongest first, spelt as in the first article. */
export interface Shared {
  /** Adjacent names are joined: "Anna Bell". */
  names: string[];
  numbers: string[];
  /** Other characteristic words. */
  terms: string[];
  /** Days between the two dates; null when one of them is unknown. */
  days: number | null;
}

/** Why an article is in its story. */
export interface StoryMember {
  article: string;
  /** The article of this story that it is most similar to. */
  with: string;
  /** Probability, 0 to 1, that the two report the same event, by the learned pair score. */
  score: number;
  /** True when a decision of the user put them together. */
  said: boolean;
  /** What both have in common, spelt as in `article`. */
  shared: Shared;
}

export interface Story {
  id: string;
  title: string;
  /** Ids of the keepers. */
  articles: string[];
  /** Why each of them is in the story, in the same order; empty for a story of one article. */
  members: StoryMember[];
  /** Ids of the sets of copies whose keeper is in the story. */
  copies: string[];
  sources: string[];
  first: string | null;
  last: string | null;
  terms: string[];
}

/** A place in an article that mentions something it shares with another article. */
export interface Mark {
  /** Index of its paragraph; null is the title. */
  paragraph: number | null;
  /** Offsets into that paragraph or title. */
  start: number;
  end: number;
  kind: "name" | "number" | "term";
}

/** A short line that appears in several documents: most often page furniture of an outlet. */
export interface HouseLine {
  /** The line, as it is named in a `furniture` or `keep` decision. */
  phrase: string;
  /** Number of documents that contain it. */
  documents: number;
  /** The same with copies of one article counted once; at most 60. */
  distinct: number;
  /** True when it is set aside in every document; else it is kept in the articles. */
  aside: boolean;
  /** True when a decision of the user said so. */
  said: boolean;
}

/** A comparison of two articles. */
export interface Comparison {
  /** Share of a's shingles that b contains too, and of b's that a contains, 0 to 1. */
  containment: [a: number, b: number];
  /** Shared passages of at least 12 words, longest first, as written in a. */
  passages: string[];
  shared: Shared;
  /** Places in title and opening of a and of b that mention what is shared, in reading order. */
  marks: [a: Mark[], b: Mark[]];
  /** Probability, 0 to 1, that both report the same event, by the learned pair score. */
  story: number;
}

/** A run of words of two versions of a text. */
export interface Run {
  /** In both versions (`both`), only in the first (`gone`), or only in the second (`only`). */
  kind: "both" | "gone" | "only";
  text: string;
}

/** The words in which two versions of a text differ; case and punctuation are ignored. */
export interface Difference {
  /** The paragraphs of the second version in order, with the words that only the first has inserted at their places. */
  paragraphs: Run[][];
  /** Numbers of words in both, only in the first, and only in the second. */
  both: number;
  gone: number;
  only: number;
}

/** A pair of articles whose grouping is uncertain and should be checked by the user. */
export interface Doubt {
  /**
   * `stories`: the two are in different stories; should these be one? `member`: does `a`
   * belong to the story of `b`? `copies`: are they versions of one text?
   */
  question: "stories" | "member" | "copies";
  a: string;
  b: string;
  /** True when they are together now, as one story or as copies. */
  together: boolean;
  /** Distance of the score from the threshold: 0 is at the threshold, 1 is where the pair is no longer uncertain. */
  distance: number;
  /**
   * `copies`: share of the smaller text that both have. Otherwise the probability that the
   * two report the same event. 0 to 1.
   */
  score: number;
  /** What both have in common, spelt as in `a`. */
  shared: Shared;
}

export interface Doubts {
  /** Number of uncertain pairs in all. */
  left: number;
  /** The first of them, the most uncertain first. */
  pairs: Doubt[];
}

export interface ArticleRef {
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
  | { kind: "same"; a: ArticleRef; b: ArticleRef }
  | { kind: "different"; a: ArticleRef; b: ArticleRef }
  | { kind: "copies"; a: ArticleRef; b: ArticleRef }
  | { kind: "not-copies"; a: ArticleRef; b: ArticleRef }
  | { kind: "keeper"; article: ArticleRef }
  | { kind: "restore"; document: string; start: number; end: number }
  | { kind: "set-aside"; document: string; start: number; end: number }
  | { kind: "furniture"; phrase: string }
  | { kind: "keep"; phrase: string }
  | { kind: "split"; document: string; form?: string; line?: string }
  | { kind: "whole"; document: string; form?: string }
  | ({ kind: "columns" } & GivenColumns)
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
  lines: number;
  /** Documents with such lines. */
  documents: number;
  /** The first five. */
  samples: { document: string; start: number; end: number; text: string }[];
}

/** Upper limits; each has a default. `fileBytes` is in bytes, the others are counts. */
export interface Limits {
  /** Bytes of a document. Default 64 MiB. */
  fileBytes?: number;
  /** Bytes of a container in memory. Default 512 MiB. In browsers a larger zip archive is read piece by piece. */
  containerBytes?: number;
  blocks?: number;
  htmlDepth?: number;
  articles?: number;
  comparisons?: number;
  /** Of cleaning one file: a step is 64 bytes read, or a block at one of five stages. No bound by default. */
  steps?: number;
}

/** Options of `cleanAll`. */
export interface CleanAllOptions {
  /** Address of the page, as for `clean`. */
  url?: string | WebUrl;
  /**
   * What the columns of tables hold; of two that fit a table the last is used, and without one the columns are
   * guessed. Without `names` it is for every table that has the columns with roles.
   */
  columns?: readonly (Pick<GivenColumns, "roles"> & Partial<GivenColumns>)[];
}

/** An article that is already clean, for example from a feed. */
export interface CleanInput {
  name: string;
  text: string;
  clean: true;
  title?: string;
  /** As written; preferably ISO 8601. */
  published?: string;
  source?: string;
}

/**
 * What `add` accepts: a File, a Blob with a name, text, bytes, or an article that is already
 * clean. Bytes are copied: the caller can go on using them.
 */
export type Input =
  | WebFile
  | { name: string; text: string }
  | { name: string; bytes: Uint8Array | ArrayBuffer }
  | { name: string; blob: WebBlob }
  | CleanInput;

/** Progress of `add`. Counts are files, `bytes` is in bytes. */
export interface Progress {
  /** "read" while files are cleaned, "group" while copies and stories are found. */
  stage: "read" | "group";
  done: number;
  /** Null while the input is still being listed. */
  total: number | null;
  bytes: number;
  /** Documents so far: of a container each entry, while it is taken apart. */
  documents: number;
  failed: number;
  /** Engines that broke down so far and were replaced. */
  restarts: number;
  /** The file that finished last. */
  name: string | null;
}

export interface AddOptions {
  signal?: WebAbortSignal;
  onProgress?: (progress: Progress) => void;
}

/** The text of all documents, in UTF-16 code units: `kept + aside` is `all`, and `missing` is 0. */
export interface Characters {
  all: number;
  /** In blocks that belong to an article: its text, title and credits. */
  kept: number;
  /** In all other blocks. */
  aside: number;
  /** In no block. Not 0 only when the engine has a fault. */
  missing: number;
}

/** The result of `add`. `files` is `documents + failed`. */
export interface Report {
  /** Files that `add` was given. */
  files: number;
  /** Documents that they gave, of which at least a part was read: of a container one for each entry. */
  documents: number;
  /** Those of which nothing is in the corpus; each is named in `problems`. */
  failed: number;
  /** Files that were added now. One that could not be read is added as a document without text. */
  added: number;
  /** Files that were added before with the same name and the same bytes. */
  known: number;
  problems: Problem[];
  /** The documents of the whole corpus that hold several articles, or may. */
  piles: Pile[];
  /** The tables of the whole corpus, with what their columns are taken for. */
  tables: Table[];
  /** The text of the whole corpus. */
  characters: Characters;
  /** Engines that broke down during this call and were replaced. */
  restarts: number;
}

/** The result of replaying saved decisions. */
export interface Replayed {
  /** Decisions that were applied; `undo` reverts them one by one. */
  taken: number;
  /** Decisions about articles or files that are not loaded; they apply once these are added. */
  waiting: number;
}

export interface OpenOptions {
  /**
   * Number of workers; 0 runs on the caller's thread, as every corpus does where no worker can start. Default: cores
   * minus one, at least 1, at most 8.
   */
  workers?: number;
  limits?: Limits;
  /** Saved decisions to replay. */
  decisions?: Decision[];
  /** From -1 (strict) to 1 (loose). Default 0. */
  looseness?: number;
  /** Which article of a set of copies is kept when no decision names one. Default "fullest". */
  keeper?: KeeperRule;
  /**
   * Keeps everything under this name, and goes on where it was: files as they were cleaned, and decisions. In browsers
   * it lies in IndexedDB, which a browser may deny, limit or clear; on Node it is the path of a file. One corpus at a
   * time has a session: `open` rejects with the code "session-in-use" when it is open elsewhere, and with "session"
   * when there is no storage.
   */
  session?: string;
  /** Ends the restoring of a session: `open` then rejects with an `AbortError`, and the session is as it was. */
  signal?: WebAbortSignal;
  /** Called while a session is being restored. */
  onProgress?: (progress: Progress) => void;
  /** Called when the storage of the session fails, for example because it is full: the corpus goes on, and what comes is not kept. */
  onUnsaved?: (reason: string) => void;
}

/** What is known of a session that is not open. */
export interface SessionInfo {
  name: string;
  /** When it was begun and when it was written last: ISO 8601. */
  created: string;
  changed: string;
  /** Files in it. */
  files: number;
  /** Bytes that they take in the storage, about. */
  bytes: number;
}

/** The session of an open corpus. */
export interface Session extends SessionInfo {
  /** Files that were restored when it was opened. */
  restored: number;
  /** When it was written last before it was opened, ISO 8601: for `newSince`. Null when it is new. */
  visited: string | null;
  /** Why nothing is kept any more; null as long as it is. */
  failure: string | null;
  /** Name under which the session was set aside, because another version of the package made it: its decisions hold here, its files are to be added again. */
  setAside: string | null;
}

/** Ids of what came with some of the added files. A story is new when one of its articles is, or one of their copies. */
export interface New {
  documents: string[];
  articles: string[];
  stories: string[];
}

/** The longest article, the earliest by date, or that of an outlet if the set has one; never an excerpt. */
export type KeeperRule = "fullest" | "earliest" | { source: string };

/** What `clean` gives for one document. */
export interface Cleaned {
  /** The file's name; of an entry of a container its path. */
  name: string;
  /** The format as which it was read. */
  format: DocumentRecord["format"];
  text: string;
  articles: Article[];
  blocks: Block[];
  problems: Problem[];
  /** What is known of its articles when it holds several, or may. */
  pile: Pile | null;
  /** The canonical address that the page declares; else the one that was given. */
  url: string | null;
  /** Name of the site that the page declares. */
  siteName: string | null;
  /** The summary that the page declares. */
  description: string | null;
  /** Address of the picture that stands for the page. */
  image: string | null;
  /** Address of the page's icon. */
  favicon: string | null;
  /** Direction of the page's text, where it says so. */
  dir: "ltr" | "rtl" | null;
  /** The page's JSON-LD, one value a script, at most 512 KiB in all. */
  structured: unknown[];
  /** Minutes that the first article takes to read, at 230 words a minute. */
  readingMinutes: number;
  /** The page's markup, from which `toHtml` and `toMarkdown` write. */
  markup: PageMarkup;
}

/** What the markup of a page says of its text: empty for plain text. */
export interface PageMarkup {
  /** In the order in which they open; each lies inside of its parent. */
  nodes: MarkupNode[];
  /** Indices of the blocks that continue the paragraph of the block before them. */
  joined: number[];
}

export type MarkupKind =
  | "link" | "emphasis" | "strong" | "code" | "strike" | "sub" | "sup" | "break" | "picture"
  | "figure" | "caption" | "heading" | "paragraph" | "list" | "item" | "quote" | "pre" | "table" | "row" | "cell" | "rule"
  /** Marks of Markdown, which are no text. */
  | "mark";

/** A part of a document's text with its markup. Of a picture, a line break and a rule the part is empty. */
export interface MarkupNode {
  kind: MarkupKind;
  start: number;
  end: number;
  /** Index of the node around it. */
  parent?: number;
  /** Of a link and a picture: absolute where the address of the page is known; left out when it is not of the web. */
  address?: string;
  /** Alternative text of a picture; programming language of code. */
  text?: string;
  /** Level of a heading, 1 to 6; first number of a numbered list. */
  number?: number;
  /** The cell is a header. */
  header?: boolean;
  /** Columns and rows that a cell takes, when these are more than one. */
  cells?: [columns: number, rows: number];
  /** Of a picture: the range of the text in the nearest element that holds text. */
  around?: [start: number, end: number];
}

/** Options of `clean`. */
export interface CleanOptions {
  /** Address of the page, against which its links and pictures are resolved. Only http and https count. */
  url?: string | WebUrl;
  limits?: Limits;
}

/** What `toHtml` and `toMarkdown` write beside the text of an article. */
export interface ViewOptions {
  /** Its title as the first heading, when it stands in the text. Default false. */
  title?: boolean;
  /** Captions of pictures and tables. Default true. */
  captions?: boolean;
  /** Tables. Default true. */
  tables?: boolean;
  /** Pictures. Default true. */
  pictures?: boolean;
  /** What was set aside as comments of readers. Default false. */
  comments?: boolean;
}

/**
 * `jsonl`: one article record a line, with `file`, `entry` and `record` (where it comes from), its
 * copies and its story. `csv`: one article a row (RFC 4180, UTF-8); `doc_id` and `text` first, a
 * column `field_NAME` for each further field last. `ris`: one article a record, for Zotero, EndNote
 * and the like. `markdown`: stories with their articles to read, in one file. `zip`: one Markdown
 * file an article, with its facts in a front matter; a story of several articles is a folder;
 * `index.csv` lists all.
 */
export type ExportFormat = "jsonl" | "csv" | "markdown" | "ris" | "zip";

export interface ExportOptions {
  /** `csv`: a byte order mark in front, by which spreadsheets see that it is UTF-8. Default false: programs need none. */
  bom?: boolean;
  /** `zip`: a file for each copy too. Default false: the index alone names copies. */
  copies?: boolean;
}

/** Numbers and short strings of all articles as columns, for lists of any length. */
export interface ArticleColumns {
  ids: string[];
  documents: string[];
  titles: (string | null)[];
  sources: (string | null)[];
  dates: (string | null)[];
  /** A relative date that cannot be resolved, as written: "4 hours ago". */
  undated: (string | null)[];
  words: Uint32Array;
  confidence: Float32Array;
  /** 1 for attached articles. */
  attached: Uint8Array;
}

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
  documents(): AsyncIterable<DocumentRecord>;
  articles(): AsyncIterable<Article>;
  copies(): AsyncIterable<Copies>;
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
  columns(): Promise<ArticleColumns>;
  /** One article by id. */
  article(id: string): Promise<Article>;
  blocks(document: string): Promise<{ text: string; blocks: Block[] }>;
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
   * last that is left has the name as its id again. A table that is read again brings its documents back.
   */
  remove(document: string): Promise<boolean>;
  /**
   * Applies a decision. When one about columns is applied, undone, redone or replayed, the files with such tables are
   * read again before the call settles. One that can no longer be read stays as it was, with a problem `unreadable`.
   */
  apply(decision: Decision): Promise<void>;
  undo(): Promise<boolean>;
  redo(): Promise<boolean>;
  decisions(): Promise<Decision[]>;
  /** Replays saved decisions, as `open({ decisions })` does. */
  replay(decisions: Decision[]): Promise<Replayed>;
  problems(): Promise<Problem[]>;
  /** Sets how loosely stories are grouped, from -1 (strict) to 1 (loose), and regroups. */
  tune(looseness: number): Promise<void>;
  /** The bytes of a file, written as they are read: a large export is never in memory as a whole. */
  export(format: ExportFormat, options?: ExportOptions): ByteStream;
  /** The session, as it is now; null when there is none. */
  readonly session: Session | null;
  /** Resolves when all that was said and added so far is kept in the session. Rejects with the code "session" when it cannot be. */
  save(): Promise<void>;
  /** What was added at that time or later. Without a session only what this corpus was given counts. */
  newSince(time: Date | string): Promise<New>;
  /** Ends the workers; the session is written to its end and given back. */
  close(): Promise<void>;
}

/** The WebAssembly file: its address, its bytes, the response of a fetch, or the compiled module. */
export type WasmSource = WebUrl | string | ArrayBuffer | ArrayBufferView | WebResponse | WasmModule;

/** The same, or what gives it: called when the module is needed. */
export type LazyWasmSource = WasmSource | Promise<WasmSource> | (() => WasmSource | Promise<WasmSource>);

/** Misuse of the API; `engine` is a call that breaks every engine down, `session` a session that cannot be had. */
export type StorysiftErrorCode =
  | "no-document" | "no-article" | "bad-decision" | "bad-input" | "closed" | "engine" | "session" | "session-in-use";
