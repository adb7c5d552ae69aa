/** What the columns of a table are taken for, with its first rows; and how to change that. */

import type { ColumnRole, Table } from "storysift";
import { giveColumns } from "../actions/commands/tables.ts";
import type { FileTable } from "../derived/file-tables.ts";
import { t } from "../locales/index.ts";
import * as state from "../state/index.ts";

/** Tables of one file that are shown. */
const MAX_TABLES = 20;

const ROLES = Object.keys(t.table.roles) as ColumnRole[];

/** "text ← body, title ← headline": the columns that are more than fields. */
function Summary({ table }: { table: Table }) {
  const known = table.columns.filter(({ role }) => role !== "field");
  if (known.length === 0) return <p>{t.table.noRoles}</p>;
  const ordered = ROLES.flatMap((role) => known.filter((column) => column.role === role));
  return (
    <p class="table-summary">
      {t.table.columns}{" "}
      {ordered.map(({ name, role }, at) => (
        <span key={name}>
          {at > 0 && ", "}
          {t.table.roles[role]} ← <bdi dir="auto">{name}</bdi>
        </span>
      ))}
    </p>
  );
}

function TableForm({ table }: { table: Table }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const roles = [...form.querySelectorAll("select")].map((select) => select.value as ColumnRole);
    void giveColumns(table, roles);
  };
  return (
    <form onSubmit={submit}>
      <div class="table-scroll" tabIndex={0} role="group" aria-label={t.table.rows}>
        <table>
          <thead>
            <tr>
              {table.columns.map(({ name, role }) => (
                <th key={name} scope="col">
                  <bdi class="cell" dir="auto">{name}</bdi>
                  <select aria-label={t.table.holds(name)}>
                    {ROLES.map((one) => (
                      <option key={one} value={one} selected={one === role}>
                        {t.table.roles[one]}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              <tr key={at}>
                {row.map((cell, column) => (
                  <td key={column}>
                    <span class="cell" dir="auto">{cell}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="pile-actions">
        <button type="submit" class={table.columns.some(({ role }) => role === "text") ? "" : "primary"} disabled={state.busy.value}>
          {t.table.readAgain}
        </button>
      </p>
      <p class="pile-why">{t.table.why(table.paths.length)}</p>
    </form>
  );
}

/** The tables of a file: those of the same columns are one. */
export function TableNotes({ tables }: { tables: FileTable[] }) {
  return (
    <>
      {tables.slice(0, MAX_TABLES).map(({ table, entry }) => {
        const key = JSON.stringify([table.columns, table.given]);
        const hasText = table.columns.some(({ role }) => role === "text");
        return (
          <section key={key} class="table-note" aria-label={t.table.title}>
            <h3 class="section-title">{t.table.title}</h3>
            {entry !== null && (
              <p>
                <bdi class="file-path" dir="auto">{entry}</bdi>
              </p>
            )}
            <Summary table={table} />
            <p>{!hasText ? t.table.chooseText : table.given ? t.table.given : t.table.guessed}</p>
            <TableForm table={table} />
          </section>
        );
      })}
      {tables.length > MAX_TABLES && <p>{t.table.more(tables.length - MAX_TABLES)}</p>}
    </>
  );
}
