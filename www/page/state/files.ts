/** The added files, and what went wrong with them. */

import { computed, signal } from "@preact/signals";
import type { Problem } from "storysift";

/** An added file as the list shows it. */
export interface FileRow {
  name: string;
  /** Bytes. */
  size: number;
  /** `failed`: it has a problem and no article. */
  state: "waiting" | "done" | "failed";
  /** Number of articles found in it. */
  articles: number;
  problem: Problem | null;
}

export const files = signal<FileRow[]>([]);

/** All problems; one without a document concerns all files together. */
export const problems = signal<Problem[]>([]);

/** Files without any article because of a problem. */
export const failures = computed(() => files.value.filter((file) => file.state === "failed"));

export function reset(): void {
  files.value = [];
  problems.value = [];
}
