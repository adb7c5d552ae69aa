/** The records of documents, articles and blocks. Types only. Offsets are UTF-16 code units into the document's text. */

/** Trouble with one input file; the other files are not affected. */
export interface Problem {
  /** Name of the file; empty when the problem concerns all files together. */
  document: string;
  /** What went wrong; the list of codes is closed. */
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
  /** The name; of a second document of the same name, the name and a number. */
  id: string;
  /** Of an entry the name of its container and its path there: "june.zip/ferry.html", "feed.xml#12". */
  name: string;
  /** Name of the input file: of an entry that of its container. */
  file: string;
  /** Path inside of that file; null when the document is the file. */
  entry: string | null;
  /** How it was read; word processors' files and mail become one of these first. */
  format: "text" | "html" | "markdown";
  /** Ids of its articles in reading order. */
  articles: string[];
  /** What went wrong with it, empty when nothing did. */
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

/** A day of publication, as far as the document gives it. */
export interface Published {
  /** ISO 8601; null for a relative date that cannot be resolved. */
  iso: string | null;
  /** As written in the text. */
  raw: string;
  /** How exact it is: `relative` is "4 hours ago". */
  precision: "minute" | "day" | "relative";
}

/** What a paragraph is: running text, a heading, an item of a list, a quotation, code, or a row of a table. */
export type ParagraphKind = "text" | "heading" | "item" | "quote" | "code" | "row";

/** One article: of a page its own or one that was glued on, of a pile one record. */
export interface Article {
  /** `document#n`; n counts in reading order, 0 is the lead. */
  id: string;
  /** Id of its document. */
  document: string;
  /** `lead`: the page's own; `attached`: another one in the same document; `record`: one of a pile. */
  role: "lead" | "attached" | "record";
  /** Title; null when the document has none and none could be made. */
  title: string | null;
  /** The file has no title; this one is made from the opening words. */
  titleDerived: boolean;
  /** The line under the title that sums the article up. */
  standfirst: string | null;
  /** Outlet. */
  source: string | null;
  /** Authors, as one line without "by". */
  byline: string | null;
  /** News agency that is named as the source. */
  agency: string | null;
  /** Place that opens the text. */
  dateline: string | null;
  /** Day of publication; null when the document gives none. Never guessed. */
  published: Published | null;
  /** The lines of authors, outlet and date with words that none of the fields above holds, as they stand. */
  credits: string[];
  /** Where each credit stands in the document's text. */
  creditSpans: [start: number, end: number][];
  /** Language of the text as an ISO 639 code; null when it is not certain. */
  language: string | null;
  /** The address that a record of a pile gives. */
  url?: string;
  /** What else a record of a pile says of its article, by the name of the field. */
  fields?: Record<string, string>;
  /** The clean text, a string for each paragraph. */
  paragraphs: string[];
  /** The kind of each paragraph, in the same order. */
  kinds: ParagraphKind[];
  /** Number of words in the paragraphs. */
  words: number;
  /** Ranges of the document's text that it was made from, in order. */
  spans: [start: number, end: number][];
  /** How sure the cleaning is of this article, 0 to 1. */
  confidence: number;
}

/** What a block is: `title` to `standfirst` and `field` are facts of an article, `body` to `code` its text; the others are set aside. */
export type Label =
  | "title" | "byline" | "source" | "date" | "standfirst"
  | "body" | "subheading" | "item" | "quote" | "row" | "code"
  | "caption" | "navigation" | "share" | "related" | "comments" | "promotion" | "legal" | "about"
  | "furniture" | "seam" | "blank" | "field";

/** The kind of evidence for a label. */
export type Cue =
  | "phrase" | "shape" | "neighbours" | "position" | "markup" | "repeated"
  | "recurs" | "title" | "card" | "model" | "person" | "given" | "frame" | "rule";

/** A labelled run of a document's text. The blocks of a document cover all of it, in order, without gap or overlap. */
export interface Block {
  /** Where it begins. */
  start: number;
  /** Where it ends; the next block begins there. */
  end: number;
  /** What it is. */
  label: Label;
  /** The main evidence for the label. */
  cue: Cue;
  /** One sentence for the user: why the block has its label. */
  reason: string;
  /** How sure the label is, 0 to 1. */
  confidence: number;
  /** Id of the article that it belongs to, if any. */
  article: string | null;
}

/** The text of all documents, in UTF-16 code units: `kept + aside` is `all`, and `missing` is 0. */
export interface Characters {
  /** Of all documents together. */
  all: number;
  /** In blocks that belong to an article: its text, title and credits. */
  kept: number;
  /** In all other blocks. */
  aside: number;
  /** In no block. Not 0 only when the engine has a fault. */
  missing: number;
}

/** Numbers and short strings of all articles as columns, for lists of any length. */
export interface ArticleColumns {
  /** Ids of the articles. */
  ids: string[];
  /** Ids of their documents. */
  documents: string[];
  /** Titles; null where there is none. */
  titles: (string | null)[];
  /** Outlets; null where none is named. */
  sources: (string | null)[];
  /** Days in ISO 8601; null where none is known. */
  dates: (string | null)[];
  /** A relative date that cannot be resolved, as written: "4 hours ago". */
  undated: (string | null)[];
  /** Numbers of words. */
  words: Uint32Array;
  /** How sure the cleaning is, 0 to 1. */
  confidence: Float32Array;
  /** 1 for attached articles. */
  attached: Uint8Array;
}
