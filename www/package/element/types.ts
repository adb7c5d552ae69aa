/** The public types of `<story-sift>`: events, texts, attributes. Types only. */

import type { Article, Copies, ExportFormat, Input, Label, Problem, Progress, Report, Story } from "../types.js";

/** A file that `accept` refuses, beside the problems of the corpus. */
export interface RefusedFile {
  document: string;
  code: "not-accepted";
  detail: string;
}

/** What the element holds, when that has changed. */
export interface StorysiftChange {
  /** The report of the files that were added; null when something else changed: files were taken out, or `refresh` was called. */
  report: Report | null;
  articles: number;
  stories: Story[];
  copies: Copies[];
  problems: (Problem | RefusedFile)[];
}

/** The events by name. All bubble and leave shadow roots. */
export interface StorysiftElementEventMap {
  /** What the element holds has changed, and the value of its form too. */
  change: CustomEvent<StorysiftChange>;
  /** The user opens an article. `preventDefault()` keeps the element from showing it. */
  article: CustomEvent<{ article: Article }>;
  /** Files are read, compared or restored. */
  progress: CustomEvent<Progress>;
  /** The engine or the session failed. Trouble with one file is no such error: it is among the problems. */
  error: CustomEvent<{ error: Error }>;
}

/** Every text that the element shows. `messages` replaces them, all or some. */
export interface StorysiftMessages {
  /** Language of these texts, as in `lang`. */
  language: string;
  label: string;
  /** Where the files are cleaned. What becomes of them then is the page's to say. */
  hint: string;
  /** The same where one file is taken. */
  hintSingle: string;
  dropNow: string;
  addMore: string;
  chooseFile: string;
  chooseFiles: string;
  chooseFolder: string;
  opening: string;
  reading(done: string, total: string | null): string;
  grouping: string;
  cancel: string;
  summary(counts: { stories: number; articles: number; copies: number; problems: number }, format: (value: number) => string): string;
  nothing: string;
  list: string;
  storyOf(articles: string): string;
  copies(count: number, format: (value: number) => string): string;
  relations: Record<Copies["members"][number]["relation"], string>;
  noTitle: string;
  words(count: string): string;
  problems(count: string): string;
  more(left: string): string;
  notAccepted: string;
  /** A second file where one is taken. */
  onlyOne: string;
  /** Files of this folder may be hidden by the browser. */
  hidden(folder: string): string;
  back: string;
  aside: string;
  asideNothing: string;
  labels: Record<Label, string>;
  format: string;
  formats: Record<ExportFormat, string>;
  save: string;
  clear: string;
  /** Of the form: the element is still at work, or a file is needed. */
  busy: string;
  required: string;
  failed(reason: string): string;
}

/** The attributes of the tag, for the types of frameworks. */
export interface StorysiftAttributes {
  accept?: string;
  disabled?: boolean;
  format?: ExportFormat;
  looseness?: number | string;
  name?: string;
  required?: boolean;
  session?: string;
  single?: boolean;
  workers?: number | string;
}

/** A list of files, as `files` and `add` take them. */
export type StorysiftFiles = Iterable<Input> | AsyncIterable<Input>;
