/**
 * Workers that crash or hang, in a build of the package that does so for certain file names:
 * "trap!" throws as a crashed instance does, "spin!" never answers.
 */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { article, page } from "../made/articles.js";
import { all, path, storysift } from "./package.js";

const glue = path("target/package/bindgen");
if (!existsSync(glue)) throw new Error("the bindings are not built: run `cargo xtask build` first");
const folder = mkdtempSync(path("target/package/hooks-"));
after(() => rmSync(folder, { recursive: true }));
execFileSync("node", [path("www/package/build.mjs"), glue, folder, "--test-hooks"], { stdio: "inherit" });
for (const name of ["storysift.wasm", "storysift-unpack.wasm"]) copyFileSync(path(`pkg/${name}`), join(folder, name));
const { open } = await import(pathToFileURL(join(folder, "node.js")));

const opened = async (t, options) => {
  const corpus = await open(options);
  t.after(() => corpus.close());
  return corpus;
};

const good = (from, count) =>
  Array.from({ length: count }, (_, n) => ({ name: `good-${from + n}.txt`, text: page(article(from + n)) }));
const bad = (name) => ({ name, text: page(article(900)) });

for (const [workers, name] of [[0, "trap!.txt"], [1, "trap!.txt"], [3, "trap!.txt"], [1, "spin!.txt"], [3, "spin!.txt"]]) {
  test(`${name} costs nothing but itself, workers: ${workers}`, async (t) => {
    const corpus = await opened(t, { workers });
    const report = await corpus.add([...good(0, 5), bad(name), ...good(5, 5)]);
    assert.deepEqual(report.problems.map(({ document, code }) => [document, code]), [[name, "engine-restarted"]]);
    assert.ok(report.problems[0].detail.length > 20);
    assert.equal(report.added, 11);
    const documents = await all(corpus.documents());
    assert.deepEqual(documents.find((one) => one.name === name).articles, []);
    assert.equal((await all(corpus.articles())).length, 10);
    assert.equal((await corpus.add(good(10, 4))).added, 4, "the corpus goes on");
  });
}

test("every file may break its worker and the promise still settles", async (t) => {
  const corpus = await opened(t, { workers: 2 });
  const names = Array.from({ length: 8 }, (_, n) => `${n % 2 ? "trap!" : "spin!"}${n}.txt`);
  const report = await corpus.add(names.map(bad));
  assert.deepEqual(report.problems.map((one) => one.document), names);
  assert.ok(report.problems.every((one) => one.code === "engine-restarted"));
});

test("an abort does not wait for a worker that hangs", async (t) => {
  const corpus = await opened(t, { workers: 1 });
  const abort = new AbortController();
  setTimeout(() => abort.abort(), 50);
  await assert.rejects(corpus.add([bad("spin!.txt"), ...good(0, 2)], { signal: abort.signal }), { name: "AbortError" });
});

test("closing does not wait for a worker that hangs", async () => {
  const corpus = await open({ workers: 1 });
  const work = assert.rejects(corpus.add([bad("spin!.txt")]), { code: "closed" });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await corpus.close();
  await work;
});

