/** What the user does changes the state as it should: decisions, undo, the review, selecting, adding files. */

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { load } from "./typescript.js";

const { state, decide, review, select, surface, adding, collections, works } = await load({
  state: "page/state/index.ts",
  decide: "page/actions/commands/decide.ts",
  review: "page/actions/commands/review.ts",
  select: "page/actions/commands/select.ts",
  surface: "page/actions/commands/interface.ts",
  adding: "page/actions/commands/add-files.ts",
  collections: "page/actions/commands/collections.ts",
  works: "page/actions/commands/work-queue.ts",
});

// Messages disappear after seconds; that must not keep the process alive.
const { setTimeout: start } = globalThis;
mock.method(globalThis, "setTimeout", (call, ms) => (ms >= 1000 ? start(call, ms).unref() : start(call, ms)));

const story = (id, articles) => ({ id, title: id, articles, terms: [], members: [], copies: [], sources: [], first: null, last: null });

/** The record of a document. */
const document = (id, more = {}) => ({ id, name: id, file: id, entry: null, articles: [], problems: [], ...more });

/** A corpus of three articles, two of them in one story, that records its calls. */
function fake() {
  const ids = ["a#0", "b#0", "c#0"];
  const list = (items) => async function* () { yield* items; };
  const corpus = {
    calls: [],
    pairs: [],
    storyList: [story("s1", ["a#0", "b#0"]), story("s2", ["c#0"])],
    copyList: [],
    documentList: ids.map((id) => document(id.slice(0, 1), { articles: [id] })),
    apply: async (decision) => void corpus.calls.push(decision),
    undo: async () => void corpus.calls.push("undo"),
    redo: async () => void corpus.calls.push("redo"),
    replay: async (decisions) => ({ taken: decisions.length - 1, waiting: 1 }),
    columns: async () => ({ ids, documents: ids.map((id) => id.slice(0, 1)), titles: ids, sources: ids, dates: [], undated: [] }),
    documents: () => list(corpus.documentList)(),
    problems: async () => [],
    stories: () => list(corpus.storyList)(),
    copies: () => list(corpus.copyList)(),
    furniture: list([]),
    rules: async () => [],
    tables: list([]),
    doubts: async ({ limit }) => ({ left: corpus.pairs.length, pairs: corpus.pairs.slice(0, limit) }),
    article: async (id) => ({ id, document: id.slice(0, 1) }),
    blocks: async () => ({ text: "Text. Share", blocks: [{ start: 0, end: 5, label: "body" }, { start: 6, end: 11, label: "share" }, { start: 11, end: 11, label: "blank" }] }),
    add: async (files, { onProgress }) => {
      files.forEach((_, at) => onProgress({ stage: "read", done: at + 1, total: files.length, bytes: 0, failed: 0, name: null }));
      return { files: files.length, documents: files.length, failed: 0, added: files.length, known: 0, problems: [], piles: [], tables: [], characters: { all: 9, kept: 6, aside: 3, missing: 0 }, restarts: 0, ...corpus.report };
    },
  };
  return corpus;
}

let corpus;
beforeEach(async () => {
  state.resetAll();
  corpus = globalThis.fakeCorpus = fake();
  await adding.addFiles(["a", "b", "c"].map((name) => ({ name, blob: new Blob([name]) })));
  await select.select({ kind: "article", id: "a#0" });
});

const message = () => state.notice.value?.text;

test("added files are listed, and the first article is shown", async () => {
  assert.equal(state.phase.value, "ready");
  assert.deepEqual(state.files.value.map(({ name, state: at, articles }) => [name, at, articles]), [["a", "done", 1], ["b", "done", 1], ["c", "done", 1]]);
  assert.equal(state.view.value, "stories");
  assert.equal(state.shown.value.article.id, "a#0");
  assert.equal(state.progress.value, null);
});

