/**
 * The engine natively and as WebAssembly: the same records for the same bytes, on every case,
 * corpus, sample and hostile file of the repository, and the same exports of whole drops.
 */

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { after, test } from "node:test";
import { files } from "./drop.js";
import { hostile } from "./hostile.js";
import { native, opened, path, storysift, textOf } from "./package.js";

const folder = mkdtempSync(path("target/native-"));
after(() => rmSync(folder, { recursive: true }));

/** Writes files into a temporary folder and returns their paths from the root. */
function written(list) {
  return list.map(({ bytes }, at) => {
    const file = join(folder, `${at}-${list.length}${/\.\w+$/.exec(list[at].name)?.[0] ?? ""}`);
    writeFileSync(file, bytes);
    return relative(path(""), file);
  });
}

/** Every file below a folder of the repository, as paths from the root. */
function below(inside) {
  return readdirSync(path(inside), { withFileTypes: true }).flatMap((entry) => {
    const name = `${inside}/${entry.name}`;
    return entry.isDirectory() ? below(name) : statSync(path(name)).isFile() ? [name] : [];
  });
}

/** A number rounded to 32 bits: columns carry 32 bits, JSON more digits. */
const rounded = (value) =>
  JSON.parse(JSON.stringify(value), (key, part) => (key === "confidence" ? Math.fround(part) : part));

const sets = {
  "made files": () => written(files()),
  "hostile files": () => written(hostile),
  cases: () => below("tests/cases"),
  corpora: () => below("tests/corpora"),
  sample: () => below("www/page/sample"),
};

for (const [name, list] of Object.entries(sets)) {
  test(`clean() is the same natively and as WebAssembly: ${name}`, (t) => {
    const paths = here(t, list);
    if (!paths) return;
    const lines = native(...paths).trimEnd().split("\n").map((line) => JSON.parse(line));
    const expected = new Map(lines.map(({ name: given, ...record }) => [given, record]));
    for (const file of paths) {
      // A container gives a record for each of its documents: the test of whole drops compares these.
      if (!expected.has(file)) {
        assert.match(file, /\.json$/);
        continue;
      }
      // What a reader's view needs is not in the native dump: `read_view` in the crate has tests of its own.
      const { name, pile, text, articles, blocks, problems } = storysift.clean({ name: file, bytes: readFileSync(path(file)) });
      const actual = { text, articles, blocks, problems };
      assert.equal(name, file);
      assert.ok(pile === null || pile.document === file);
      assert.deepEqual(rounded(actual), rounded(expected.get(file)), file);
    }
  });

  test(`a whole drop is the same natively and as WebAssembly: ${name}`, async (t) => {
    const paths = here(t, list);
    if (!paths) return;
    const corpus = await opened(t, { workers: 2 });
    await corpus.add(paths.map((file) => ({ name: file, bytes: readFileSync(path(file)) })));
    for (const format of ["jsonl", "csv", "markdown", "ris"]) {
      assert.ok((await textOf(corpus.export(format))) === native("--export", format, ...paths), format);
    }
  });
}

/** The paths of a set; null, with a message, when the repository has none. */
function here(t, list) {
  try {
    const paths = list();
    if (paths.length > 0) return paths;
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  t.skip("there are no such files");
  return null;
}
