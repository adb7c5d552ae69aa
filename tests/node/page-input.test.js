/** What goes into the page: dropped files and folders, pasted text, embedded bytes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./typescript.js";

const { transfer, encoder, decoder, labels } = await load({
  transfer: "input/transfer.ts",
  encoder: "page/build/text7.ts",
  decoder: "page/engine/text7.ts",
  labels: "page/derived/label-groups.ts",
});

/** The items of an async iterable. */
async function all(items) {
  const list = [];
  for await (const item of items) list.push(item);
  return list;
}

const pasted = [
  ["plain text", "", "pasted-3.txt", "plain text"],
  ["Title\ntext", "<h1>Title</h1><p>text</p>", "pasted-3.html", "<h1>Title</h1><p>text</p>"],
  // Styled letters alone say nothing about the text.
  ["Title", "<span style='x'>Title</span>", "pasted-3.txt", "Title"],
];
for (const [text, html, name, content] of pasted) {
  test(`pasted ${html || text} becomes ${name}`, async () => {
    const file = transfer.fromText(3, text, html);
    assert.equal(file.name, name);
    assert.equal(await file.blob.text(), content);
  });
}

test("files of an input keep the path of their folder", () => {
  const file = (name, webkitRelativePath = "") => Object.assign(new Blob(["x"]), { name, webkitRelativePath });
  const files = transfer.fromFileList([file("a.txt"), file("b.txt", "news/b.txt")]);
  assert.deepEqual(files.map(({ name }) => name), ["a.txt", "news/b.txt"]);
});

/** File system handles as a browser gives them: `{ name: text or folder }`; null is a file that cannot be opened. */
function handleOf(name, content) {
  if (typeof content === "string") return { kind: "file", name, getFile: async () => Object.assign(new Blob([content]), { name, webkitRelativePath: "" }) };
  if (content === null) return { kind: "file", name, getFile: async () => Promise.reject(new Error("locked")) };
  return { kind: "directory", name, values: async function* () { for (const [child, inside] of Object.entries(content)) yield handleOf(child, inside); } };
}

const dropOf = (...handles) => ({
  types: ["Files"],
  files: [],
  items: handles.map((handle) => ({ kind: "file", type: "", getAsFile: () => null, getAsFileSystemHandle: async () => handle, webkitGetAsEntry: () => null })),
});

test("a dropped folder is listed to the bottom, each file with its path", async () => {
  const folder = handleOf("june", { "a.txt": "1", deep: { "b.txt": "2", deeper: { "c.txt": "3" } }, "d.txt": "4" });
  const found = await all(transfer.fromTransfer(dropOf(folder, handleOf("e.txt", "5"))));
  assert.deepEqual(found.map(({ name }) => name).sort(), ["e.txt", "june/a.txt", "june/d.txt", "june/deep/b.txt", "june/deep/deeper/c.txt"]);
});

test("a folder of more files than are opened at once loses none", async () => {
  const names = Array.from({ length: 200 }, (_, n) => `${n}.txt`);
  const found = await all(transfer.fromTransfer(dropOf(handleOf("many", Object.fromEntries(names.map((name) => [name, name]))))));
  assert.deepEqual(found.map(({ name }) => name), names.map((name) => `many/${name}`));
});

test("a file that cannot be opened is listed by name, and reading it fails", async () => {
  const found = await all(transfer.fromTransfer(dropOf(handleOf("june", { "locked.txt": null, "open.txt": "1" }))));
  assert.deepEqual(found.map(({ name }) => name), ["june/locked.txt", "june/open.txt"]);
  await assert.rejects(found[0].blob.arrayBuffer(), /locked/);
});

test("one folder that cannot be listed costs the others nothing and is listed by name", async () => {
  const broken = { kind: "directory", name: "broken", values: () => { throw new Error("refused"); } };
  const found = await all(transfer.fromTransfer(dropOf(broken, handleOf("a.txt", "1"))));
  assert.deepEqual(found.map(({ name }) => name), ["broken", "a.txt"]);
  await assert.rejects(found[0].blob.arrayBuffer(), /refused/);
});

/** Entries as a browser gives them; null is a file or a folder that cannot be opened. */
function entryOf(path, content) {
  const shared = { name: path.split("/").at(-1), fullPath: path };
  if (typeof content === "string") return { ...shared, isFile: true, isDirectory: false, file: (resolve) => resolve(new Blob([content])) };
  const children = Object.entries(content ?? {}).map(([child, inside]) => entryOf(`${path}/${child}`, inside));
  const readEntries = (resolve, reject) => (content === null ? reject(new Error("no entry")) : resolve(children.splice(0, 2)));
  return { ...shared, isFile: false, isDirectory: true, createReader: () => ({ readEntries }) };
}

const dropOfEntry = (entry, handle) => ({
  types: ["Files"],
  files: [],
  items: [{ kind: "file", type: "", getAsFile: () => new Blob(), getAsFileSystemHandle: async () => handle, webkitGetAsEntry: () => entry }],
});

test("a folder is listed by its entry, which shows what its handle hides", async () => {
  const hidden = [];
  const entry = entryOf("/june", { "a?.txt": "1", "b.txt": "2", deep: { "c.lnk": "3", locked: null } });
  const found = await all(transfer.fromTransfer(dropOfEntry(entry, handleOf("june", { "b.txt": "2" })), (name) => hidden.push(name)));
  assert.deepEqual(found.map(({ name }) => name), ["june/a?.txt", "june/b.txt", "june/deep/c.lnk", "june/deep/locked"]);
  assert.deepEqual(hidden, []);
  await assert.rejects(found[3].blob.arrayBuffer(), /no entry/);
});

test("when the entry is refused, the handle lists the folder, and its name is told", async () => {
  const hidden = [];
  const found = await all(transfer.fromTransfer(dropOfEntry(entryOf("/june", null), handleOf("june", { "b.txt": "2" })), (name) => hidden.push(name)));
  assert.deepEqual([found.map(({ name }) => name), hidden], [["june/b.txt"], ["june"]]);
});

test("text7 gives back every byte and holds no character that ends a string or changes in HTML", () => {
  const cases = [[], [0], [255], [10, 13, 34], Array.from({ length: 256 }, (_, n) => n), Array.from({ length: 1000 }, (_, n) => (n * 7919) % 256)];
  for (let length = 1; length < 20; length += 1) cases.push(Array(length).fill(0), Array(length).fill(26));
  for (const bytes of cases) {
    const text = encoder.toText7(Uint8Array.from(bytes));
    assert.doesNotMatch(text, /[\0\n\r"<\\]/);
    // Fewer than 8 bits of padding may follow: at most one zero byte.
    const decoded = [...decoder.fromText7(text)];
    assert.deepEqual(decoded.slice(0, bytes.length), bytes);
    assert.ok(decoded.length - bytes.length <= 1, `${decoded.length - bytes.length} more bytes`);
  }
});

test("labels of an article's text are kept, the others are set aside", () => {
  const kept = ["title", "byline", "source", "date", "standfirst", "body", "subheading", "item", "quote", "row", "code"];
  const aside = ["caption", "navigation", "share", "related", "comments", "promotion", "legal", "about", "furniture", "seam", "blank"];
  for (const label of kept) assert.ok(!labels.isSetAside(label), label);
  for (const label of aside) assert.ok(labels.isSetAside(label), label);
});