test("an action of several decisions is undone and redone as one", async () => {
  await decide.leaveStory("a#0");
  assert.deepEqual(corpus.calls, [{ kind: "different", a: { id: "a#0" }, b: { id: "b#0" } }]);
  await decide.decide([{ kind: "x" }, { kind: "y" }], "Done.");
  assert.equal(message(), "Done.");
  corpus.calls.length = 0;
  await decide.undo();
  assert.deepEqual([corpus.calls, state.canUndo.value, state.canRedo.value], [["undo", "undo"], true, true]);
  await decide.redo();
  assert.deepEqual([corpus.calls, state.canRedo.value], [["undo", "undo", "redo", "redo"], false]);
  await decide.undo();
  await decide.undo();
  assert.deepEqual([state.canUndo.value, state.canRedo.value], [false, true]);
  await decide.undo();
  assert.match(message(), /nothing to undo/);
  // A new action: what was undone can no longer be redone.
  await decide.chooseKeeper("b#0");
  assert.deepEqual([state.canUndo.value, state.canRedo.value], [true, false]);
});

test("decisions before one that is refused can be undone", async () => {
  const { apply } = corpus;
  corpus.apply = async (decision) => (decision.kind === "refused" ? Promise.reject(new Error("no such article")) : apply(decision));
  await decide.decide([{ kind: "x" }, { kind: "refused" }, { kind: "y" }], "Done.");
  assert.match(message(), /no such article/);
  assert.deepEqual([corpus.calls.length, state.past.value], [1, [1]]);
});

test("replayed decisions are undone as one action", async () => {
  assert.equal(await decide.replayDecisions([{}, {}, {}]), 1);
  assert.deepEqual(state.past.value, [2]);
});

test("blocks are put back and set aside, each only where it makes sense", async () => {
  await decide.decideBlock("restore");
  assert.match(message(), /Choose a block/);
  await decide.decideBlock("restore", 0);
  assert.match(message(), /already kept/);
  await decide.decideBlock("set-aside", 1);
  assert.match(message(), /already set aside/);
  assert.deepEqual(corpus.calls, []);
  await decide.decideBlock("restore", 1);
  assert.deepEqual(corpus.calls, [{ kind: "restore", document: "a", start: 6, end: 11 }]);
  await decide.decideActiveLine("keep");
  assert.deepEqual(corpus.calls[1], { kind: "keep", phrase: "Share" });
});

test("the cursor of the original moves between set-aside blocks and passes blank ones over", () => {
  select.moveToSetAside(1);
  assert.equal(state.activeBlock.value, 1);
  select.moveToSetAside(1);
  assert.equal(state.activeBlock.value, 1, "the only one");
});

test("same story takes two different articles; Escape cancels the first", async () => {
  await decide.sameStory();
  assert.equal(state.firstOfPair.value, "a#0");
  await decide.sameStory();
  assert.deepEqual([state.firstOfPair.value, corpus.calls], ["a#0", []]);
  await select.select({ kind: "article", id: "c#0" });
  await decide.sameStory();
  assert.deepEqual(corpus.calls, [{ kind: "same", a: { id: "a#0" }, b: { id: "c#0" } }]);
  assert.equal(decide.cancelSameStory(), false);
  await decide.sameStory();
  assert.equal(decide.cancelSameStory(), true);
  assert.equal(state.firstOfPair.value, null);
});

test("a copy leaves its set, and its keeper leaves the story", async () => {
  corpus.copyList = [{ id: "k", keeper: "a#0", members: [{ article: "a#0" }, { article: "c#0" }] }];
  await decide.decide([{ kind: "x" }], "");
  corpus.calls.length = 0;
  await decide.leaveStory("c#0");
  await decide.leaveStory("a#0");
  assert.deepEqual(corpus.calls.map(({ kind }) => kind), ["not-copies", "different"]);
});

test("when the selected article is gone, the one that is shown or the first is selected", async () => {
  await select.select({ kind: "story", id: "s2" });
  corpus.storyList = [story("s3", ["a#0", "b#0", "c#0"])];
  await decide.decide([{ kind: "x" }], "");
  assert.deepEqual(state.selected.value, { kind: "article", id: "c#0" });
});

const pair = (a, b, question) => ({ a, b, question, together: false, distance: 0, score: 0.5, shared: {} });

