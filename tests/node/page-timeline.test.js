/** The timeline of a story: the order of its articles, their positions, and the sentence. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./typescript.js";

const { state, timelines } = await load({ state: "page/state/index.ts", timelines: "page/derived/timeline.ts" });

/** A story of articles `[id, date, relative date]`, each of the outlet `Outlet <id>`. */
function storyOf(...articles) {
  state.resetAll();
  state.columns.value = {
    ids: articles.map(([id]) => id),
    documents: articles.map(([id]) => `${id}.txt`),
    titles: articles.map(([id]) => (id === "untitled" ? null : `Title ${id}`)),
    sources: articles.map(([id]) => `Outlet ${id}`),
    dates: articles.map(([, date]) => date),
    undated: articles.map(([, , relative]) => relative ?? null),
    words: new Uint32Array(articles.length),
    confidence: new Float32Array(articles.length),
    attached: new Uint8Array(articles.length),
  };
  const ids = articles.map(([id]) => id);
  return { id: "s", title: "", articles: ids, members: ids.map((article) => ({ article })), copies: [], sources: [], first: null, last: null, terms: [] };
}

const orders = [
  ["days in order", [["b", "2026-03-02"], ["a", "2026-03-01"]], [["2026-03-01", "a"], ["2026-03-02", "b"]]],
  ["times before articles of the day without one", [["late", "2026-03-01T18:30Z"], ["day", "2026-03-01"], ["early", "2026-03-01T07:05Z"]], [["2026-03-01", "early late day"]]],
  ["those without a date last, relative dates first", [["none", null], ["ago", null, "4 hours ago"], ["a", "2026-03-01"]], [["2026-03-01", "a"], [null, "ago none"]]],
];
for (const [what, articles, expected] of orders) {
  test(what, () => {
    const { days } = timelines.timeline(storyOf(...articles));
    assert.deepEqual(days.map(({ day, entries }) => [day, entries.map(({ id }) => id).join(" ")]), expected);
  });
}

test("an entry carries time, outlet, title, copies and its own reason", () => {
  const story = storyOf(["b", "2026-03-02T09:15Z"], ["untitled", "2026-03-01"]);
  state.copies.value = [{ id: "c", keeper: "b", members: ["b", "x", "y"].map((article) => ({ article })) }];
  const [first, second] = timelines.timeline(story).days.flatMap(({ entries }) => entries);
  assert.deepEqual([second.time, second.outlet, second.title, second.copies, second.member.article], ["09:15", "Outlet b", "Title b", 2, "b"]);
  assert.deepEqual([first.time, first.title, first.copies, first.member.article], [null, "Untitled", 0, "untitled"]);
});

test("positions go from 0 to 1 by time", () => {
  const { points } = timelines.timeline(storyOf(["a", "2026-03-01"], ["c", "2026-03-05"], ["b", "2026-03-02"], ["none", null]));
  assert.deepEqual(points.map(({ entry, at }) => [entry.id, at]), [["a", 0], ["b", 0.25], ["c", 1]]);
  assert.deepEqual(timelines.timeline(storyOf(["a", "2026-03-01"])).points.map(({ at }) => at), [0.5]);
});

const sentences = [
  [[["a", "2026-03-01"], ["b", "2026-03-03T10:00Z"]], "From 1 Mar 2026 (Outlet a) to 3 Mar 2026, 10:00 (Outlet b)."],
  [[["a", "2026-03-01"], ["b", "2026-03-01"]], "2 articles on one day, 1 Mar 2026."],
  [[["a", "2026-03-01"]], "Only Outlet a gives a date: 1 Mar 2026."],
  [[], ""],
];
for (const [articles, sentence] of sentences) {
  test(`the sentence of ${articles.length} articles: ${sentence}`, () => {
    assert.equal(timelines.timelineSentence(timelines.timeline(storyOf(...articles))), sentence);
  });
}

test("the sentence counts articles without a date", () => {
  assert.match(timelines.timelineSentence(timelines.timeline(storyOf(["a", null], ["b", null, "today"]))), /^2 articles have no .*date.*\.$/);
});
