/**
 * The records and calls of the npm package, as its users see them.
 * Offsets are UTF-16 code units into the document's decoded text, so
 * `text.slice(start, end)` is right. Nothing here runs.
 */

/** Trouble with one input file; the rest of the work goes on. */
export interface Problem {
  /** Name of the file; empty when it is the drop as a whole. */
  document: string;
  code:
    | "not-text"
    | "unreadable"
    | "bad-encoding"
    | "empty"
    | "too-large"
    | "archive-limit"
    | "archive-unsupported"
    | "limit"
    | "count-differs"
    | "engine-restarted";
  /** One sentence for a person. */
  detail: string;
}

/** One input file. */
export interface DocumentRecord {
  id: string;
  name: string;
  format: "text" | "html" | "markdown";
  /** Ids of its articles in reading order. */
  articles: string[];
  problems: Problem[];
}

export interface Published {
  /** ISO 8601, or null for a relative date that nothing resolves. */
  iso: string | null;
  raw: string;
  precision: "minute" | "day" | "relative";
}

export type ParagraphKind = "text" | "heading" | "item" | "quote" | "code" | "row";

export interface Article {
  /** `document#n`; n counts in reading order and 0 is the lead. */
  id: string;
  document: string;
  role: "lead" | "attached" | "record";
  title: string | null;
  titleDerived: boolean;
  standfirst: string | null;
  source: string | null;
  byline: string | null;
  agency: string | null;
  dateline: string | null;
  published: Published | null;
  language: string | null;
  /** The address that a record of a pile gives. */
  url?: string;
  /** What else a record of a pile says of its article, by the name of the field. */
  fields?: Record<string, string>;
  paragraphs: string[];
  /** One for each paragraph. */
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
  | "recurs" | "title" | "card" | "model" | "person" | "given" | "frame";

/** A judged run of a document's text; the blocks of a document partition it. */
export interface Block {
  start: number;
  end: number;
  label: Label;
  /** Which cue said so. */
  cue: Cue;
  /** One sentence for a person: why the block has its label. */
  reason: string;
  confidence: number;
  /** Id of the article that it belongs to. */
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

/** What ties two articles together; each list strongest first, as the first article writes it. */
export interface Shared {
  /** Neighbouring names are one: "Anna Bell". */
  names: string[];
  numbers: string[];
  /** Other telling words. */
  terms: string[];
  /** Days between the two dates; null when one of them is not known. */
  days: number | null;
}

/** Why an article is in its story. */
export interface StoryMember {
  article: string;
  /** The article of this story that it is most like. */
  with: string;
  /** Probability that the two tell one story, by the learned pair score. */
  score: number;
  /** The person said so. */
  said: boolean;
  /** What both share, as `article` writes it. */
  shared: Shared;
}

export interface Story {
  id: string;
  title: string;
  /** Ids of the keepers. */
  articles: string[];
  /** Why each of them is here, in the same order; empty for a story of one article. */
  members: StoryMember[];
  /** Ids of the sets of copies whose keeper is here. */
  copies: string[];
  sources: string[];
  first: string | null;
  last: string | null;
  terms: string[];
}

/** Where an article says what it shares with another. */
export interface Mark {
  /** Index of its paragraph; null is the title. */
  paragraph: number | null;
  /** Offsets into that paragraph or title. */
  start: number;
  end: number;
  kind: "name" | "number" | "term";
}

/** A short line that stands in several documents: furniture of the house, most often. */
export interface HouseLine {
  /** The line; names it in a `furniture` or `keep` decision. */
  phrase: string;
  /** Documents that it stands in. */
  documents: number;
  /** The same with copies of one article counted once, up to 60. */
  distinct: number;
  /** It is set aside wherever it stands; else it stays in the articles. */
  aside: boolean;
  /** A person said so. */
  said: boolean;
}

/** What two articles share. */
export interface Comparison {
  /** Share of a's shingles that b has too, and the other way, 0 to 1. */
  containment: [a: number, b: number];
  /** Shared passages of at least 12 words, longest first, as text of a. */
  passages: string[];
  shared: Shared;
  /** Where the title and the opening of each of the two say it, in order. */
  marks: [a: Mark[], b: Mark[]];
  /** The pair score as a probability that both tell one story. */
  story: number;
}

/** A run of words of two versions of a text. */
export interface Run {
  /** In both, only in the first, or only in the second. */
  kind: "both" | "gone" | "only";
  text: string;
}

/** The words in which two versions of a text differ; case and punctuation do not count. */
export interface Difference {
  /** Paragraph after paragraph of the second version, with what went where it stood. */
  paragraphs: Run[][];
  /** Words of both, of the first alone, and of the second alone. */
  both: number;
  gone: number;
  only: number;
}

/** A pair of articles that is worth a look: the grouping might be wrong here. */
export interface Doubt {
  /**
   * `stories`: the two are in two stories; are these one? `member`: does `a` belong to the
   * story that `b` ties it to? `copies`: are they versions of one text?
   */
  question: "stories" | "member" | "copies";
  a: string;
  b: string;
  /** Whether grouping has put them together, as one story or as copies. */
  together: boolean;
  /** How far from where the answer turns: 0 is on the bar, 1 is where doubt ends. */
  distance: number;
  /**
   * Copies: share of the smaller text that both have. Otherwise the probability that the two
   * tell one story.
   */
  score: number;
  /** What both share, as `a` writes it. */
  shared: Shared;
}

export interface Doubts {
  /** How many there are. */
  left: number;
  /** The first of them, the most doubtful first. */
  pairs: Doubt[];
}

export interface ArticleRef {
  id: string;
  /** Hash of the words; filled in by the corpus. */
  hash?: string;
}

/**
 * What a person says. `same` and `different` are about stories, and what is different is no
 * copy either; `copies` and `not-copies` are about versions of one text and leave the story
 * to the score.
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
  | { kind: "keep"; phrase: string };

/** Caps; each has a default. Bytes unless the name says otherwise. */
export interface Limits {
  fileBytes?: number;
  blocks?: number;
  htmlDepth?: number;
  articles?: number;
  comparisons?: number;
}

/** An article that is already clean, from a feed, say. */
export interface CleanInput {
  name: string;
  text: string;
  clean: true;
  title?: string;
  /** As written; ISO 8601 is best. */
  published?: string;
  source?: string;
}

/**
 * What `add` takes: a File, a Blob with a name, text, bytes, or an article that is already
 * clean. Bytes stay the caller's: they are copied, never moved.
 */
export type Input =
  | File
  | { name: string; text: string }
  | { name: string; bytes: Uint8Array | ArrayBuffer }
  | { name: string; blob: Blob }
  | CleanInput;

/** Where the work stands; counts are files, sizes bytes. */
export interface Progress {
  /** "read" while files are cleaned, "group" while copies and stories are found. */
  stage: "read" | "group";
  done: number;
  /** Null while the input is still being listed. */
  total: number | null;
  bytes: number;
  failed: number;
  /** The file that was finished last. */
  name: string | null;
}

export interface AddOptions {
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

export interface Report {
  /** Files taken in. */
  added: number;
  /** Files that were here already, byte for byte, under the same name. */
  known: number;
  problems: Problem[];
}

/** What became of decisions of another time. */
export interface Replayed {
  /** Those that `undo` takes back, one by one. */
  taken: number;
  /** Those about articles or files that are not here; they hold when these come. */
  waiting: number;
}

export interface OpenOptions {
  /** Worker count; 0 runs in place. Default: cores minus one, at least 1, at most 8. */
  workers?: number;
  limits?: Limits;
  /** Decisions to replay. */
  decisions?: Decision[];
  /** From -1 (strict) to 1 (loose). Default 0. */
  looseness?: number;
  /** Which article keeps a set of copies where no decision names one. Default "fullest". */
  keeper?: KeeperRule;
}

/** The longest, the earliest by date, or that of an outlet if it is there; never an excerpt. */
export type KeeperRule = "fullest" | "earliest" | { source: string };

/** What `clean` gives for one document. */
export interface Cleaned {
  text: string;
  articles: Article[];
  blocks: Block[];
  problems: Problem[];
}

export type ExportFormat = "jsonl" | "csv" | "markdown";

/** Numbers and short strings of all articles as columns: cheap for lists of any length. */
export interface ArticleColumns {
  ids: string[];
  documents: string[];
  titles: (string | null)[];
  sources: (string | null)[];
  dates: (string | null)[];
  /** What a relative date says that nothing resolves: "4 hours ago". */
  undated: (string | null)[];
  words: Uint32Array;
  confidence: Float32Array;
  /** 1 for attached articles. */
  attached: Uint8Array;
}

/** A drop of documents. */
export interface Corpus {
  /**
   * Cleans and takes in files, then regroups. Rejects only on abort (`AbortError`; what was
   * taken in stays) and on misuse (`StorysiftError`).
   */
  add(files: Iterable<Input> | AsyncIterable<Input>, options?: AddOptions): Promise<Report>;
  documents(): AsyncIterable<DocumentRecord>;
  articles(): AsyncIterable<Article>;
  copies(): AsyncIterable<Copies>;
  stories(): AsyncIterable<Story>;
  /**
   * The short lines that recur in the drop, the most common first. A decision
   * `{ kind: "furniture" | "keep", phrase }` sets one aside or keeps it everywhere.
   */
  furniture(): AsyncIterable<HouseLine>;
  columns(): Promise<ArticleColumns>;
  /** One article by id. */
  article(id: string): Promise<Article>;
  blocks(document: string): Promise<{ text: string; blocks: Block[] }>;
  compare(a: string, b: string): Promise<Comparison>;
  /** The words in which article b differs from article a. */
  difference(a: string, b: string): Promise<Difference>;
  /** The pairs that are worth a person's look, at most `limit` (default 50) of them. */
  doubts(options?: { limit?: number }): Promise<Doubts>;
  /**
   * Ids of the articles that hold every word of the query in title, outlet, authors, name of
   * the file or text. Parts of words count; case and marks on letters do not.
   */
  search(query: string): Promise<string[]>;
  apply(decision: Decision): Promise<void>;
  undo(): Promise<boolean>;
  redo(): Promise<boolean>;
  decisions(): Promise<Decision[]>;
  /** Takes in decisions of another time, as `open({ decisions })` does. */
  replay(decisions: Decision[]): Promise<Replayed>;
  problems(): Promise<Problem[]>;
  /** Changes the strict-to-loose control and regroups. */
  tune(looseness: number): Promise<void>;
  export(format: ExportFormat): ReadableStream<Uint8Array>;
  close(): Promise<void>;
}

/** Where the WebAssembly file comes from: its address, its bytes, an answer to a fetch, or compiled. */
export type WasmSource = URL | string | BufferSource | Response | WebAssembly.Module;

/** Misuse of the API, and `engine` for a breakdown. */
export type StorysiftErrorCode =
  | "no-document" | "no-article" | "bad-decision" | "bad-input" | "closed" | "engine";
