/** Misuse is a StorysiftError with a code of a fixed list; trouble with a file is never an error. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { files } from "./drop.js";
import { all, opened, storysift } from "./package.js";

const codes = ["no-document", "no-article", "bad-decision", "bad-input", "closed", "engine"];

const refused = (code) => (error) => {
  assert.ok(error instanceof storysift.StorysiftError, `${error}`);
  assert.ok(error instanceof Error);
  assert.equal(error.name, "StorysiftError");
  assert.ok(codes.includes(error.code));
  assert.ok(error.message.length > 5);
  assert.equal(error.code, code);
  return true;
};

for (const workers of [0, 1]) {
  test(`each misuse has its code, workers: ${workers}`, async (t) => {
    const corpus = await opened(t, { workers });
    await corpus.add(files());
    const rejects = (call, code) => assert.rejects(async () => await call(), refused(code));
    await rejects(() => corpus.blocks("nowhere.txt"), "no-document");
    await rejects(() => corpus.article("nowhere.txt#0"), "no-article");
    await rejects(() => corpus.article("clean.txt#99"), "no-article");
    await rejects(() => corpus.article("clean.txt"), "no-article");
    await rejects(() => corpus.compare("clean.txt#0", "nowhere.txt#0"), "no-article");
    await rejects(() => corpus.apply({ kind: "restore", document: "nowhere.txt", start: 0, end: 4 }), "no-document");
    await rejects(() => corpus.apply({ kind: "set-aside", document: "clean.txt", start: 40, end: 4 }), "bad-decision");
    await rejects(() => corpus.apply({ kind: "set-aside", document: "clean.txt", start: 1e7, end: 2e7 }), "bad-decision");
    await rejects(() => corpus.apply({ kind: "set-aside", document: "clean.txt", start: -1, end: 4 }), "bad-input");
    await rejects(() => corpus.apply({ kind: "same", a: { id: "clean.txt#0" }, b: { id: "nowhere#0" } }), "no-article");
    await rejects(() => corpus.apply({ kind: "keeper", article: { id: "nowhere#0" } }), "no-article");
    await rejects(() => corpus.apply({ kind: "burn" }), "bad-input");
    await rejects(() => corpus.apply(null), "bad-input");
    await rejects(() => corpus.apply({ kind: "furniture", phrase: 7 }), "bad-input");
    await rejects(() => corpus.tune(3), "bad-input");
    await rejects(() => corpus.tune(Number.NaN), "bad-input");
    await rejects(() => corpus.add(7), "bad-input");
    await rejects(() => corpus.add([{ text: "no name" }]), "bad-input");
    await rejects(() => corpus.add([{ name: "no content" }]), "bad-input");
    await rejects(() => corpus.add([null]), "bad-input");
    await rejects(() => all(corpus.export("parchment")), "bad-input");
    assert.deepEqual(await corpus.decisions(), [], "a decision that is refused leaves no trace");
    assert.equal((await all(corpus.documents())).length, files().length, "the corpus still answers");
  });

  test(`a closed corpus says so, workers: ${workers}`, async () => {
    const corpus = await storysift.open({ workers });
    await corpus.add(files());
    await corpus.close();
    await corpus.close();
    for (const call of [
      () => corpus.add(files()),
      () => all(corpus.articles()),
      () => corpus.columns(),
      () => corpus.undo(),
      () => all(corpus.export("csv")),
      () => corpus.apply({ kind: "keep", phrase: "A line of text" }),
    ]) await assert.rejects(async () => await call(), refused("closed"));
  });

  test(`closing ends an add that is under way, workers: ${workers}`, async () => {
    const corpus = await storysift.open({ workers });
    async function* slow() {
      for (const file of files()) {
        yield file;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    const adding = assert.rejects(corpus.add(slow()), refused("closed"));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await corpus.close();
    await adding;
  });
}

test("open refuses options that it cannot read", async () => {
  for (const options of [{ workers: -1 }, { workers: 1.5 }, { workers: "two" }, { workers: 0, looseness: "much" }, { workers: 0, keeper: "longest" }, { workers: 0, limits: { fileBytes: "many" } }]) {
    await assert.rejects(storysift.open(options), refused("bad-input"), JSON.stringify(options));
  }
});

test("clean refuses what is no document", () => {
  for (const input of [{}, { name: "a.txt" }, { text: "no name" }, { name: "a.txt", bytes: [1, 2] }]) {
    assert.throws(() => storysift.clean(input), refused("bad-input"), JSON.stringify(input));
  }
});