test("the review asks pair by pair, and undo returns to the answered pair", async () => {
  const [first, second, third] = (corpus.pairs = [pair("a#0", "c#0", "stories"), pair("b#0", "c#0", "copies"), pair("a#0", "b#0", "member")]);
  await review.openReview();
  assert.equal(state.doubts.value, 3);
  review.movePair(1);
  assert.deepEqual(state.currentPair.value, second);
  review.movePair(-1);
  review.movePair(-1);
  assert.match(message(), /most doubtful/);
  corpus.pairs = [second, third];
  await review.answerPair(true);
  assert.deepEqual([corpus.calls.at(-1).kind, state.currentPair.value], ["same", second]);
  corpus.pairs = [third];
  await review.answerPair(false);
  assert.deepEqual([corpus.calls.at(-1).kind, state.currentPair.value], ["not-copies", third]);
  corpus.pairs = [first, { ...second, a: "c#0", b: "b#0" }, third];
  await decide.undo();
  assert.deepEqual([state.currentPair.value.question, state.answeredPairs.value.length], ["copies", 1]);
  review.readArticle("b#0");
  assert.deepEqual([state.review.value, state.selected.value.id, state.pane.value], [null, "b#0", "article"]);
});

test("switching lists keeps the shown article selected", () => {
  select.showView("files");
  assert.deepEqual(state.selected.value, { kind: "file", id: "a" });
  select.showView("articles");
  assert.deepEqual(state.selected.value, { kind: "article", id: "a#0" });
});

test("opening an article expands its story", () => {
  select.setCollapsed("s1", true);
  select.openArticle("b#0");
  assert.ok(!state.collapsedStories.value.has("s1"));
  assert.equal(state.pane.value, "article");
});

test("a search shows the list", () => {
  surface.showPane("original");
  surface.search("ferry");
  assert.deepEqual([state.query.value, state.pane.value], ["ferry", "list"]);
  surface.clearSearch();
  assert.equal(state.query.value, "");
});

test("pasted texts are numbered, empty ones are ignored, and starting over begins at one", async () => {
  await adding.addText("  ", "");
  await adding.addText("First text");
  await adding.addText("Second text");
  assert.deepEqual(state.files.value.map(({ name }) => name), ["a", "b", "c"], "the fake engine returned none of them");
  assert.equal(state.pastedTexts.value, 2);
  surface.openDialog("help");
  await collections.newCollection();
  assert.deepEqual([state.pastedTexts.value, state.phase.value, state.dialog.value, state.files.value], [0, "empty", null, []]);
});

test("an empty list of files is reported", async () => {
  await adding.addFiles([]);
  assert.equal(message(), "No files found.");
});

test("two files of one name are two rows, each with its own document", async () => {
  corpus.documentList = [
    document("a~1", { name: "a", file: "a", articles: ["a#0"] }),
    document("a~2", { name: "a", file: "a", problems: [{ document: "a", code: "empty", detail: "It is empty." }] }),
    document("b", { articles: ["b#0"] }),
  ];
  await adding.addFiles([{ name: "a", blob: new Blob(["other"]) }]);
  assert.deepEqual(state.files.value.map(({ id, name, state: at }) => [id, name, at]), [["a~1", "a", "done"], ["a~2", "a", "failed"], ["b", "b", "done"]]);
  corpus.documentList.push(document("new"));
  await adding.compareNow();
  assert.equal(state.files.value.at(-1).id, "new", "a document without a row gets one");
});

test("the entries of a container take the place of its row", async () => {
  corpus.documentList = [
    document("june.zip/x.txt", { file: "june.zip", entry: "x.txt", articles: ["a#0"] }),
    document("june.zip/y.pdf", { file: "june.zip", entry: "y.pdf", problems: [{ document: "june.zip/y.pdf", code: "not-text", detail: "A PDF." }] }),
  ];
  await adding.addFiles([{ name: "june.zip", blob: new Blob(["zip"]) }]);
  assert.deepEqual(state.files.value.map(({ id, state: at }) => [id, at]), [["june.zip/x.txt", "done"], ["june.zip/y.pdf", "failed"]]);
});

