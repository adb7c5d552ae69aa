/** The added files, and what went wrong with them. */

import { computed, signal } from "@preact/signals";
import type { Characters, Problem } from "storysift";

/** A document of an added file; until it is read, the file. */
export interface FileRow {
  /** Of its document; several files of one name have one each. Until it is read, its name. */
  id: string;
  name: string;
  /** Name of the added file: of an entry that of its container. */
  file: string;
  /** Path inside of that file; null when it is no container. */
  entry: string | null;
  /** `failed`: it has a problem and no article. */
  state: "waiting" | "done" | "failed";
  /** Number of articles found in it. */
  articles: number;
  /** The first of its problems. */
  problem: Problem | null;
  problems: readonly Problem[];
}

export const files = signal<FileRow[]>([]);

/** All characters of all files, as the engine counted them after the last files; null before. */
export const characters = signal<Characters | null>(null);

/** Dropped folders of which the browser may have hidden some files. */
export const hiddenIn = signal<readonly string[]>([]);

/** All problems; one without a document concerns all files together. */
export const problems = signal<Problem[]>([]);

/** Files without any article because of a problem. */
export const failures = computed(() => files.value.filter((file) => file.state === "failed"));

export function reset(): void {
  files.value = [];
  problems.value = [];
  hiddenIn.value = [];
  characters.value = null;
}
