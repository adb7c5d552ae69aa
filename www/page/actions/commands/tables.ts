/** Says what the columns of a table hold; the files with such tables are then read again. */

import type { ColumnRole, Table } from "storysift";
import { t } from "../../locales/index.ts";
import { notify } from "../effects/messages.ts";
import { decide } from "./decide.ts";

/** `roles` has one for each column of the table, in order. */
export async function giveColumns(table: Table, roles: readonly ColumnRole[]): Promise<void> {
  if (!roles.includes("text")) return notify(t.table.needsText, { tone: "trouble" });
  const names = table.columns.map(({ name }) => name);
  const given = names.flatMap((name, at) => (roles[at] && roles[at] !== "field" ? [[name, roles[at]] as const] : []));
  await decide([{ kind: "columns", names, roles: Object.fromEntries(given) }], t.table.wasRead(table.paths.length));
}
