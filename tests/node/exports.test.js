/** Each export is read back by an independent reader and compared with the records. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { article, page } from "../made/articles.js";
import { csv, download, zip } from "../made/containers.js";
import { parseCsv } from "../made/csv.js";
import { unzip } from "../made/unzip.js";
import { files } from "./drop.js";
import { all, bytesOf, opened, storysift, textOf } from "./package.js";

const dropped = async (t) => {
  const corpus = await opened(t, { workers: 0 });
  await corpus.add([...files(), { name: "formula.txt", text: "=SUM(A1:A9) is what the clerk wrote\n\nThe clerk, \"as ever\", wrote a sum; nobody, not even the mayor, read it before noon on Monday." }]);
  return corpus;
};

test("JSON Lines holds every article record, its copies and its story", async (t) => {
  const corpus = await dropped(t);
  const text = await textOf(corpus.export("jsonl"));
  assert.ok(text.endsWith("\n"));
  const rows = text.trimEnd().split("\n").map((line) => JSON.parse(line));
  const articles = await all(corpus.articles());
  assert.deepEqual(rows.map((row) => row.id), articles.map((one) => one.id));
  rows.forEach((row, at) => {
    for (const [key, value] of Object.entries(articles[at])) assert.deepEqual(row[key], value, `${row.id} ${key}`);
  });
  const stories = await all(corpus.stories());
  const copies = await all(corpus.copies());
  for (const story of stories) for (const id of story.articles) {
    assert.ok(JSON.stringify(rows.find((row) => row.id === id)).includes(JSON.stringify(story.id)), id);
  }
  for (const { article } of copies[0].members) {
    assert.ok(JSON.stringify(rows.find((row) => row.id === article)).includes(JSON.stringify(copies[0].id)), article);
  }
});

test("CSV parses, has one row an article with its id and text first, and runs no formula", async (t) => {
  const corpus = await dropped(t);
  const marked = await textOf(corpus.export("csv", { bom: true }));
  const text = await textOf(corpus.export("csv"));
  assert.equal(marked, `\ufeff${text}`, "spreadsheets need the mark to see UTF-8, programs stumble over it");
  const [head, ...rows] = parseCsv(text);
  assert.deepEqual(head.slice(0, 12), ["doc_id", "text", "title", "authors", "source", "date", "language", "url", "story", "keeper", "role", "words"]);
  assert.equal(new Set(head).size, head.length);
  const articles = await all(corpus.articles());
  assert.deepEqual(rows.map((row) => row[0]), articles.map((one) => one.id));
  rows.forEach((row, at) => {
    assert.equal(row.length, head.length);
    assert.equal(Number(row[head.indexOf("words")]), articles[at].words);
    for (const paragraph of articles[at].paragraphs) assert.ok(row[1].includes(paragraph), paragraph);
    for (const cell of row) assert.ok(!/^[=+\-@\t\r]/.test(cell), cell);
  });
});

/** What each export says of where the records of a pile come from. */
test("every export tells file, entry and number of each record", async (t) => {
  const corpus = await opened(t, { workers: 0 });
  const articles = [51, 52, 53].map((seed) => article(seed));
  const june = zip([["news.csv", csv(articles)], ["in/one.txt", page(article(54))]]);
  await corpus.add([{ name: "june.zip", bytes: june }, { name: "uk.txt", bytes: download(articles.map((one, n) => article(60 + n))) }]);
  const expected = [
    ["june.zip", "in/one.txt", null],
    ...[1, 2, 3].map((n) => ["june.zip", `news.csv#${n}`, n]),
    ...[1, 2, 3].map((n) => ["uk.txt", null, n]),
  ];
  const documents = await all(corpus.documents());
  assert.deepEqual(documents.map(({ file, entry }) => [file, entry]), expected.slice(0, 5).map(([file, entry]) => [file, entry]));
  const lines = (await textOf(corpus.export("jsonl"))).trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(lines.map(({ file, entry, record }) => [file, entry, record]), expected);
  const [head, ...rows] = parseCsv(await textOf(corpus.export("csv")));
  const cells = (row) => ["file", "entry", "record"].map((name) => row[head.indexOf(name)]);
  assert.deepEqual(rows.map(cells), expected.map((one) => one.map((part) => String(part ?? ""))));
  const ris = await textOf(corpus.export("ris"));
  const markdown = (await textOf(corpus.export("markdown"))).replace(/\\(?=[!-/:-@[-`{-~])/g, "");
  const files = [...unzip(await bytesOf(corpus.export("zip"))).values()];
  for (const [file, entry, record] of expected) {
    const note = [`file: ${file}`, entry && `entry: ${entry}`, record && `record: ${record}`].filter(Boolean);
    assert.ok(ris.includes(note.join("; ")), `RIS: ${note}`);
    if (note.length > 1) assert.ok(markdown.includes(note.join(" · ")), `Markdown: ${note}`);
    const front = [`file: "${file}"`, entry && `entry: "${entry}"`, record && `record: ${record}`].filter(Boolean).join("\n");
    assert.ok(files.some((text) => text.includes(`${front}\n---\n`)), `zip: ${front}`);
  }
});

test("RIS has one record an article, each with its title, outlet and text", async (t) => {
  const corpus = await dropped(t);
  const records = (await textOf(corpus.export("ris"))).split(/^ER  - \r\n\r\n/m);
  assert.equal(records.pop(), "");
  const articles = await all(corpus.articles());
  assert.equal(records.length, articles.length);
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  records.forEach((record, at) => {
    const { id, title, source, paragraphs } = articles[at];
    assert.ok(record.startsWith(`TY  - NEWS\r\nID  - ${id}\r\n`), record);
    if (title) assert.ok(record.includes(`\r\nTI  - ${plain(title)}\r\n`), title);
    if (source) assert.ok(record.includes(`\r\nT2  - ${source}\r\n`), source);
    for (const paragraph of paragraphs) assert.ok(plain(record).includes(plain(paragraph)), paragraph);
  });
});

test("a zip has a file an article in folders a story, an index of all, and copies when they are asked for", async (t) => {
  const corpus = await dropped(t);
  const [a, b] = (await all(corpus.stories())).flatMap((story) => story.articles).map((id) => ({ id }));
  await corpus.apply({ kind: "same", a, b });
  const [articles, stories, copies] = await Promise.all(["articles", "stories", "copies"].map((list) => all(corpus[list]())));
  assert.ok(copies.length > 0 && stories.some((story) => story.articles.length > 1));
  const keepers = stories.flatMap((story) => story.articles);
  for (const [options, ids] of [[{}, keepers], [{ copies: true }, articles.map((one) => one.id)]]) {
    const files = unzip(await bytesOf(corpus.export("zip", options)));
    const [head, ...rows] = parseCsv(files.get("index.csv").replace(/^\ufeff/, ""));
    assert.deepEqual(rows.map((row) => row[1]), articles.map((one) => one.id));
    const pathOf = new Map(rows.map((row) => [row[head.indexOf("doc_id")], row[head.indexOf("path")]]));
    assert.deepEqual(ids.filter((id) => !files.has(pathOf.get(id))), []);
    assert.equal(files.size, ids.length + 1);
    for (const name of files.keys()) {
      assert.match(name, /^[^<>:"\\|?*\p{C}]+$/u);
      for (const part of name.split("/")) assert.ok(!/^[ .-]|[ .]$|^(con|aux|nul|prn)(\.|$)/i.test(part) && Buffer.byteLength(part) < 120, name);
    }
    assert.equal(new Set([...files.keys()].map((name) => name.toLowerCase())).size, files.size);
    for (const story of stories.filter((one) => one.articles.length > 1)) {
      const folders = new Set(story.articles.map((id) => pathOf.get(id).split("/")[0]));
      assert.equal(folders.size, 1, "a story is a folder");
    }
    for (const id of ids) {
      const back = storysift.clean({ name: "back.md", text: files.get(pathOf.get(id)) }).articles[0];
      const { title, paragraphs } = articles.find((one) => one.id === id);
      assert.equal(back.title, title);
      for (const paragraph of paragraphs) assert.ok(back.paragraphs.join(" ").includes(paragraph.split("\n")[0]), paragraph);
    }
  }
});

test("Markdown has every keeper's title and paragraphs", async (t) => {
  const corpus = await dropped(t);
  const text = await textOf(corpus.export("markdown"));
  const plain = text.replace(/\\(?=[!-/:-@[-`{-~])/g, "");
  for (const story of await all(corpus.stories())) {
    for (const id of story.articles) {
      const { title, paragraphs } = await corpus.article(id);
      if (title) assert.ok(plain.includes(title), title);
      for (const paragraph of paragraphs) assert.ok(plain.includes(paragraph), `${id}: ${paragraph}`);
    }
  }
  assert.ok(/^#+ /m.test(text));
});
