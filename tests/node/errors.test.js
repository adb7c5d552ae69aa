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

/** The sentence says what the caller gave, in the caller's words and not in the engine's. */
const inWords = (code, words) => (error) => {
  refused(code)(error);
  assert.match(error.message, /^[A-Z"a-z].*\.$/, error.message);
  assert.match(error.message, words);
  assert.doesNotMatch(error.message, /undefined|variant|expected|invalid type|missing field|\[object|Cannot|not iterable/, error.message);
  return true;
};

const badOptions = [
  [{ workers: -1 }, /workers .* from 0 to 64; not the number -1/],
  [{ workers: 1.5 }, /workers/],
  [{ workers: "two" }, /not the text "two"/],
  [{ worker: 2 }, /have no "worker"; they have workers, limits/],
  [{ looseness: "much" }, /looseness/],
  [{ looseness: 2 }, /-1 \(strict\) to 1 \(loose\)/],
  [{ keeper: "longest" }, /keeper is "fullest"/],
  [{ keeper: { outlet: "x" } }, /the fields outlet/],
  [{ limits: { fileBytes: "many" } }, /limit fileBytes/],
  [{ limits: { fileBytes: -1 } }, /limit fileBytes/],
  [{ limits: { filebytes: 1 } }, /have no "filebytes"; they have fileBytes/],
  [{ limits: 5 }, /limits are an object/],
  [{ decisions: {} }, /array/],
  [{ decisions: [{ kind: "burn" }] }, /kind of a decision is one of same/],
  [null, /options of open\(\).*not null/],
  [7, /not the number 7/],
  [[], /not an array/],
];
for (const [options, words] of badOptions) {
  test(`open refuses ${JSON.stringify(options)} in words`, async () => {
    await assert.rejects(storysift.open(options), inWords("bad-input", words));
  });
}

const badDocuments = [
  [[], /not nothing/],
  [[null], /not null/],
  [["text"], /not the text "text"/],
  [[[1]], /not an array/],
  [[{}], /without fields/],
  [[{ name: "a.txt" }], /the fields name/],
  [[{ text: "no name" }], /the fields text/],
  [[{ name: "a.txt", bytes: [1, 2] }], /name, bytes/],
  [[{ name: "a.txt", text: "x" }, { size: 1 }], /have no "size"/],
  [[{ name: "a.txt", text: "x" }, null], /limits are an object.*not null/],
];
for (const [args, words] of badDocuments) {
  test(`clean(${args.map((one) => JSON.stringify(one)).join(", ")}) is refused in words`, () => {
    assert.throws(() => storysift.clean(...args), inWords("bad-input", words));
  });
}

test("each call of a corpus refuses misuse in words", async (t) => {
  const corpus = await opened(t, { workers: 0 });
  await corpus.add(files());
  const pair = (a, b) => ({ a: { id: a }, b: { id: b } });
  const calls = [
    [() => corpus.add(null), /add\(\) takes an array.*not null/],
    [() => corpus.add(), /not nothing/],
    [() => corpus.add("text"), /not the text/],
    [() => corpus.add({ name: "a.txt", text: "x" }), /the fields name, text/],
    [() => corpus.add(new Blob()), /not a Blob/],
    [() => corpus.add([undefined]), /not nothing/],
    [() => corpus.add([["a.txt", "text"]]), /not an array/],
    [() => corpus.add([{ name: "a.txt", text: 1 }]), /the fields name, text/],
    [() => corpus.add([], { onprogress() {} }), /have no "onprogress"/],
    [() => corpus.add([], { onProgress: true }), /onProgress is a function; not true/],
    [() => corpus.add([], { signal: new AbortController() }), /signal is an AbortSignal; not a AbortController/],
    [() => corpus.article(), /id of an article is a text; not nothing/],
    [() => corpus.blocks(7), /id of a document/],
    [() => corpus.compare("clean.txt#0"), /not nothing/],
    [() => corpus.difference({}, "clean.txt#0"), /without fields/],
    [() => corpus.search(), /search for/],
    [() => corpus.doubts({ limit: -1 }), /limit is a whole number/],
    [() => corpus.tune("loose"), /looseness/],
    [() => corpus.export("pdf"), /jsonl, csv, markdown, ris, zip; not the text "pdf"/],
    [() => corpus.export("csv", { mark: true }), /have no "mark"; they have bom, copies/],
    [() => corpus.export("zip", { copies: 1 }), /copies is true or false; not the number 1/],
    [() => corpus.export(), /not nothing/],
    [() => corpus.replay({}), /array/],
    [() => corpus.apply(), /object with a kind; not nothing/],
    [() => corpus.apply({}), /kind of a decision/],
    [() => corpus.apply({ kind: "toString" }), /kind of a decision/],
    [() => corpus.apply({ kind: "same", a: "clean.txt#0", b: "glued.txt#0" }), /a: \{ id \} and b: \{ id \}/],
    [() => corpus.apply({ kind: "keeper" }), /article: \{ id \}/],
    [() => corpus.apply({ kind: "restore", start: 0, end: 1 }), /names a document/],
    [() => corpus.apply({ kind: "restore", document: "clean.txt", start: 0.5, end: 1 }), /offset start/],
    [() => corpus.apply({ kind: "restore", document: "clean.txt", start: 0 }), /offset end.*not nothing/],
    [() => corpus.apply({ kind: "furniture", phrase: null }), /phrase.*not null/],
    [() => corpus.apply({ kind: "same", ...pair("clean.txt#0", "clean.txt#0") }), /two articles; both are clean.txt#0/, "bad-decision"],
    [() => corpus.apply({ kind: "restore", document: "clean.txt", start: 4, end: 4 }), /4 to 4 is none/, "bad-decision"],
    [() => corpus.apply({ kind: "restore", document: "clean.txt", start: 0, end: 2 ** 40 }), /no document is so long/, "bad-decision"],
  ];
  for (const [call, words, code = "bad-input"] of calls) {
    await assert.rejects(async () => await call(), inWords(code, words), String(call));
  }
  assert.deepEqual(await corpus.decisions(), []);
  assert.equal((await all(corpus.documents())).length, files().length, "nothing was added");
});
