/** The search text, and the engine's answer to it. */

import { signal } from "@preact/signals";

export const query = signal("");

/** Ids of the articles whose texts contain the words of `query`; null until the engine has answered. */
export const textMatches = signal<{ query: string; ids: ReadonlySet<string> } | null>(null);

export function reset(): void {
  query.value = "";
  textMatches.value = null;
}
