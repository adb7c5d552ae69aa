/**
 * Reads files with tables again when what the user says of their columns has changed: the old documents leave the
 * corpus, the new ones come in.
 */

import { bytesOf } from "../kinds.js";
import { type IntakeContext, cleanFile } from "./clean-file.js";
import type { TableFile } from "./table-files.js";

/** Reads again whatever would be read in another way now. */
export async function rereadTables(context: IntakeContext): Promise<void> {
  if (context.tableFiles.isEmpty) return;
  const columns = await context.engine.call("givenColumns", []);
  const changed = context.tableFiles.changedBy(JSON.parse(columns));
  for (const file of changed) await reread(context, file, columns);
  if (changed.length > 0) await context.engine.call("group", []);
}

async function reread(context: IntakeContext, file: TableFile, columns: string): Promise<void> {
  const { number, source } = file;
  // The old documents stay until all of the new ones are there. A Blob may lie on disk.
  const parts: Blob[] = [];
  const hold = (packed: Uint8Array) => parts.push(new Blob([packed as BlobPart]));
  const result = await cleanFile(context, source, columns, hold);
  if ("code" in result) {
    const detail = `It could not be read again with other columns, and its articles are as they were: ${result.detail}`;
    file.problem = { document: source.name, code: "unreadable", detail };
    return;
  }
  hold(result.packed);
  await context.engine.call("removeFile", [number]);
  for (const part of parts) {
    await context.engine.call("insert", [source.name, await bytesOf(part), number]);
  }
  context.tableFiles.keep(number, source, result.tables);
}
