/** Files that may hold several articles are offered, come apart by a decision, and stay so when decisions are replayed. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { clippings, magazine } from "../made/piles.js";
import { all, opened, storysift } from "./package.js";

for (const workers of [0, 2]) {
  const here = workers === 0 ? "in place" : "with workers";

  test(`an offer is in the report, and one decision takes it, ${here}`, async (t) => {
    const corpus = await opened(t, { workers });
    const { piles } = await corpus.add([{ name: "a.txt", text: clippings(5) }, { name: "b.txt", text: clippings(7) }]);
    assert.deepEqual(piles.map(({ document, state, count, stated }) => [document, state, count, stated]), [
      ["a.txt", "likely", 5, null],
      ["b.txt", "likely", 7, null],
    ]);
    const [pile] = piles;
    const { text } = await corpus.blocks("a.txt");
    assert.equal(pile.samples.length, 3);
    for (const sample of pile.samples) assert.equal(text.slice(sample.start, sample.end), sample.text);
    assert.deepEqual(await all(corpus.piles()), piles);
    assert.deepEqual(await corpus.previewSplit("a.txt"), pile);
    assert.equal((await all(corpus.articles())).filter((one) => one.role === "record").length, 0);

    const { document, form } = pile;
    await corpus.apply({ kind: "split", document, form });
    const count = async () => (await all(corpus.articles())).filter((one) => one.role === "record").length;
    assert.equal(await count(), 12, "both files are of the form");
    const documents = await all(corpus.documents());
    assert.deepEqual(documents.map((one) => one.pile.state), ["asked", "asked"]);
    assert.equal(documents[0].articles.length, 5);
    const decisions = await corpus.decisions();
    assert.deepEqual(decisions, [{ kind: "split", document, form }]);
    await corpus.apply({ kind: "whole", document, form });
    assert.equal(await count(), 0, "the last decision about a form counts");
    await corpus.undo();
    await corpus.undo();
    assert.equal(await count(), 0);
    await corpus.redo();
    assert.equal(await count(), 12);

    const later = await opened(t, { workers, decisions });
    await later.add([{ name: "next-month.txt", text: clippings(4) }]);
    assert.equal((await all(later.articles())).length, 4);
  });

  test(`a line shows where articles start, and nothing changes before the decision, ${here}`, async (t) => {
    const corpus = await opened(t, { workers });
    await corpus.add([{ name: "issue.txt", text: magazine(6) }]);
    const line = "[ Part 3 ]";
    const shown = await corpus.previewSplit("issue.txt", line);
    assert.equal(shown.count, 6);
    assert.deepEqual(shown.samples.map((one) => one.text), ["[ Part 1 ]", "[ Part 2 ]", "[ Part 3 ]"]);
    assert.equal(await corpus.previewSplit("issue.txt", "no such line"), null);
    assert.equal((await all(corpus.articles())).filter((one) => one.role === "record").length, 0);
    await corpus.apply({ kind: "split", document: "issue.txt", form: shown.form, line });
    assert.equal((await all(corpus.articles())).length, 6);
  });

  test(`decisions that make no sense are refused with a sentence, ${here}`, async (t) => {
    const corpus = await opened(t, { workers });
    await corpus.add([{ name: "one.txt", text: "The bridge opens\n\nThe council opened the bridge on Monday.\n" }]);
    const cases = [
      [{ kind: "split" }, "bad-input", /names a document/],
      [{ kind: "split", document: "one.txt", line: 3 }, "bad-input", /the line as a text/],
      [{ kind: "whole", document: "one.txt", line: "a" }, "bad-decision", /keeps a document as one/],
      [{ kind: "split", document: "two.txt" }, "no-document", /two\.txt/],
      [{ kind: "split", document: "one.txt" }, "bad-decision", /several articles/],
      [{ kind: "whole", document: "one.txt" }, "bad-decision", /one article already/],
    ];
    for (const [decision, code, message] of cases) {
      await assert.rejects(corpus.apply(decision), (error) => error.code === code && message.test(error.message), JSON.stringify(decision));
    }
    await assert.rejects(corpus.previewSplit("two.txt"), { code: "no-document" });
    assert.deepEqual(await corpus.decisions(), []);
  });
}

test("one document says what it may hold", async () => {
  const { clean, init } = storysift;
  await init();
  assert.equal(clean({ name: "a.txt", text: clippings(5) }).pile.state, "likely");
  assert.equal(clean({ name: "a.txt", text: "The bridge opens\n\nThe council opened it.\n" }).pile, null);
});
