/** What columns of tables are taken for is told and can be changed, before and after; the change is a decision. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { article } from "../made/articles.js";
import { zip } from "../made/containers.js";
import { all, everything, opened, storysift } from "./package.js";

const five = [41, 42, 43, 44, 45].map(article);
const text = (one) => one.paragraphs.join(" ");
const quoted = (value) => `"${value.replaceAll('"', '""')}"`;

/** A table whose guess is wrong: the longer column is the note of a reader. */
const NAMES = ["title", "abstract_long", "content", "place"];
const row = (one, n) => [`Reader ${n}`, one.title, text(one), "Fen"];
const csv = (from = five) => `${NAMES.join(",")}\n${from.map((one, n) => row(one, n).map(quoted).join(",")).join("\n")}\n`;
const objects = (from = five) => from.map((one, n) => Object.fromEntries(row(one, n).map((value, at) => [NAMES[at], value])));
const decision = { kind: "columns", names: NAMES, roles: { abstract_long: "title", content: "text", place: "section" } };

/** No column of it is taken for a text. */
const SHORT = "date,remark,place\n2024-08-11,Weir jams open,Fen\n2024-08-12,Roof mended,Alder\n";
const short = { kind: "columns", names: ["date", "remark", "place"], roles: { remark: "text", date: "published" } };

const inputs = [
  ["csv", () => [{ name: "news.csv", text: csv() }], "news.csv"],
  ["tsv as bytes", () => [{ name: "news.tsv", bytes: new TextEncoder().encode(csv().replaceAll('","', '"\t"').replace(/^.*/, NAMES.join("\t"))) }], "news.tsv"],
  ["json", () => [{ name: "news.json", text: JSON.stringify({ items: objects() }) }], "news.json"],
  ["json lines", () => [{ name: "news.jsonl", text: objects().map((one) => JSON.stringify(one)).join("\n") }], "news.jsonl"],
  ["csv in a zip", () => [{ name: "june.zip", blob: new Blob([zip([["in/news.csv", csv()], ["note.txt", text(five[0])]])]) }], "june.zip/in/news.csv"],
];

const titles = async (corpus) => (await all(corpus.articles())).filter((one) => one.document.includes("news")).map((one) => one.title);
const right = five.map((one) => one.title);
const wrong = five.map((_, n) => `Reader ${n}`);

