/** Files of three gigabytes: one that is no archive is named, an archive is read piece by piece. */

import assert from "node:assert/strict";
import { ftruncateSync, mkdtempSync, openSync, closeSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { article, page } from "../made/articles.js";
import { zip } from "../made/containers.js";
import { pageTest } from "./harness.js";

const BYTES = 3 * 2 ** 30;
const folder = mkdtempSync(join(tmpdir(), "storysift-large-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A file of zeros that takes no space on the disk, with pieces of other bytes in it. */
function sparse(name, pieces) {
  const path = join(folder, name);
  const file = openSync(path, "w");
  ftruncateSync(file, BYTES);
  for (const [offset, bytes] of pieces) writeSync(file, bytes, 0, bytes.length, offset);
  closeSync(file);
  return path;
}

/** The directory of a zip archive may stand far behind its entries; here it is at the end of the file. */
function archive(name, entries) {
  const bytes = Buffer.from(zip(entries));
  const end = bytes.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  const directory = bytes.readUInt32LE(end + 16);
  const start = BYTES - (bytes.length - directory);
  bytes.writeUInt32LE(start, end + 16);
  return sparse(name, [[0, bytes.subarray(0, directory)], [start, bytes.subarray(directory)]]);
}

pageTest("a text of 3 GB is named, an archive of 3 GB is read, and so is the file beside them", async (app) => {
  const small = join(folder, "small.txt");
  writeFileSync(small, page(article(1)));
  const paths = [sparse("large.txt", [[0, Buffer.from("A line of text.\n")]]), archive("large.zip", [["a.txt", page(article(2))], ["b.txt", page(article(3))]]), small];
  await app.drop(...paths);
  await app.done(3);
  await app.page.getByText(/1 (file )?could not be read|1 file was not read|too-large/).first().waitFor();
  await app.tab(/^Articles/).click();
  for (const n of [1, 2, 3]) await app.page.getByText(article(n).title).first().waitFor();
});
