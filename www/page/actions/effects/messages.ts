/** Shows short messages and passes them to screen readers. */

import { t } from "../../locales/index.ts";
import * as state from "../../state/index.ts";

/** Milliseconds that a message is shown. */
const NOTICE_MS = 6_000;
const TROUBLE_MS = 12_000;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Has screen readers read a text out; shows nothing. */
export function announce(text: string): void {
  state.announcement.value = text;
}

/** Shows a message for a few seconds; with `undo` it offers to undo the last action. */
export function notify(text: string, options: { undo?: boolean; tone?: "plain" | "trouble" } = {}): void {
  const { undo = false, tone = "plain" } = options;
  state.notice.value = { text, undo, tone };
  clearTimeout(timer);
  timer = setTimeout(() => (state.notice.value = null), tone === "trouble" ? TROUBLE_MS : NOTICE_MS);
}

/** Shows that something failed, with the message of the error. */
export function notifyTrouble(what: string, error: unknown): void {
  const detail = error instanceof Error && error.message ? ` ${error.message}` : "";
  notify(`${what}${detail}`, { tone: "trouble" });
}

/** Runs `work`; an error becomes a message. Returns whether it succeeded. */
export async function attempt(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    notifyTrouble(t.trouble.action, error);
    return false;
  }
}
