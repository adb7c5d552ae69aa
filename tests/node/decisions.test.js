/** The calls that make, undo and replay decisions do what their types document. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { article, page } from "../made/articles.js";
import { files } from "./drop.js";
import { all, dropped, opened } from "./package.js";

for (const workers of [0, 2]) {
  const here = workers === 0 ? "in place" : "with workers";

  test(`lines that recur are listed, and a word about one holds everywhere, ${here}`, async (t) => {
    const corpus = await opened(t, { workers });
    const phrase = "Brought to you by the lamp room of the old mill";
    const first = ({ paragraphs }) => [...paragraphs.slice(0, 2), phrase, ...paragraphs.slice(2)];
    const papers = [11, 12, 13, 14].map(article).map((one) => ({ ...one, paragraphs: first(one) }));
    await corpus.add(papers.map((one, at) => ({ name: `${at}.txt`, text: page(one) })));
    const listed = async () => (await all(corpus.furniture())).find((line) => line.phrase === phrase);
    const kept = async () => (await all(corpus.articles())).filter((one) => one.paragraphs.includes(phrase)).length;
    const before = await listed();
    assert.deepEqual([before.documents, before.distinct, before.said], [4, 4, false]);
    for (const [kind, left] of [["furniture", 0], ["keep", 4]]) {
      await corpus.apply({ kind, phrase });
      assert.deepEqual(await listed(), { ...before, aside: kind === "furniture", said: true });
      assert.equal(await kept(), left, kind);
    }
    while (await corpus.undo());
    assert.deepEqual(await listed(), before);
  });

  test(`a pair can be said to be copies or none without a word about the story, ${here}`, async (t) => {
    const { corpus } = await dropped(t, { workers });
    const [a, b] = ["copied.txt#0", "copied-near.txt#0"].map((id) => ({ id }));
    const together = async () => (await all(corpus.copies())).some((set) => [a, b].every((one) => set.members.some((member) => member.article === one.id)));
    assert.equal(await together(), true);
    await corpus.apply({ kind: "not-copies", a, b });
    assert.equal(await together(), false);
    await corpus.apply({ kind: "copies", a, b });
    assert.equal(await together(), true);
  });

  test(`a person's decisions hold, can be taken back and done again, ${here}`, async (t) => {
    const { corpus } = await dropped(t, { workers });
    const name = "clean.txt";
    const before = await corpus.article(`${name}#0`);
    const { text, blocks } = await corpus.blocks(name);
    const body = blocks.filter((block) => block.label === "body");
    const { start, end } = body[2];
    const line = text.slice(start, end).trim();
    assert.ok(before.paragraphs.some((paragraph) => paragraph.includes(line)));

    const setAside = { kind: "set-aside", document: name, start, end };
    await corpus.apply(setAside);
    const without = await corpus.article(`${name}#0`);
    assert.ok(!without.paragraphs.join("\n").includes(line));
    const judged = (await corpus.blocks(name)).blocks.find((block) => block.start <= start && block.end >= end);
    assert.equal(judged.cue, "person");
    assert.deepEqual(await corpus.decisions(), [setAside]);

    assert.equal(await corpus.undo(), true);
    assert.deepEqual(await corpus.article(`${name}#0`), before);
    assert.equal(await corpus.redo(), true);
    assert.deepEqual(await corpus.article(`${name}#0`), without);
    await corpus.apply({ kind: "restore", document: name, start, end });
    assert.ok((await corpus.article(`${name}#0`)).paragraphs.join("\n").includes(line));
    assert.equal(await corpus.redo(), false, "a new decision ends what could be done again");
    while (await corpus.undo());
    assert.deepEqual(await corpus.decisions(), []);
    assert.deepEqual(await corpus.article(`${name}#0`), before);
  });

  test(`same, different and keeper change the groups, ${here}`, async (t) => {
    const { corpus } = await dropped(t, { workers });
    const storyOf = async (id) => (await all(corpus.stories())).find((story) => story.articles.includes(id));
    const [a, b] = ["clean.txt#0", "notes.md#0"];
    assert.notEqual((await storyOf(a)).id, (await storyOf(b)).id);
    await corpus.apply({ kind: "same", a: { id: a }, b: { id: b } });
    assert.equal((await storyOf(a)).id, (await storyOf(b)).id);
    await corpus.undo();
    assert.notEqual((await storyOf(a)).id, (await storyOf(b)).id);

    const [set] = await all(corpus.copies());
    const other = set.members.find((member) => member.relation === "exact" || member.relation === "near").article;
    await corpus.apply({ kind: "keeper", article: { id: other } });
    assert.equal((await all(corpus.copies()))[0].keeper, other);
    await corpus.undo();
    for (const { article: id } of set.members) {
      if (id !== other) await corpus.apply({ kind: "different", a: { id: other }, b: { id } });
    }
    const left = (await all(corpus.copies())).flatMap((one) => one.members.map((member) => member.article));
    assert.ok(!left.includes(other), "a copy that is said to be different leaves its set");
  });

  test(`a phrase is furniture, or kept, in every file, ${here}`, async (t) => {
    const line = "The lamps on the quay stay lit through the whole of the winter, the warden said.";
    const corpus = await opened(t, { workers });
    const withLine = ({ paragraphs, ...made }) => page({ ...made, paragraphs: [...paragraphs.slice(0, 3), line, ...paragraphs.slice(3)] });
    await corpus.add([20, 21].map((seed) => ({ name: `${seed}.txt`, text: withLine(article(seed)) })));
    const holding = async () =>
      (await all(corpus.articles())).filter((one) => one.paragraphs.some((text) => text.includes(line))).length;
    assert.equal(await holding(), 2);
    await corpus.apply({ kind: "furniture", phrase: line });
    assert.equal(await holding(), 0);
    await corpus.apply({ kind: "keep", phrase: line });
    assert.equal(await holding(), 2);
  });

  test(`decisions replay on another corpus, ${here}`, async (t) => {
    const { corpus } = await dropped(t, { workers });
    await corpus.apply({ kind: "same", a: { id: "clean.txt#0" }, b: { id: "notes.md#0" } });
    const decisions = JSON.parse(JSON.stringify(await corpus.decisions()));
    const other = await opened(t, { workers, decisions });
    await other.add(files());
    assert.deepEqual(await all(other.stories()), await all(corpus.stories()));
    assert.deepEqual(await other.decisions(), decisions);
  });

  test(`decisions replay on an open corpus; what is not here waits, ${here}`, async (t) => {
    const { corpus } = await dropped(t, { workers });
    await corpus.apply({ kind: "same", a: { id: "clean.txt#0" }, b: { id: "notes.md#0" } });
    await corpus.apply({ kind: "set-aside", document: "web.html", start: (await corpus.blocks("web.html")).blocks[0].start, end: (await corpus.blocks("web.html")).text.length });
    const decisions = await corpus.decisions();
    const other = await opened(t, { workers });
    await other.add(files().filter((file) => file.name !== "web.html" && file.name !== "notes.md"));
    assert.deepEqual(await other.replay(decisions), { taken: 1, waiting: 2 });
    await other.add(files());
    assert.deepEqual(await other.decisions(), decisions);
    assert.deepEqual(await all(other.stories()), await all(corpus.stories()));
  });
}
