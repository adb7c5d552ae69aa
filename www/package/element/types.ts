/** The public types of `<story-sift>`: events, texts, attributes. Types only. */

import type { Article, Copies, ExportFormat, Input, Label, Problem, Progress, Report, Story } from "../types.js";

/** A file that `accept` refuses, beside the problems of the corpus. */
export interface RefusedFile {
  /** Name of the file. */
  document: string;
  /** Always the same, beside the codes of the corpus. */
  code: "not-accepted";
  /** Why it was not taken, in the language of `messages`. */
  detail: string;
}

/** What the element holds, when that has changed. */
export interface StorysiftChange {
  /** The report of the files that were added; null when something else changed: files were taken out, a part was put back, or `refresh` was called. */
  report: Report | null;
  /** Number of articles in the element now. */
  articles: number;
  /** The stories now. */
  stories: Story[];
  /** The sets of copies now. */
  copies: Copies[];
  /** What was not read, and the files that `accept` refused. */
  problems: (Problem | RefusedFile)[];
}

/** The events by name. All bubble and leave shadow roots. */
export interface StorysiftElementEventMap {
  /** What the element holds has changed, and the value of its form too. */
  change: CustomEvent<StorysiftChange>;
  /** The user opens an article. `preventDefault()` keeps the element from showing it. */
  article: CustomEvent<{
    /** The article that is opened. */
    article: Article;
  }>;
  /** Files are read, compared or restored. */
  progress: CustomEvent<Progress>;
  /** The engine or the session failed. Trouble with one file is no such error: it is among the problems. */
  error: CustomEvent<{
    /** What failed, with its sentence. */
    error: Error;
  }>;
}

/** Every text that the element shows. `messages` replaces them, all or some. */
export interface StorysiftMessages {
  /** Language of these texts, as in `lang`. */
  language: string;
  /** Title of the drop area. */
  label: string;
  /** Where the files are cleaned. What becomes of them then is the page's to say. */
  hint: string;
  /** The same where one file is taken. */
  hintSingle: string;
  /** Title of the drop area while files are held above it. */
  dropNow: string;
  /** Title of the drop area when there are articles already. */
  addMore: string;
  /** Button that opens the dialog for one file. */
  chooseFile: string;
  /** Button that opens the dialog for files. */
  chooseFiles: string;
  /** Button that opens the dialog for a folder. */
  chooseFolder: string;
  /** Status while the engine is loaded and a session read. */
  opening: string;
  /** Status while files are read; `total` is null as long as nobody knows it. */
  reading(done: string, total: string | null): string;
  /** Status while articles are compared. */
  grouping: string;
  /** Button that ends the reading. */
  cancel: string;
  /** Status when all is done: what there is. `format` writes a number in the language of the texts. */
  summary(counts: { stories: number; articles: number; copies: number; problems: number }, format: (value: number) => string): string;
  /** Status when the files held no article. */
  nothing: string;
  /** Name of the list, for screen readers. */
  list: string;
  /** Below the title of a story of several articles: how many. */
  storyOf(articles: string): string;
  /** Beside the title of an article that has copies: how many. */
  copies(count: number, format: (value: number) => string): string;
  /** What a copy is to the article that is kept. */
  relations: Record<Copies["members"][number]["relation"], string>;
  /** In place of a title that is not known. */
  noTitle: string;
  /** Length of an article. */
  words(count: string): string;
  /** Title of the list of files that were not read. */
  problems(count: string): string;
  /** Button below a list that is cut: how many are left. */
  more(left: string): string;
  /** A file that `accept` refuses. */
  notAccepted: string;
  /** A second file where one is taken. */
  onlyOne: string;
  /** Files of this folder may be hidden by the browser. */
  hidden(folder: string): string;
  /** Button above an article that leads to the list. */
  back: string;
  /** Title of the part of an article's document that was set aside. */
  aside: string;
  /** In its place where nothing was. */
  asideNothing: string;
  /** Button beside a part that was set aside: puts it back into the article. */
  putBack: string;
  /** Button that sets the part aside again that was put back last. */
  undo: string;
  /** What a line is, beside each line that was set aside. */
  labels: Record<Label, string>;
  /** Name of the choice of a format, for screen readers. */
  format: string;
  /** The formats by name. */
  formats: Record<ExportFormat, string>;
  /** Button that saves everything in the chosen format. */
  save: string;
  /** Button that takes everything out. */
  clear: string;
  /** Of the form: the element is still at work, or a file is needed. */
  busy: string;
  /** The same: there must be an article and is none. */
  required: string;
  /** The engine or the session failed, with the sentence of the error. */
  failed(reason: string): string;
}

/** The attributes of the tag, for the types of frameworks. */
export interface StorysiftAttributes {
  /** Extensions and media types of the files that are taken, separated by commas. */
  accept?: string;
  /** Takes no files and changes nothing. */
  disabled?: boolean;
  /** Format of what is saved and submitted. */
  format?: ExportFormat;
  /** How loosely stories are grouped, from -1 to 1. */
  looseness?: number | string;
  /** Name of the form's field. */
  name?: string;
  /** The form is valid with an article only. */
  required?: boolean;
  /** Keeps everything under this name on the user's disk. */
  session?: string;
  /** One file at a time; another one takes its place. */
  single?: boolean;
  /** Number of workers of the element's own corpus. */
  workers?: number | string;
}

/** A list of files, as `files` and `add` take them. */
export type StorysiftFiles = Iterable<Input> | AsyncIterable<Input>;
