/** Short messages, shown and announced. */

import { announcement, notice } from "../state.ts";
import { t } from "../locales/index.ts";

let timer: ReturnType<typeof setTimeout> | undefined;

/** Tells screen readers alone. */
export function announce(text: string): void {
  announcement.value = text;
}

/** Shows a message for a while; with `undo` it offers to take the step back. */
export function notify(text: string, options: { undo?: boolean; tone?: "plain" | "trouble" } = {}): void {
  const { undo = false, tone = "plain" } = options;
  notice.value = { text, undo, tone };
  clearTimeout(timer);
  timer = setTimeout(() => (notice.value = null), tone === "trouble" ? 12_000 : 6_000);
}

/** Shows that something failed, with the engine's own words. */
export function trouble(what: string, error: unknown): void {
  const detail = error instanceof Error && error.message ? ` ${error.message}` : "";
  notify(`${what}${detail}`, { tone: "trouble" });
}

/** Runs `work`; a failure becomes a message. Says whether it went well. */
export async function attempt(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    trouble(t.trouble.action, error);
    return false;
  }
}
