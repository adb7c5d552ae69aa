/** Stories and sets of copies, and the control that decides how loosely stories are grouped. */

import { computed, signal } from "@preact/signals";
import type { Copies, Story } from "storysift";

export const stories = signal<Story[]>([]);
export const copies = signal<Copies[]>([]);

/** Position of the strict-to-loose control, from -1 (strict) to 1 (loose). */
export const looseness = signal(0);
/** Its position when `stories` were grouped; differs from `looseness` while regrouping. */
export const groupedLooseness = signal(0);

/** The set of copies of each of its members, by article id. */
export const copiesByArticle = computed(() => {
  const map = new Map<string, Copies>();
  for (const set of copies.value) for (const member of set.members) map.set(member.article, set);
  return map;
});

/** The story of each article, copies included, by article id. */
export const storyByArticle = computed(() => {
  const map = new Map<string, Story>();
  for (const story of stories.value) {
    for (const id of story.articles) {
      map.set(id, story);
      for (const member of copiesByArticle.value.get(id)?.members ?? []) map.set(member.article, story);
    }
  }
  return map;
});

export function reset(): void {
  stories.value = [];
  copies.value = [];
  looseness.value = 0;
  groupedLooseness.value = 0;
}
