/** Makes rules about lines of every file, tries them while they are written, and ends them. */

import { batch } from "@preact/signals";
import type { LineRule } from "storysift";
import { openCorpus } from "../../engine/corpus.ts";
import { t } from "../../locales/index.ts";
import * as state from "../../state/index.ts";
import { decide } from "./decide.ts";
import { closeDialog, openDialog } from "./interface.ts";

/** Milliseconds without a key press after which a rule is tried. */
const PAUSE_MS = 250;
/** Characters of a block that a new rule begins with. */
const MAX_CHARS = 200;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Opens the dialog in which a rule is made, with a line as its pattern. */
export function makeRule(line = ""): void {
  const [first = ""] = line.trim().split("\n");
  openDialog("rule");
  editRule({ pattern: first.slice(0, MAX_CHARS).trim(), matching: "text", then: "set-aside" });
}

/** Changes the rule that is being made, and tries it when no other change follows at once. */
export function editRule(change: Partial<LineRule>): void {
  const rule = { ...state.newRule.value, ...change };
  batch(() => {
    state.newRule.value = rule;
    state.ruleFound.value = null;
  });
  clearTimeout(timer);
  if (rule.pattern.trim() !== "") timer = setTimeout(() => void tryRule(rule), PAUSE_MS);
}

async function tryRule(rule: LineRule): Promise<void> {
  const found = await openCorpus()?.previewLines(rule).catch((error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }));
  // An answer about a rule that has changed since is of no use.
  if (found && state.newRule.value === rule) state.ruleFound.value = found;
}

/** Takes the rule that is being made. */
export async function takeRule(): Promise<void> {
  closeDialog();
  await decide([{ kind: "lines", ...state.newRule.value }], t.rules.taken);
}

/** Ends a rule. Those that do something else with the same lines stay. */
export async function endRule(rule: LineRule): Promise<void> {
  const { pattern, matching } = rule;
  const others = state.rules.value.filter((one) => one !== rule && one.pattern === pattern && one.matching === matching);
  await decide(
    [{ kind: "lines", pattern, matching, then: "nothing" }, ...others.map((one) => ({ kind: "lines", ...one }) as const)],
    t.rules.ended,
  );
}
