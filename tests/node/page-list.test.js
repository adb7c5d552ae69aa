/** The rows of the page's list: order, search, and where the selection is. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { load } from "./typescript.js";

const { state, list, names, selection } = await load({
  state: "page/state/index.ts",
  list: "page/derived/list-rows.ts",
  names: "page/derived/outlet-names.ts",
  selection: "page/derived/selected-article.ts",
});

const file = (name, at = "done", more = {}) => {
  const problems = at === "failed" ? [{ document: name, code: "empty", detail: "It is empty." }] : [];
  return { id: name, name, file: name, entry: null, state: at, articles: at === "done" ? 1 : 0, problem: problems[0] ?? null, problems, ...more };
};
const story = (id, title, articles, terms = []) => ({ id, title, articles, terms, members: [], copies: [], sources: [], first: null, last: null });

/** A ferry story of two articles, one of them with a copy, and a single article. */
beforeEach(() => {
  state.resetAll();
  const rows = [
    ["a.txt#0", "a.txt", "Ferry aground", "Quillport Beacon"],
    ["b.txt#0", "news/b.txt", "Passagiers gered", ""],
    ["c.txt#0", "c.txt", "Ferry aground", "Coast Mail"],
    ["d.txt#0", "d.txt", "Café opens", "Nørre Avis"],
  ];
  state.columns.value = {
    ids: rows.map(([id]) => id),
    documents: rows.map(([, document]) => document),
    titles: rows.map(([, , title]) => title),
    sources: rows.map(([, , , source]) => source),
    dates: rows.map(() => null),
    undated: rows.map(() => null),
    words: new Uint32Array(4),
    confidence: new Float32Array(4),
    attached: new Uint8Array(4),
  };
  state.stories.value = [story("s1", "Ferry aground", ["a.txt#0", "b.txt#0"], ["harbour"]), story("s2", "Café opens", ["d.txt#0"])];
  state.copies.value = [{ id: "c1", keeper: "a.txt#0", members: [{ article: "a.txt#0", relation: "keeper", similarity: 1 }, { article: "c.txt#0", relation: "exact", similarity: 1 }] }];
  state.files.value = [file("a.txt"), file("broken.txt", "failed"), file("news/b.txt")];
});

const shown = () => list.rows.value.map(({ kind, id, level }) => `${"  ".repeat(level - 1)}${kind} ${id}`);

test("stories come with their articles; a story of one article is that article", () => {
  assert.deepEqual(shown(), ["story s1", "  article a.txt#0", "  article b.txt#0", "article d.txt#0"]);
  assert.deepEqual(list.rows.value.map(({ position, siblings }) => [position, siblings]), [[1, 2], [1, 2], [2, 2], [2, 2]]);
  state.collapsedStories.value = new Set(["s1"]);
  assert.deepEqual(shown(), ["story s1", "article d.txt#0"]);
});

test("failed files come first in the list of files", () => {
  state.view.value = "files";
  assert.deepEqual(shown(), ["file broken.txt", "file a.txt", "file news/b.txt"]);
  assert.deepEqual(list.counts.value, { stories: 2, articles: 4, files: 3, copies: 1 });
});

const searches = [
  ["stories", "ferry", ["story s1", "  article a.txt#0", "  article b.txt#0"]],
  ["stories", "harbour", ["story s1", "  article a.txt#0", "  article b.txt#0"]],
  ["stories", "passagiers", ["story s1", "  article b.txt#0"]],
  // A copy is found through the outlet of the copy, and shown as its keeper.
  ["stories", "coast mail", ["story s1", "  article a.txt#0"]],
  ["stories", "CAFE  opens", ["article d.txt#0"]],
  ["stories", "ferry opens", []],
  ["articles", "ferry", ["article a.txt#0", "article c.txt#0"]],
  ["articles", "news/b", ["article b.txt#0"]],
  ["files", "B", ["file broken.txt", "file news/b.txt"]],
];
for (const [view, query, rows] of searches) {
  test(`${JSON.stringify(query)} among ${view}`, () => {
    state.view.value = view;
    state.query.value = query;
    assert.deepEqual(shown(), rows);
  });
}

test("an article is found by its text once the engine has answered", () => {
  state.view.value = "articles";
  state.query.value = "tugboat";
  assert.deepEqual(shown(), []);
  state.textMatches.value = { query: "tugboat", ids: new Set(["d.txt#0"]) };
  assert.deepEqual(shown(), ["article d.txt#0"]);
  assert.ok(list.onlyInText("d.txt#0"));
  state.query.value = "cafe";
  assert.ok(!list.onlyInText("d.txt#0"), "its title matches too");
});

const cursors = [
  ["the row itself", { kind: "article", id: "b.txt#0" }, [], 2],
  ["the keeper of a copy", { kind: "article", id: "c.txt#0" }, [], 1],
  ["the collapsed story of an article", { kind: "article", id: "b.txt#0" }, ["s1"], 0],
  ["the collapsed story of a copy", { kind: "article", id: "c.txt#0" }, ["s1"], 0],
  ["nothing", { kind: "article", id: "gone#0" }, [], -1],
  ["nothing without a selection", null, [], -1],
];
for (const [what, selected, collapsed, row] of cursors) {
  test(`the cursor is on ${what}`, () => {
    state.selected.value = selected;
    state.collapsedStories.value = new Set(collapsed);
    assert.equal(list.cursor.value, row);
  });
}