for (const workers of [0, 2]) {
  const here = workers === 0 ? "in place" : "with workers";
  for (const [what, files, path] of inputs) {
    test(`${what}, ${here}: told, changed after, undone, redone, replayed before`, async (t) => {
      const corpus = await opened(t, { workers });
      const input = files();
      const report = await corpus.add(input);
      assert.deepEqual(report.problems, []);
      assert.equal(report.tables.length, 1);
      const [table] = report.tables;
      assert.deepEqual([table.paths, table.given, table.rows.length], [[path], false, 3]);
      assert.deepEqual(table.columns.map(({ name }) => name).sort(), [...NAMES].sort());
      const roles = Object.fromEntries(table.columns.map(({ name, role }) => [name, role]));
      assert.deepEqual([roles.title, roles.content], ["title", "text"]);
      assert.ok(table.rows[0].includes("Fen") && table.rows[0].every((cell) => cell.length <= 161), "cells are cut");
      assert.deepEqual(await titles(corpus), wrong);
      const before = await everything(corpus);
      // The caller goes on using its bytes.
      input[0].bytes?.fill(0);

      await corpus.apply(decision);
      assert.deepEqual(await titles(corpus), right);
      const after = await everything(corpus);
      const [given] = await all(corpus.tables());
      assert.deepEqual([given.given, given.columns.find(({ name }) => name === "place").role], [true, "section"]);
      assert.deepEqual(await corpus.decisions(), [decision]);
      assert.equal(await corpus.undo(), true);
      assert.deepEqual(await everything(corpus), before, "as if it had never been said");
      assert.equal(await corpus.redo(), true);
      assert.deepEqual(await everything(corpus), after);

      const saved = JSON.parse(JSON.stringify(await corpus.decisions()));
      const later = await opened(t, { workers, decisions: saved });
      const next = await later.add(files());
      assert.equal(next.tables[0].given, true);
      assert.deepEqual(await everything(later), after, "before is as after");
    });
  }

  test(`a later file of the same columns is read so, another is guessed, ${here}`, async (t) => {
    const corpus = await opened(t, { workers });
    await corpus.add([{ name: "news.csv", text: csv(five.slice(0, 2)) }]);
    await corpus.apply(decision);
    const turned = `content,place,title,abstract_long\n${five.slice(2).map((one, n) => [text(one), "Fen", `Reader ${n}`, one.title].map(quoted).join(",")).join("\n")}\n`;
    const other = `title,content\n"Reader",${quoted(text(five[0]))}\n`;
    const report = await corpus.add([{ name: "news-july.csv", text: turned }, { name: "news-other.csv", text: other }]);
    assert.deepEqual(report.tables.map(({ paths, given }) => [paths, given]), [[["news.csv"], true], [["news-july.csv"], true], [["news-other.csv"], false]]);
    assert.deepEqual((await titles(corpus)).sort(), [...right, "Reader"].sort());
    await corpus.undo();
    assert.equal((await titles(corpus)).filter((title) => title.startsWith("Reader")).length, 6);
  });

  test(`a table without a text comes apart once its text is named, ${here}`, async (t) => {
    const corpus = await opened(t, { workers });
    const report = await corpus.add([{ name: "short.csv", text: SHORT }]);
    assert.deepEqual([report.failed, report.problems[0].code, report.tables.length], [1, "no-text-column", 1]);
    assert.deepEqual(report.tables[0].rows, [["2024-08-11", "Weir jams open", "Fen"], ["2024-08-12", "Roof mended", "Alder"]]);
    await corpus.apply(short);
    assert.deepEqual(await corpus.problems(), []);
    const found = await all(corpus.articles());
    assert.deepEqual(found.map((one) => [one.id, one.published.iso.slice(0, 10)]), [["short.csv#1#0", "2024-08-11"], ["short.csv#2#0", "2024-08-12"]]);
    await corpus.undo();
    assert.deepEqual((await corpus.problems()).map((one) => one.code), ["no-text-column"]);
  });

  test(`a decision about a row waits while its document is gone, ${here}`, async (t) => {
    const corpus = await opened(t, { workers });
    await corpus.add([{ name: "short.csv", text: SHORT }]);
    await corpus.apply(short);
    await corpus.apply({ kind: "same", a: { id: "short.csv#1#0" }, b: { id: "short.csv#2#0" } });
    const stories = async () => (await all(corpus.stories())).map((story) => story.articles.length);
    assert.deepEqual(await stories(), [2]);
    const saved = await corpus.decisions();
    const later = await opened(t, { workers, decisions: saved });
    await later.add([{ name: "short.csv", text: SHORT }]);
    assert.deepEqual((await all(later.stories())).map((story) => story.articles.length), [2]);
    // Replayed in one go, on a corpus that read the table by its guess.
    const third = await opened(t, { workers });
    await third.add([{ name: "short.csv", text: SHORT }]);
    await third.replay(saved);
    assert.deepEqual((await all(third.stories())).map((story) => story.articles.length), [2]);
  });

  test(`a file that can no longer be read stays, with a problem, until it is dropped again, ${here}`, async (t) => {
    const corpus = await opened(t, { workers });
    const blob = new Blob([csv()]);
    let gone = false;
    for (const name of ["arrayBuffer", "slice"]) {
      const call = blob[name].bind(blob);
      blob[name] = (...args) => {
        if (gone) throw new DOMException("The file was moved.", "NotFoundError");
        return call(...args);
      };
    }
    await corpus.add([{ name: "news.csv", blob }]);
    gone = true;
    await corpus.apply(decision);
    assert.deepEqual(await titles(corpus), wrong, "the old documents stay");
    const [problem] = await corpus.problems();
    assert.deepEqual([problem.document, problem.code], ["news.csv", "unreadable"]);
    assert.match(problem.detail, /could not be read again/);
    await corpus.add([{ name: "news.csv", blob: new Blob([csv()]) }]);
    assert.deepEqual(await titles(corpus), right);
    assert.deepEqual(await corpus.problems(), []);
  });
}

test("decisions about columns that make no sense are refused with a sentence", async (t) => {
  const corpus = await opened(t, { workers: 0 });
  const names = ["a", "b"];
  const cases = [
    [{}, "bad-input", /names of all columns/],
    [{ names, roles: [] }, "bad-input", /has roles/],
    [{ names, roles: { a: "prose" } }, "bad-decision", /role of a column is one of text, title/],
    [{ names, roles: { c: "text" } }, "bad-decision", /no column "c"/],
    [{ names: ["a", "a"], roles: { a: "text" } }, "bad-decision", /twice/],
    [{ names, roles: { a: "title" } }, "bad-decision", /which column holds the text/],
  ];
  for (const [fields, code, message] of cases) {
    await assert.rejects(corpus.apply({ kind: "columns", ...fields }), (error) => error.code === code && message.test(error.message), JSON.stringify(fields));
  }
  assert.deepEqual(await corpus.decisions(), []);
});

test("cleanAll takes columns, with or without all names", async () => {
  const { roles } = decision;
  for (const columns of [[{ names: NAMES, roles }], [{ roles }], [{ roles: { title: "text" } }, decision]]) {
    const cleaned = await storysift.cleanAll({ name: "news.csv", text: csv() }, undefined, { columns });
    assert.deepEqual(cleaned.map((one) => one.articles[0].title), right);
  }
  const guessed = await storysift.cleanAll({ name: "news.csv", text: csv() }, undefined, { columns: [{ names: ["x"], roles: { x: "text" } }] });
  assert.deepEqual(guessed.map((one) => one.articles[0].title), wrong);
  await assert.rejects(storysift.cleanAll({ name: "a.csv", text: "" }, undefined, { columns: [{ roles: { a: "x" } }] }), { code: "bad-decision" });
  await assert.rejects(storysift.cleanAll({ name: "a.csv", text: "" }, undefined, { colums: [] }), { code: "bad-input" });
});
