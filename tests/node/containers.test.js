/** Files that hold several documents or articles, and word processors' files, through the package. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { article, csv, docx, download, mbox, page, rtf, zip } from "../made/containers.js";
import { all, opened, storysift } from "./package.js";

const four = [21, 22, 23, 24].map(article);
const own = [four[0].title, ...four[0].paragraphs];

/** A file, and what comes of it: documents, articles, codes of problems, the role of each article. */
const table = [
  ["zip", "june.zip", zip(four.map((one, n) => [`${n}.txt`, page(one)])), 4, 4, [], "lead"],
  ["zip with a picture", "june.zip", zip([["a.txt", page(four[0])], ["b.png", Buffer.from("\x89PNG\r\n\x1a\n", "latin1")]]), 1, 1, ["not-text"], "lead"],
  ["zip in a zip", "all.zip", zip([["in.zip", zip([["a.txt", page(four[0])]])]]), 1, 1, [], "lead"],
  ["csv", "news.csv", csv(four), 4, 4, [], "lead"],
  ["csv without texts", "numbers.csv", new TextEncoder().encode("year,deaths\n2001,3\n2002,5\n2003,9\n"), 0, 0, ["no-text-column"], "lead"],
  ["mbox", "list.mbox", mbox(four), 4, 4, [], "lead"],
  ["docx", "one.docx", docx(own), 1, 1, [], "lead"],
  ["rtf", "one.rtf", rtf(own), 1, 1, [], "lead"],
  ["press download", "download.txt", download(four), 1, 4, [], "record"],
  ["press download as docx", "download.docx", docx(new TextDecoder().decode(download(four)).split(/\n+/)), 1, 4, [], "record"],
];

for (const workers of [0, 2]) {
  for (const [what, name, bytes, documents, articles, codes, role] of table) {
    test(`${what}, ${workers} workers`, async (t) => {
      const corpus = await opened(t, { workers });
      const report = await corpus.add([{ name, bytes: bytes.slice() }]);
      assert.deepEqual(report.problems.map((problem) => problem.code), codes);
      assert.deepEqual([report.files, report.documents, report.failed, report.added], [1, documents, Number(documents === 0), 1]);
      const found = await all(corpus.articles());
      assert.deepEqual(found.map((one) => one.role), Array(articles).fill(role));
      if (articles === 4) assert.deepEqual(found.map((one) => one.title), four.map((one) => one.title));
      for (const one of found) assert.ok(one.paragraphs.length >= 6, one.id);
      const again = await corpus.add([{ name, bytes: bytes.slice() }]);
      assert.deepEqual([again.added, again.known], [0, 1]);
    });
  }
}

test("entries are named by their path, and so are their problems", async (t) => {
  const corpus = await opened(t, { workers: 0 });
  const report = await corpus.add([{ name: "june.zip", bytes: zip([["in/a.txt", page(four[0])], ["../b.pdf", "%PDF-1.7"]]) }]);
  assert.deepEqual((await all(corpus.documents())).map((one) => one.name), ["june.zip/b.pdf", "june.zip/in/a.txt"]);
  const named = report.problems.map((problem) => [problem.document, problem.code]).sort();
  assert.deepEqual(named, [["june.zip/b.pdf", "not-text"], ["june.zip/b.pdf", "unsafe-name"]]);
});

test("clean names the call for several documents", () => {
  const { articles, problems } = storysift.clean({ name: "news.csv", bytes: csv(four) });
  assert.deepEqual([articles, problems.map((one) => one.code)], [[], ["several-documents"]]);
  assert.equal(storysift.clean({ name: "one.docx", bytes: docx(own) }).articles[0].title, four[0].title);
});

test("cleanAll gives every document of a file", async () => {
  const names = async (name, bytes) => (await storysift.cleanAll({ name, bytes })).map((one) => [one.name, one.articles.length]);
  assert.deepEqual(await names("news.csv", csv(four)), [1, 2, 3, 4].map((n) => [`news.csv#${n}`, 1]));
  assert.deepEqual(await names("download.txt", download(four)), [["download.txt", 4]]);
  const [broken] = await storysift.cleanAll({ name: "a.zip", bytes: zip([["a.txt", page(four[0])]]).subarray(0, 60) });
  assert.deepEqual([broken.name, broken.articles, broken.problems.map((one) => one.code)], ["a.zip", [], ["archive-broken"]]);
  await assert.rejects(storysift.cleanAll("text"), { code: "bad-input", message: /^cleanAll\(\) takes/ });
});

test("progress counts the documents of a container, and large ones come in parts", async (t) => {
  const corpus = await opened(t, { workers: 1 });
  const entries = Array.from({ length: 60 }, (_, n) => [`${n}.txt`, `${page(article(n))}\n\n${"One more sentence stands here, and it is long enough. ".repeat(3000)}`]);
  const seen = [];
  const report = await corpus.add([{ name: "all.zip", bytes: zip(entries) }], { onProgress: ({ documents }) => seen.push(documents) });
  assert.deepEqual([report.files, report.documents, report.added], [1, 60, 1]);
  const counts = [...new Set(seen)];
  assert.ok(counts.length > 2 && counts.at(-1) === 60 && counts.every((count, n) => n === 0 || count > counts[n - 1]), String(counts));
});

test("a container may be larger than a document", async (t) => {
  const corpus = await opened(t, { workers: 0, limits: { fileBytes: 20_000, containerBytes: 60_000 } });
  const bytes = (count) => csv(Array.from({ length: count }, (_, n) => article(n)));
  const [fits, large] = [bytes(12), bytes(60)];
  assert.ok(fits.length > 20_000 && fits.length < 60_000 && large.length > 60_000, `${fits.length} and ${large.length} bytes`);
  const report = await corpus.add([{ name: "fits.csv", bytes: fits }, { name: "large.csv", bytes: large }, { name: "large.txt", text: "Some words. ".repeat(3000) }]);
  assert.deepEqual(report.problems.map(({ document, code }) => [document, code]), [["large.csv", "too-large"], ["large.txt", "too-large"]]);
  assert.equal(report.documents, 12);
});
