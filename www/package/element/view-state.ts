/** What the views show, and what they may ask for. Types only. */

import type { Article, ExportFormat, Progress } from "../types.js";
import type { AsidePart } from "./aside.js";
import type { Contents } from "./contents.js";
import type { StorysiftMessages } from "./types.js";

export interface ViewState {
  /** Null until something was added. */
  contents: Contents | null;
  /** Null when no work is under way. */
  work: { progress: Progress | null } | null;
  /** Why the last work failed. */
  failure: string | null;
  /** Something that the user should know: files that may be hidden. */
  note: string | null;
  dragging: boolean;
  disabled: boolean;
  /** One file at a time. */
  single: boolean;
  accept: string;
  format: ExportFormat;
  /** Rows that are not as they are at first, by key. */
  toggled: ReadonlySet<string>;
  /** The article that is shown; `aside` is null until it is asked for. */
  shown: { article: Article; aside: AsidePart[] | null } | null;
  /** Number of parts that were put back into the shown article here, and can be set aside again. */
  putBack: number;
  messages: StorysiftMessages;
  /** For numbers and days. */
  locale: string | undefined;
}

export interface Actions {
  /** Files of a file input. */
  choose(list: FileList): void;
  cancel(): void;
  clear(): void;
  setFormat(format: ExportFormat): void;
  save(): void;
  toggle(key: string): void;
  openArticle(id: string): void;
  closeArticle(): void;
  /** Reads what was set aside around the shown article. */
  readAside(): void;
  /** Puts a part back into the shown article. */
  putBack(part: AsidePart): void;
  /** Sets the part aside again that was put back last. */
  undoPutBack(): void;
}

export interface ViewProps {
  state: ViewState;
  actions: Actions;
}
