/** The collections that the browser keeps, and the one that is open: a collection is a session of the engine. */

import { computed, signal } from "@preact/signals";
import type { Session, SessionInfo } from "storysift";

/** The open one, as the engine told it last; null when there is none. */
export const collection = signal<Session | null>(null);
/** All of them, those written last first, as they were when they were last asked for. */
export const collections = signal<readonly SessionInfo[]>([]);
/** Why the open one is not kept, or null. */
export const notKept = signal<string | null>(null);
/** What came since the collection was opened the time before, by ids; null when everything did, or nothing. */
export const news = signal<{ since: string; documents: ReadonlySet<string>; articles: ReadonlySet<string>; stories: ReadonlySet<string> } | null>(null);
/** The lists show only what is new. */
export const onlyNews = signal(false);
/** Exports hold only what is new. */
export const exportsOnlyNews = signal(false);

/** Whether what is done now is there again after a reload. */
export const isKept = computed(() => collection.value !== null && notKept.value === null);

export function reset(): void {
  collection.value = null;
  collections.value = [];
  notKept.value = null;
  news.value = null;
  onlyNews.value = false;
  exportsOnlyNews.value = false;
}
