/** The rules about lines that hold, and the one that is being made. */

import { signal } from "@preact/signals";
import type { LinePreview, LineRule } from "storysift";

export const rules = signal<readonly LineRule[]>([]);
const NONE: LineRule = { pattern: "", matching: "text", then: "set-aside" };
/** The rule that the dialog shows. */
export const newRule = signal(NONE);
/** What it would match, or why it is refused; null while that is not known. */
export const ruleFound = signal<LinePreview | { error: string } | null>(null);

export function reset(): void {
  rules.value = [];
  newRule.value = NONE;
  ruleFound.value = null;
}
