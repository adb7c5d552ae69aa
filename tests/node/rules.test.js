/** Rules about lines: previewed, taken, listed, ended, undone, saved with the decisions and in sessions. */

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { article, page } from "../made/articles.js";
import { all, opened, storysift } from "./package.js";

const note = "Our ferry desk – at the café – spoke with three of the captains on Monday, and all of them expect the work to end in May.";
const made = (seed) => ({ ...article(seed), paragraphs: article(seed).paragraphs.toSpliced(1, 0, note) });
const files = (...seeds) => seeds.map((seed) => ({ name: `${seed}.txt`, text: page(made(seed)) }));
const rule = { pattern: "FERRY  desk", matching: "text", then: "set-aside" };
const holding = async (corpus) => (await all(corpus.articles())).filter((one) => one.paragraphs.includes(note)).length;

for (const workers of [0, 2]) {
  const here = workers === 0 ? "in place" : "with workers";

  test(`a rule is tried, taken, listed, undone and ended, ${here}`, async (t) => {
    const corpus = await opened(t, { workers });
    await corpus.add(files(1, 2));
    assert.equal(await holding(corpus), 2);
    const shown = await corpus.previewLines(rule);
    assert.deepEqual([shown.lines, shown.documents], [2, 2]);
    for (const { document, start, end, text } of shown.samples) {
      assert.equal(text, note);
      assert.equal((await corpus.blocks(document)).text.slice(start, end), note);
    }
    assert.equal(await holding(corpus), 2, "nothing has changed");
    await corpus.apply({ kind: "lines", ...rule });
    await corpus.add(files(3));
    assert.equal(await holding(corpus), 0);
    const { blocks } = await corpus.blocks("3.txt");
    const [block] = blocks.filter((one) => one.cue === "rule");
    assert.equal(block.reason, "Page furniture: by your rule “FERRY  desk”.");
    assert.deepEqual(await corpus.rules(), [rule]);
    assert.deepEqual(await corpus.decisions(), [{ kind: "lines", ...rule }]);
    await corpus.undo();
    assert.deepEqual(await corpus.rules(), []);
    assert.equal(await holding(corpus), 3);
    await corpus.redo();
    await corpus.apply({ kind: "lines", ...rule, then: "nothing" });
    assert.deepEqual(await corpus.rules(), []);
    assert.equal(await holding(corpus), 3);

    const decisions = [{ kind: "lines", ...rule }];
    const later = await opened(t, { workers, decisions });
    await later.add(files(4));
    assert.equal(await holding(later), 0);
  });

  test(`what is no rule is refused with a sentence, ${here}`, async (t) => {
    const corpus = await opened(t, { workers });
    await corpus.add(files(1));
    const cases = [
      [{ matching: "text", then: "keep" }, "bad-input", /has a pattern, a text; not nothing/],
      [{ pattern: "a", matching: "glob", then: "keep" }, "bad-input", /matching, one of text, word, regex/],
      [{ pattern: "a", matching: "text", then: "drop" }, "bad-input", /then, one of set-aside/],
      [{ pattern: "é(b", matching: "regex", then: "keep" }, "bad-decision", /unclosed group, at character 2, “\(b”/],
      [{ pattern: "a*", matching: "regex", then: "keep" }, "bad-decision", /the empty line/],
      [{ pattern: "a".repeat(2001), matching: "text", then: "keep" }, "bad-decision", /longer than 2000/],
      [{ pattern: "(\\w{90}){90}", matching: "regex", then: "keep" }, "bad-decision", /too large/],
    ];
    for (const [one, code, message] of cases) {
      const fits = (error) => error.code === code && message.test(error.message);
      await assert.rejects(corpus.apply({ kind: "lines", ...one }), fits, JSON.stringify(one));
      await assert.rejects(corpus.previewLines(one), fits, JSON.stringify(one));
    }
    await assert.rejects(corpus.apply({ kind: "lines", ...rule, then: "nothing" }), { code: "bad-decision" });
    await assert.rejects(corpus.previewLines("ferry"), { code: "bad-input" });
    assert.deepEqual(await corpus.decisions(), []);
  });
}

test("sixty-four rules hold, and one more is refused", async (t) => {
  const corpus = await opened(t, { workers: 0 });
  await corpus.add(files(1));
  for (let n = 0; n < 64; n += 1) await corpus.apply({ kind: "lines", pattern: `no such line ${n}`, matching: "word", then: "keep" });
  await assert.rejects(corpus.apply({ kind: "lines", ...rule }), (error) => error.code === "bad-decision" && /64 rules hold already/.test(error.message));
  assert.equal((await corpus.rules()).length, 64);
});

test("lines start articles and name the outlet, in later files too", async (t) => {
  const corpus = await opened(t, { workers: 0 });
  await corpus.apply({ kind: "lines", pattern: "^Piece \\d+$", matching: "regex", then: "start" });
  await corpus.apply({ kind: "lines", pattern: "^Cut out of (.+)$", matching: "regex", then: "outlet" });
  const pieces = (from, count) => Array.from({ length: count }, (_, n) => `Piece ${n}\n\nCut out of The Fen Post\n\n${article(from + n).paragraphs.join("\n\n")}\n\n`).join("");
  await corpus.add([{ name: "three.txt", text: pieces(10, 3) }, { name: "two.txt", text: pieces(20, 2) }, { name: "one.txt", text: pieces(30, 1) }]);
  const articles = await all(corpus.articles());
  assert.deepEqual(articles.filter((one) => one.role === "record").map((one) => one.document), ["three.txt", "three.txt", "three.txt", "two.txt", "two.txt"]);
  assert.ok(articles.every((one) => one.source === "The Fen Post"), JSON.stringify(articles.map((one) => one.source)));
});

test("a session keeps its rules", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "storysift-rules-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const session = join(folder, "one.storysift");
  const first = await storysift.open({ workers: 0, session });
  await first.add(files(1));
  await first.apply({ kind: "lines", ...rule });
  await first.save();
  await first.close();
  const second = await storysift.open({ workers: 0, session });
  t.after(() => second.close());
  assert.deepEqual(await second.rules(), [rule]);
  assert.equal(await holding(second), 0);
});
