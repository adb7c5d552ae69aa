/** The tables in the added files, and what their columns are taken for. */

import { signal } from "@preact/signals";
import type { Table } from "storysift";

export const tables = signal<Table[]>([]);

export function reset(): void {
  tables.value = [];
}
