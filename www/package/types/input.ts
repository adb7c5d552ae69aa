/** What calls take and report: files, options, limits, progress. Types only. */

import type { WasmModule, WebAbortSignal, WebBlob, WebFile, WebResponse, WebUrl } from "../web.js";
import type { Decision } from "./decisions.js";
import type { Characters, Pile, Problem } from "./records.js";
import type { Table } from "./tables.js";

/** Upper limits; each has a default. `fileBytes` is in bytes, the others are counts. */
export interface Limits {
  /** Bytes of a document. Default 64 MiB. */
  fileBytes?: number;
  /** Bytes of a container in memory. Default 512 MiB. In browsers a larger zip archive is read piece by piece. */
  containerBytes?: number;
  /** Blocks of a document; the rest of its text becomes the last one. Default 2,000,000. */
  blocks?: number;
  /** Nesting of HTML elements; the text of deeper ones is kept without their markup. Default 512. */
  htmlDepth?: number;
  /** Articles of a document. Default 500. */
  articles?: number;
  /** Shared passages that one grouping looks at. Default 20,000,000. */
  comparisons?: number;
  /** Of cleaning one file: a step is 64 bytes read, or a block at one of five stages. No bound by default. */
  steps?: number;
}

/** An article that is already clean, for example from a feed. */
export interface CleanInput {
  /** Name of the document. */
  name: string;
  /** The text, paragraphs parted by line ends. */
  text: string;
  /** Says that nothing is to be cleaned. */
  clean: true;
  /** Title. */
  title?: string;
  /** As written; preferably ISO 8601. */
  published?: string;
  /** Outlet. */
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
  /** Files that are done. */
  done: number;
  /** Null while the input is still being listed. */
  total: number | null;
  /** Bytes of the files that are done. */
  bytes: number;
  /** Documents so far: of a container each entry, while it is taken apart. */
  documents: number;
  /** Files of which nothing could be read. */
  failed: number;
  /** Engines that broke down so far and were replaced. */
  restarts: number;
  /** The file that finished last. */
  name: string | null;
}

/** Options of `add`. */
export interface AddOptions {
  /** Cancels the call, which then rejects with an `AbortError`. */
  signal?: WebAbortSignal;
  /** Called while files are read and compared. */
  onProgress?: (progress: Progress) => void;
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
  /** Everything that went wrong, by file. */
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

/** Options of `open`. */
export interface OpenOptions {
  /**
   * Number of workers; 0 runs on the caller's thread, as every corpus does where no worker can start. Default: cores
   * minus one, at least 1, at most 8.
   */
  workers?: number;
  /** Upper limits for every file. */
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

/** The longest article, the earliest by date, or that of an outlet if the set has one; never an excerpt. */
export type KeeperRule = "fullest" | "earliest" | { source: string };

/**
 * `jsonl`: one article record a line, with `file`, `entry` and `record` (where it comes from), its
 * copies and its story. `csv`: one article a row (RFC 4180, UTF-8); `doc_id` and `text` first, a
 * column `field_NAME` for each further field last. `ris`: one article a record, for Zotero, EndNote
 * and the like. `markdown`: stories with their articles to read, in one file. `zip`: one Markdown
 * file an article, with its facts in a front matter; a story of several articles is a folder;
 * `index.csv` lists all.
 */
export type ExportFormat = "jsonl" | "csv" | "markdown" | "ris" | "zip";

/** Options of `export`. */
export interface ExportOptions {
  /** `csv`: a byte order mark in front, by which spreadsheets see that it is UTF-8. Default false: programs need none. */
  bom?: boolean;
  /** `zip`: a file for each copy too. Default false: the index alone names copies. */
  copies?: boolean;
  /**
   * Only articles that were added at that time or later, as `newSince` has them. `markdown` and `zip` write an article
   * too when a copy of it is new, since copies are named with it.
   */
  since?: Date | string;
}

/** The WebAssembly file: its address, its bytes, the response of a fetch, or the compiled module. */
export type WasmSource = WebUrl | string | ArrayBuffer | ArrayBufferView | WebResponse | WasmModule;

/** The same, or what gives it: called when the module is needed. */
export type LazyWasmSource = WasmSource | Promise<WasmSource> | (() => WasmSource | Promise<WasmSource>);

/** Misuse of the API; `engine` is a call that breaks every engine down, `session` a session that cannot be had. */
export type StorysiftErrorCode =
  | "no-document" | "no-article" | "bad-decision" | "bad-input" | "closed" | "engine" | "session" | "session-in-use";
