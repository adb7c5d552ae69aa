/** What `clean` and `cleanAll` give, and the markup of a page for a reader's view. Types only. */

import type { WebUrl } from "../web.js";
import type { Limits } from "./input.js";
import type { Article, Block, DocumentRecord, Pile, Problem } from "./records.js";
import type { GivenColumns } from "./tables.js";

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

/** What `clean` gives for one document. */
export interface Cleaned {
  /** The file's name; of an entry of a container its path. */
  name: string;
  /** The format as which it was read. */
  format: DocumentRecord["format"];
  /** The decoded text, into which all offsets point. */
  text: string;
  /** Its articles in reading order; empty when there is none. */
  articles: Article[];
  /** Labelled parts that cover the whole text, in order. */
  blocks: Block[];
  /** What went wrong, empty when nothing did. */
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

/** What a node of a page's markup is. */
export type MarkupKind =
  | "link" | "emphasis" | "strong" | "code" | "strike" | "sub" | "sup" | "break" | "picture"
  | "figure" | "caption" | "heading" | "paragraph" | "list" | "item" | "quote" | "pre" | "table" | "row" | "cell" | "rule"
  /** Marks of Markdown, which are no text. */
  | "mark";

/** A part of a document's text with its markup. Of a picture, a line break and a rule the part is empty. */
export interface MarkupNode {
  /** What it is. */
  kind: MarkupKind;
  /** Where its text begins. */
  start: number;
  /** Where its text ends. */
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
  /** Upper limits. */
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