test("what a report says of characters and of restarts is shown", async () => {
  assert.deepEqual(state.characters.value, { all: 9, kept: 6, aside: 3, missing: 0 });
  corpus.report = { restarts: 2, problems: [] };
  await adding.addFiles([{ name: "d", blob: new Blob(["d"]) }]);
  assert.match(message(), /was restarted\. Nothing was lost/);
  corpus.report = { restarts: 2, problems: [{ document: "e", code: "engine-restarted", detail: "full" }] };
  await adding.addFiles([{ name: "e", blob: new Blob(["e"]) }]);
  assert.match(message(), /1 file was left out: see Files/);
  assert.equal(state.notice.value.tone, "trouble");
});

test("files that the work did not reach are named with the reason", async () => {
  corpus.add = async () => { throw new Error("the disk is gone"); };
  await adding.addFiles([{ name: "d", blob: new Blob(["d"]) }]);
  const row = state.files.value.find((file) => file.name === "d");
  assert.equal(row.state, "failed");
  assert.match(row.problem.detail, /not read|before this file was read: the disk is gone/);
  assert.match(message(), /ended early/);
});

test("a large collection is listed while its articles are compared, a small one when they are", async () => {
  const count = 2_500;
  const ids = Array.from({ length: count }, (_, n) => `${String(n).padStart(4, "0")}`);
  for (const restored of [count, 3]) {
    await collections.newCollection();
    corpus = globalThis.keptCorpus = fake();
    let [ask, compare] = [];
    const asked = new Promise((resolve) => (ask = resolve));
    const compared = new Promise((resolve) => (compare = resolve));
    const session = { name: `of ${restored}`, restored, setAside: null, visited: null };
    Object.assign(corpus, {
      session,
      columns: async () => ({ ids: ids.map((id) => `${id}#0`), documents: ids, titles: ids, sources: ids, dates: [], undated: [] }),
      documentList: ids.map((id) => document(id, { articles: [`${id}#0`] })),
      stories: async function* () { ask(); await compared; yield* ids.map((id) => story(id, [`${id}#0`])); },
      decisions: async () => [],
    });
    const opening = collections.openCollection(session.name);
    await asked;
    const soon = restored === count;
    assert.deepEqual([state.files.value.length, state.stories.value.length], [soon ? count : 0, 0]);
    assert.deepEqual([state.shown.value?.article.id, state.view.value, state.phase.value], [soon ? "0000#0" : undefined, soon ? "files" : "stories", "working"]);
    compare();
    await opening;
    assert.deepEqual([state.files.value.length, state.stories.value.length], [count, count]);
    assert.deepEqual([state.shown.value?.article.id, state.view.value, state.phase.value], ["0000#0", "stories", "ready"]);
    assert.match(message(), /here again/);
  }
});

test("cancelled while comparing: the page is ready at once, and asks for no groups until told to compare", async () => {
  let ended = false;
  corpus.add = (files, { signal, onProgress }) =>
    new Promise((resolve, reject) => {
      onProgress({ stage: "group", done: files.length, total: files.length, bytes: 0, failed: 0, restarts: 0, name: null });
      signal.addEventListener("abort", () => reject(new DOMException("cancelled", "AbortError")));
    });
  corpus.columns = () => (ended ? Promise.resolve({ ids: [], documents: [] }) : new Promise(() => {}));
  const adding_ = adding.addFiles([{ name: "d", blob: new Blob(["d"]) }]);
  while (state.progress.value?.stage !== "group") await new Promise((resolve) => setTimeout(resolve, 5));
  const begun = performance.now();
  works.cancel();
  await adding_;
  assert.ok(performance.now() - begun < 200);
  assert.deepEqual([state.phase.value, state.compared.value], ["ready", false]);
  ended = true;
  corpus.storyList = [];
  const { add } = fake();
  corpus.add = add;
  await adding.compareNow();
  assert.equal(state.compared.value, true);
});
