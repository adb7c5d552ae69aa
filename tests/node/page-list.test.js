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

const file = (name, at = "done") => ({ id: name, name, state: at, articles: at === "done" ? 1 : 0, problem: null });
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
