/** The small parts of the package that need no engine: inputs, columns, errors. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./typescript.js";

const { input, kinds, columns, errors } = await load({
  input: "package/intake/input.ts",
  kinds: "package/kinds.ts",
  columns: "package/wasm/columns.ts",
  errors: "package/error.ts",
});

const bytesOf = async (source) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(await source.read());

const sources = [
  [{ name: "a.txt", text: "plain" }, "a.txt", 5, false, "plain"],
  // Text beyond ASCII is marked as UTF-8.
  [{ name: "a.txt", text: "é" }, "a.txt", 1, false, "\ufeffé"],
  [{ name: "a.txt", bytes: new TextEncoder().encode("bytes") }, "a.txt", 5, true, "bytes"],
  [{ name: "a.txt", bytes: new TextEncoder().encode("buffer").buffer }, "a.txt", 6, true, "buffer"],
  [{ name: "a.txt", blob: new Blob(["blob"]) }, "a.txt", 4, false, "blob"],
  [Object.assign(new Blob(["file"]), { name: "b.txt", webkitRelativePath: "news/b.txt" }), "news/b.txt", 4, false, "file"],
];
for (const [given, name, size, borrowed, text] of sources) {
  test(`an input with ${Object.keys(given).join(", ")} is read: ${text}`, async () => {
    const source = input.fileSourceOf(given);
    assert.deepEqual([source.name, source.size, source.borrowed], [name, size, borrowed]);
    assert.equal(await bytesOf(source), text);
  });
}

test("a view of part of a buffer gives that part", () => {
  const bytes = new TextEncoder().encode("0123456789");
  assert.equal(new TextDecoder().decode(kinds.asBytes(new DataView(bytes.buffer, 2, 3))), "234");
  assert.equal(kinds.asBytes("text"), null);
});

const invalid = [null, "text", {}, { name: "" , text: "x" }, { name: "a" }, { name: "a", text: 1 }, { name: "a", bytes: [1] }, new Blob(["x"])];
for (const given of invalid) {
  test(`the input ${given instanceof Blob ? "Blob without a name" : JSON.stringify(given)} is refused`, () => {
    assert.throws(() => input.fileSourceOf(given), { name: "StorysiftError", code: "bad-input" });
  });
}

test("an article that is already clean is passed on with its known fields only", () => {
  assert.equal(input.cleanArticleOf({ name: "a", text: "b" }), null);
  assert.deepEqual(
    input.cleanArticleOf({ name: "a", text: "b", clean: true, title: "T", published: undefined, source: 7, other: "x" }),
    { name: "a", text: "b", title: "T" },
  );
  assert.throws(() => input.cleanArticleOf({ name: "a", clean: true }), { code: "bad-input" });
});

test("columns become blocks that cover the text in order", () => {
  const column = (words, rows) => ({ words, rows: Uint32Array.from(rows) });
  const blocks = columns.toBlocks({
    text: "Title\nBody",
    ends: Uint32Array.of(6, 10),
    confidence: Float32Array.of(0.5, 1),
    label: column(["title", "body"], [0, 1]),
    cue: column(["model"], [0, 0]),
    reason: column(["first", "second"], [0, 1]),
    article: column(["", "a#0"], [0, 1]),
  });
  assert.deepEqual(blocks, [
    { start: 0, end: 6, label: "title", cue: "model", reason: "first", confidence: 0.5, article: null },
    { start: 6, end: 10, label: "body", cue: "model", reason: "second", confidence: 1, article: "a#0" },
  ]);
});

const thrown = [
  [new errors.StorysiftError("no-article", "none"), { message: "none", code: "no-article" }, "no-article", "none"],
  // A code of somebody else is no refusal.
  [Object.assign(new Error("disk"), { code: "ENOENT" }), { message: "disk" }, "engine", "The engine crashed: disk"],
  ["text", { message: "text" }, "engine", "The engine crashed: text"],
];
for (const [error, plain, code, message] of thrown) {
  test(`${error} survives the way from a worker`, () => {
    assert.deepEqual(errors.toPlainError(error), plain);
    const back = errors.fromPlainError(errors.toPlainError(error));
    assert.deepEqual([back.code, back.message], [code, message]);
  });
}