/** A zip of three files of which one failed, and a download of two records. */
function piles() {
  const inside = (entry, at) => file(`june.zip/${entry}`, at, { file: "june.zip", entry });
  state.files.value = [file("a.txt"), inside("1.txt"), inside("2.pdf", "failed"), inside("3.txt"), file("uk.docx", "done", { articles: 2 })];
  const rows = [["a.txt#0", "a.txt"], ["june.zip/1.txt#0", "june.zip/1.txt"], ["june.zip/1.txt#1", "june.zip/1.txt"], ["june.zip/3.txt#0", "june.zip/3.txt"], ["uk.docx#0", "uk.docx"], ["uk.docx#1", "uk.docx"]];
  state.columns.value = {
    ...state.columns.value,
    ids: rows.map(([id]) => id),
    documents: rows.map(([, document]) => document),
    titles: ["Ferry", "Weir", "More", "Bridge", "Tram", "Night tram"],
    sources: rows.map(() => null),
    attached: Uint8Array.from([0, 0, 1, 0, 0, 0]),
  };
  state.view.value = "files";
}

test("a file of many articles is one row that opens, those with trouble first", () => {
  piles();
  assert.deepEqual(shown(), ["pile june.zip", "file a.txt", "pile uk.docx"]);
  const { pile } = list.rows.value[0];
  assert.deepEqual([pile.articles, pile.problems, pile.failed, pile.documents.length], [2, 1, 1, 3]);
  assert.equal(list.counts.value.files, 3);
  state.openPiles.value = new Set(["june.zip", "uk.docx"]);
  assert.deepEqual(shown(), [
    "pile june.zip", "  article june.zip/1.txt#0", "  article june.zip/1.txt#1", "  file june.zip/2.pdf", "  article june.zip/3.txt#0",
    "file a.txt", "pile uk.docx", "  article uk.docx#0", "  article uk.docx#1",
  ]);
  assert.deepEqual(list.rows.value.slice(0, 3).map(({ position, siblings }) => [position, siblings]), [[1, 3], [1, 4], [2, 4]]);
});

test("a file with an attached article is no pile, two files of one name are two", () => {
  piles();
  state.files.value = [file("uk.docx"), file("b~1", "done", { name: "b", file: "b" }), file("b~2", "done", { name: "b", file: "b" })];
  state.columns.value = { ...state.columns.value, attached: Uint8Array.from([0, 0, 1, 0, 0, 1]) };
  assert.deepEqual(shown(), ["file uk.docx", "file b~1", "file b~2"]);
});

const pileSearches = [
  ["june", ["pile june.zip"]],
  ["bridge", ["pile june.zip", "  article june.zip/3.txt#0"]],
  ["2.pdf", ["pile june.zip", "  file june.zip/2.pdf"]],
  ["tram", ["pile uk.docx", "  article uk.docx#0", "  article uk.docx#1"]],
  ["nothing of it", []],
];
for (const [query, rows] of pileSearches) {
  test(`${JSON.stringify(query)} in piles`, () => {
    piles();
    state.query.value = query;
    assert.deepEqual(shown(), rows);
  });
}

test("the cursor is on the pile of an article while it is closed", () => {
  piles();
  state.selected.value = { kind: "article", id: "uk.docx#1" };
  assert.equal(list.cursor.value, 2);
  state.openPiles.value = new Set(["uk.docx"]);
  assert.equal(list.cursor.value, 4);
  state.selected.value = { kind: "article", id: "a.txt#0" };
  assert.equal(list.cursor.value, 1, "a file of one article is its row");
});

test("five thousand records in one file make rows in little time", () => {
  const ids = Array.from({ length: 5000 }, (_, n) => `big.csv#${String(n + 1).padStart(4, "0")}`);
  state.files.value = ids.map((id) => file(id, "done", { file: "big.csv", entry: id.slice(7) }));
  state.columns.value = { ...state.columns.value, ids: ids.map((id) => `${id}#0`), documents: ids, titles: ids, sources: ids.map(() => null), attached: new Uint8Array(5000) };
  state.view.value = "files";
  state.openPiles.value = new Set(["big.csv"]);
  const begun = performance.now();
  assert.equal(list.rows.value.length, 5001);
  assert.deepEqual(list.rows.value.slice(1, 4).map(({ id }) => id), ["big.csv#0001#0", "big.csv#0002#0", "big.csv#0003#0"]);
  assert.ok(performance.now() - begun < 500);
});

test("a selection shows its first article", () => {
  const of = (kind, id) => selection.selectedArticle({ kind, id });
  assert.equal(of("story", "s1"), "a.txt#0");
  assert.equal(of("file", "news/b.txt"), "b.txt#0");
  assert.equal(of("article", "d.txt#0"), "d.txt#0");
  assert.equal(of("file", "broken.txt"), null);
  assert.equal(of("story", "s9"), null);
  assert.equal(selection.selectedArticle(null), null);
});

test("an article is named by its outlet, or by its file without folders", () => {
  assert.equal(names.outletOf("a.txt#0"), "Quillport Beacon");
  assert.equal(names.outletOf("b.txt#0"), "b.txt");
  assert.equal(names.outletOf("gone#0"), "gone#0");
});
