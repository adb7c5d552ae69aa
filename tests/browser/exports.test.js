/** Each export is downloaded, read back and parsed. */

import assert from "node:assert/strict";
import { parseCsv } from "../made/csv.js";
import { unzip } from "../made/unzip.js";
import { article, html, page } from "../made/articles.js";
import { folderOf, pageTest } from "./harness.js";

const seeds = [41, 42, 43];
const drop = () => folderOf({ "a.txt": page(article(41)), "b.html": html(article(42)), "c, with \"quotes\".txt": page(article(43), { attached: [article(44)] }) });

for (const fromDisk of [false, true]) {
  pageTest(`exports hold every article${fromDisk ? ", opened from disk" : ""}`, { fromDisk }, async (app) => {
    await app.drop(...drop().paths);
    await app.done(3);
    const save = (format) => app.download(() => app.menu("Export", format));

    const jsonl = await save(/^JSON Lines/);
    assert.match(jsonl.name, /\.jsonl$/);
    const records = jsonl.text.trimEnd().split("\n").map((one) => JSON.parse(one));
    for (const seed of seeds) {
      const record = records.find((one) => one.title === article(seed).title);
      assert.ok(record, `${seed} is there`);
      for (const text of article(seed).paragraphs) assert.ok(record.paragraphs.some((one) => one.includes(text)), text);
    }
    assert.equal(records.find((one) => one.title === article(44).title)?.role, "attached");

    const csv = await save(/^Spreadsheet/);
    assert.match(csv.name, /\.csv$/);
    const [head, ...rows] = parseCsv(csv.text.replace(/^\ufeff/, ""));
    assert.deepEqual(rows.map((row) => row[head.indexOf("doc_id")]), records.map((one) => one.id));
    assert.ok(rows.every((row) => row.length === head.length));

    assert.equal(csv.text.charCodeAt(0), 0xfeff, "a spreadsheet sees that it is UTF-8");

    const ris = await save(/^References/);
    assert.match(ris.name, /\.ris$/);
    assert.equal(ris.text.split(/^TY  - NEWS/m).length - 1, records.length);

    const zip = await save(/^Zip, a file/);
    assert.match(zip.name, /\.zip$/);
    const inside = [...unzip(zip.bytes)].filter(([name]) => name.endsWith(".md"));
    assert.equal(inside.length, records.length);
    for (const seed of seeds) for (const text of article(seed).paragraphs) {
      assert.ok(inside.some(([, file]) => file.replace(/\\(?=[!-/:-@[-`{-~])/g, "").includes(text)), text);
    }

    const markdown = await save(/^Markdown/);
    assert.match(markdown.name, /\.md$/);
    const plain = markdown.text.replace(/\\(?=[!-/:-@[-`{-~])/g, "");
    for (const seed of [...seeds, 44]) for (const text of [article(seed).title, ...article(seed).paragraphs]) assert.ok(plain.includes(text), text);
  });
}