test("of a session, a file that breaks the engine is named, the others of its batch are there", async (t) => {
  const folder = mkdtempSync(path("target/package/session-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const session = join(folder, "one.storysift");
  // Written by an engine that takes all of them.
  const whole = await storysift.open({ session, workers: 1 });
  await whole.add([...good(0, 6), bad("trap-insert.txt"), ...good(6, 6)]);
  await whole.close();
  const corpus = await opened(t, { session, workers: 1 });
  const problems = await corpus.problems();
  assert.deepEqual(problems.map(({ document, code }) => [document, code]), [["trap-insert.txt", "engine-restarted"]]);
  assert.equal((await all(corpus.articles())).length, 12);
  assert.equal((await corpus.add(good(12, 2))).added, 2, "the corpus goes on");
});

const names = (from, count) => good(from, count).map((file) => file.name);
/** The law of every report: each file is a document or is named in a problem, each character kept or set aside. */
function accounts(report) {
  assert.equal(report.files, report.documents + report.failed);
  const { all: sum, kept, aside, missing } = report.characters;
  assert.deepEqual([sum, missing], [kept + aside, 0]);
}

for (const workers of [1, 3]) {
  for (const kind of ["trap", "spin"]) {
    test(`a file whose adding ${kind}s the engine is named, the others are compared, workers: ${workers}`, async (t) => {
      const corpus = await opened(t, { workers });
      const name = `${kind}-insert.txt`;
      const report = await corpus.add([...good(0, 3), bad(name), ...good(3, 3)]);
      accounts(report);
      assert.deepEqual(report.problems.map(({ document, code }) => [document, code]), [[name, "engine-restarted"]]);
      assert.deepEqual([report.files, report.documents, report.failed, report.restarts], [7, 6, 1, 2]);
      assert.deepEqual((await all(corpus.documents())).map((one) => one.name), names(0, 6));
      assert.deepEqual((await corpus.problems()).map((one) => one.document), [name]);
      assert.ok((await all(corpus.stories())).length > 0);
    });
  }

  test(`when comparing crashes, what was compared before stays, with as many new files as can be, workers: ${workers}`, async (t) => {
    const corpus = await opened(t, { workers });
    accounts(await corpus.add(good(0, 4)));
    await corpus.apply({ kind: "same", a: { id: "good-0.txt#0" }, b: { id: "good-1.txt#0" } });
    const report = await corpus.add([...good(4, 4), bad("trap-group.txt"), ...good(8, 3)]);
    accounts(report);
    const lost = ["trap-group.txt", ...names(8, 3)];
    assert.deepEqual(report.problems.map(({ document, code }) => [document, code]), lost.map((name) => [name, "engine-restarted"]));
    assert.deepEqual((await all(corpus.documents())).map((one) => one.name).sort(), names(0, 8).sort());
    assert.equal((await corpus.decisions()).length, 1, "the decisions are kept");
    assert.equal(await corpus.undo(), true);
    const again = await corpus.add(good(8, 3));
    accounts(again);
    assert.deepEqual([again.added, again.problems], [3, []], "the next drop goes on, with the files that were left out");
    assert.deepEqual((await corpus.problems()).map((one) => one.document), ["trap-group.txt"]);
  });

  test(`when comparing hangs, the new files are named, and the rest goes on, workers: ${workers}`, async (t) => {
    const corpus = await opened(t, { workers });
    await corpus.add(good(0, 4));
    const report = await corpus.add([...good(4, 2), bad("spin-group.txt")]);
    accounts(report);
    assert.deepEqual(report.problems.map((one) => one.document), [...names(4, 2), "spin-group.txt"]);
    assert.match(report.problems[0].detail, /no answer/);
    assert.equal((await all(corpus.articles())).length, 4);
    assert.ok((await new Response(corpus.export("jsonl")).text()).length > 100, "what is there is exported");
    assert.equal((await corpus.add(good(4, 2))).added, 2);
  });

  test(`a cancel during comparing answers at once, keeps what is cleaned, and the next call works, workers: ${workers}`, async (t) => {
    const corpus = await opened(t, { workers });
    await corpus.add(good(0, 4));
    const abort = new AbortController();
    let cancelledAt = 0;
    const onProgress = ({ stage }) => stage === "group" && setTimeout(() => (cancelledAt = performance.now(), abort.abort()), 50);
    await assert.rejects(corpus.add([...good(4, 2), bad("spin-group.txt")], { signal: abort.signal, onProgress }), { name: "AbortError" });
    assert.ok(performance.now() - cancelledAt < 200);
    assert.equal((await all(corpus.documents())).length, 7, "all cleaned files are kept");
    assert.ok(performance.now() - cancelledAt < 1_500, "and no call waits for the engine that hung");
  });
}

test("an export that an engine's end interrupts says so, and can be started again", async (t) => {
  const corpus = await opened(t, { workers: 1 });
  await corpus.add(good(0, 4));
  const reader = corpus.export("jsonl").getReader();
  await reader.read();
  await assert.rejects(corpus.article("trap!"), { code: "engine" });
  await assert.rejects(async () => { while (!(await reader.read()).done); }, { code: "closed", message: /start the export again/ });
  assert.ok((await new Response(corpus.export("jsonl")).text()).length > 100);
});

test("a call that breaks the engine down is refused, and every other call goes on", async (t) => {
  const corpus = await opened(t, { workers: 1 });
  await corpus.add(good(0, 2));
  const outcomes = await Promise.allSettled([corpus.article("trap!"), corpus.article("good-0.txt#0"), corpus.columns()]);
  assert.deepEqual(outcomes.map(({ status }) => status), ["rejected", "fulfilled", "fulfilled"]);
  assert.equal(outcomes[0].reason.code, "engine");
  assert.equal((await corpus.add(good(3, 1))).added, 1);
  assert.equal((await all(corpus.documents())).length, 3);
});
