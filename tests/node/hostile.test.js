/** Hostile files through the package: each is answered, none affects another, nothing is thrown. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { article, page } from "../made/articles.js";
import { hostile } from "./hostile.js";
import { all, opened, storysift } from "./package.js";

for (const { name, bytes, code, holds, lacks } of hostile) {
  test(`hostile: ${JSON.stringify(name)}`, () => {
    const cleaned = storysift.clean({ name, bytes });
    const { text, blocks, articles, problems } = cleaned;
    if (code !== undefined) assert.equal(problems[0]?.code ?? null, code);
    for (const problem of problems) assert.equal(problem.document, name);
    assert.equal(blocks.map((block) => text.slice(block.start, block.end)).join(""), text);
    const kept = articles.flatMap((one) => one.paragraphs).join("\n");
    if (holds) assert.ok(kept.includes(holds), `kept: ${kept.slice(0, 200)}`);
    if (lacks) assert.ok(!kept.includes(lacks));
    if (code === "empty" || code === "not-text") assert.deepEqual(articles, []);
  });
}

test("all hostile files at once cost the good ones nothing", async (t) => {
  const good = { name: "good.txt", text: page(article(5)) };
  const alone = await opened(t, { workers: 0 });
  await alone.add([good]);
  const corpus = await opened(t, { workers: 2 });
  const report = await corpus.add([...hostile.map(({ name, bytes }) => ({ name, bytes })), good]);
  assert.equal(report.added, hostile.length + 1);
  assert.deepEqual(await corpus.article("good.txt#0"), await alone.article("good.txt#0"));
  const listed = (await all(corpus.documents())).map((one) => one.name);
  assert.deepEqual([...listed].sort(), [...hostile.map((one) => one.name), "good.txt"].sort());
  for (const { name, code } of hostile) {
    if (code) assert.ok(report.problems.some((problem) => problem.document === name && problem.code === code), name);
  }
  for await (const one of corpus.articles()) assert.deepEqual(await corpus.article(one.id), one);
});
