/**
 * What the page knows, in one place. Views read these signals; only `actions/` writes them.
 */

import { computed, signal } from "@preact/signals";
import type {
  Article,
  ArticleColumns,
  Block,
  Copies,
  Doubt,
  HouseLine,
  Problem,
  Progress,
  Story,
} from "../package/types.ts";

/** A dropped file as the list shows it. */
export interface FileRow {
  name: string;
  size: number;
  state: "waiting" | "done" | "failed";
  articles: number;
  problem: Problem | null;
}

/** A document, and the article of it that is read; null where none was found in it. */
export interface Shown {
  document: string;
  article: Article | null;
  text: string;
  blocks: Block[];
}

export type View = "stories" | "articles" | "files";
export type Pane = "list" | "article" | "original";

/** What the list has under its cursor. */
export type Selection =
  | { kind: "story"; id: string }
  | { kind: "article"; id: string }
  | { kind: "file"; id: string };

/** A short message; `undo` offers to take the last step back. */
export interface Notice {
  text: string;
  undo: boolean;
  tone: "plain" | "trouble";
}

const noColumns: ArticleColumns = {
  ids: [],
  documents: [],
  titles: [],
  sources: [],
  dates: [],
  undated: [],
  words: new Uint32Array(),
  confidence: new Float32Array(),
  attached: new Uint8Array(),
};

/** "listing" while folders are read, "working" while files are cleaned and grouped. */
export const phase = signal<"empty" | "listing" | "working" | "ready">("empty");
export const cancelling = signal(false);
export const progress = signal<Progress | null>(null);
/** Estimated seconds until the work is done; null when nothing can be said yet. */
export const secondsLeft = signal<number | null>(null);

export const files = signal<FileRow[]>([]);
export const columns = signal<ArticleColumns>(noColumns);
export const stories = signal<Story[]>([]);
export const copies = signal<Copies[]>([]);
export const problems = signal<Problem[]>([]);

export const view = signal<View>("stories");
export const pane = signal<Pane>("list");
export const evidence = signal<"original" | "copies">("original");
export const query = signal("");
export const looseness = signal(0);
/** Where it stood when the stories shown were grouped; another number while that goes on. */
export const groupedAt = signal(0);
/** Ids of stories whose articles are folded away. */
export const folded = signal<ReadonlySet<string>>(new Set());
export const selected = signal<Selection | null>(null);
export const shown = signal<Shown | null>(null);
/** Index of the block under the cursor in the original. */
export const block = signal<number | null>(null);
/** Index of the block under the pointer. */
export const pointed = signal<number | null>(null);
/** The doubtful pairs that are looked through, and where; null while they are not. */
export const review = signal<{ pairs: Doubt[]; at: number } | null>(null);
/** How many pairs are doubtful. */
export const doubts = signal(0);
/** The commonest short lines that recur in several files. */
export const house = signal<HouseLine[]>([]);
/** Ids of the articles whose texts hold the words of a query; null before the engine has answered. */
export const found = signal<{ query: string; ids: ReadonlySet<string> } | null>(null);
/** Article chosen with `s`, waiting for the one that belongs with it. */
export const marked = signal<string | null>(null);
/** Copy whose differences from its keeper are shown; null for the first, "" for none. */
export const compared = signal<string | null>(null);

export const notice = signal<Notice | null>(null);
/** What screen readers are told; changes are announced. */
export const announcement = signal("");
export const dialog = signal<"help" | "paste" | "privacy" | "house" | null>(null);
export const dragging = signal(false);
export const canUndo = signal(false);
export const canRedo = signal(false);

/** Row of each article in `columns`. */
export const rowOf = computed(
  () => new Map(columns.value.ids.map((id, row) => [id, row] as const)),
);

/** The set of copies that each of its members is in. */
export const copiesOf = computed(() => {
  const map = new Map<string, Copies>();
  for (const set of copies.value) for (const member of set.members) map.set(member.article, set);
  return map;
});

/** The story of each article, copies included. */
export const storyOf = computed(() => {
  const map = new Map<string, Story>();
  for (const story of stories.value) {
    for (const id of story.articles) {
      map.set(id, story);
      for (const member of copiesOf.value.get(id)?.members ?? []) map.set(member.article, story);
    }
  }
  return map;
});

/** Files that nothing came of. */
export const failures = computed(() => files.value.filter((file) => file.state === "failed"));

/** Whether the engine is at work. */
export const busy = computed(() => phase.value === "listing" || phase.value === "working");

/** Forgets everything but the person's preferences. */
export function clearState(): void {
  phase.value = "empty";
  cancelling.value = false;
  progress.value = null;
  secondsLeft.value = null;
  files.value = [];
  columns.value = noColumns;
  stories.value = [];
  copies.value = [];
  problems.value = [];
  view.value = "stories";
  pane.value = "list";
  evidence.value = "original";
  query.value = "";
  looseness.value = 0;
  groupedAt.value = 0;
  folded.value = new Set();
  selected.value = null;
  shown.value = null;
  block.value = null;
  pointed.value = null;
  marked.value = null;
  compared.value = null;
  review.value = null;
  doubts.value = 0;
  house.value = [];
  found.value = null;
  notice.value = null;
  canUndo.value = false;
  canRedo.value = false;
}
