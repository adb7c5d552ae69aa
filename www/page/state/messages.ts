/** Messages to the user: shown, and read out by screen readers. */

import { signal } from "@preact/signals";

/** A short message; `undo` offers to undo the last action. */
export interface Notice {
  text: string;
  undo: boolean;
  tone: "plain" | "trouble";
}

export const notice = signal<Notice | null>(null);
/** Text for screen readers, which read out each change. */
export const announcement = signal("");

export function reset(): void {
  notice.value = null;
  announcement.value = "";
}
