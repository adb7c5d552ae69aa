/** The most frequent short lines that appear in several files. */

import { signal } from "@preact/signals";
import type { HouseLine } from "storysift";

export const recurringLines = signal<HouseLine[]>([]);

export function reset(): void {
  recurringLines.value = [];
}
