/** Each export is read back by an independent reader and compared with the records. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { parseCsv } from "../made/csv.js";
import { files } from "./drop.js";
import { all, opened, textOf } from "./package.js";

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

test("CSV parses, has one row an article, and runs no formula", async (t) => {
  const corpus = await dropped(t);
  const text = await textOf(corpus.export("csv"));
  assert.equal(text.charCodeAt(0), 0xfeff, "spreadsheets need the mark to see UTF-8");
  const [head, ...rows] = parseCsv(text.slice(1));
  const articles = await all(corpus.articles());
  assert.deepEqual(rows.map((row) => row[head.indexOf("id")]), articles.map((one) => one.id));
  rows.forEach((row, at) => {
    assert.equal(row.length, head.length);
    assert.equal(Number(row[head.indexOf("words")]), articles[at].words);
    const body = row[head.indexOf("text")];
    for (const paragraph of articles[at].paragraphs) assert.ok(body.includes(paragraph), paragraph);
    for (const cell of row) assert.ok(!/^[=+\-@\t\r]/.test(cell), cell);
  });
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
