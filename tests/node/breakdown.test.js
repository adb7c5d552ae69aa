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
import { all, path } from "./package.js";

const glue = path("target/package/bindgen/storysift.js");
if (!existsSync(glue)) throw new Error("the bindings are not built: run `cargo xtask build` first");
const folder = mkdtempSync(path("target/package/hooks-"));
after(() => rmSync(folder, { recursive: true }));
execFileSync("node", [path("www/package/build.mjs"), glue, folder, "--test-hooks"], { stdio: "inherit" });
copyFileSync(path("pkg/storysift.wasm"), join(folder, "storysift.wasm"));
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

test("when the corpus' own worker breaks down, calls say so and none is left open", async (t) => {
  const corpus = await opened(t, { workers: 1 });
  await corpus.add(good(0, 2));
  const calls = [corpus.article("trap!"), corpus.article("good-0.txt#0"), corpus.columns()];
  const outcomes = await Promise.allSettled(calls);
  assert.equal(outcomes[0].status, "rejected");
  assert.equal(outcomes[0].reason.code, "engine");
  await assert.rejects(corpus.columns(), { code: "engine" });
  await assert.rejects(corpus.add(good(3, 1)), { code: "engine" });
});
