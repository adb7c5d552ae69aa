/** The calls about copies, stories and doubtful pairs do what their types document. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { cranes, graded } from "../made/articles.js";
import { all, dropped, opened } from "./package.js";

for (const workers of [0, 2]) {
  const here = workers === 0 ? "in place" : "with workers";

  test(`copies and stories name articles that are there, ${here}`, async (t) => {
    const { corpus } = await dropped(t, { workers });
    const ids = new Set((await corpus.columns()).ids);
    const copies = await all(corpus.copies());
    assert.equal(copies.length, 1);
    const members = copies[0].members.map((member) => member.article.split("#")[0]).sort();
    assert.deepEqual(members, ["copied-again.txt", "copied-in-part.txt", "copied-near.txt", "copied.txt"]);
    assert.equal(copies[0].members[0].article, copies[0].keeper);
    assert.equal(copies[0].members.filter((member) => member.relation === "keeper").length, 1);
    const inPart = copies[0].members.find((member) => member.article.startsWith("copied-in-part"));
    assert.equal(inPart.relation, "contained");
    for (const member of copies[0].members) assert.ok(ids.has(member.article) && member.similarity > 0.5);

    const stories = await all(corpus.stories());
    const inStories = stories.flatMap((story) => story.articles);
    const copied = new Set(copies[0].members.slice(1).map((member) => member.article));
    assert.deepEqual([...inStories].sort(), [...ids].filter((id) => !copied.has(id)).sort(), "every keeper is in one story");
    assert.ok(stories.some((story) => story.copies.includes(copies[0].id)));

    const [a, b] = copies[0].members.map((member) => member.article);
    const comparison = await corpus.compare(a, b);
    assert.ok(Math.max(...comparison.containment) > 0.5);
    assert.ok(comparison.passages[0].split(/\s+/).length >= 12);
    assert.ok(comparison.story >= 0 && comparison.story <= 1);
    assert.ok(Array.isArray(comparison.shared.terms));
  });

  test(`a story tells why each article is in it, and marks are offsets, ${here}`, async (t) => {
    const corpus = await opened(t, { workers });
    await corpus.add(graded());
    const stories = (await all(corpus.stories())).filter((story) => story.articles.length > 1);
    assert.ok(stories.length > 0);
    for (const story of stories) {
      assert.deepEqual(story.members.map((member) => member.article), story.articles);
      for (const { article: id, with: other, shared, score, said } of story.members) {
        assert.ok(story.articles.includes(other) && other !== id);
        assert.ok(score >= 0 && score <= 1 && said === false);
        const found = await corpus.compare(id, other);
        assert.deepEqual(found.shared, shared);
        const sides = [id, other].entries();
        for (const [side, name] of sides) {
          const { title, paragraphs } = await corpus.article(name);
          const words = found.marks[side].map((mark) => (mark.paragraph === null ? title : paragraphs[mark.paragraph]).slice(mark.start, mark.end));
          for (const word of side === 0 ? shared.names : []) assert.ok(words.includes(word), `${word} in ${words}`);
          assert.ok(words.every((word) => /^[\p{L}\p{N}]/u.test(word)), words.join("|"));
        }
      }
    }
  });

  test(`the rule for keepers can be chosen, ${here}`, async (t) => {
    const [early, late] = ["2025-03-01", "2025-03-04"];
    const text = cranes.paragraphs.join("\n");
    const files = [
      { name: "a.txt", clean: true, title: cranes.title, text, source: "Aldby Post", published: late },
      { name: "b.txt", clean: true, title: cranes.title, text, source: "Corrow Echo", published: early },
      { name: "c.txt", clean: true, title: cranes.title, text: `${text}\nMore is to come.`, source: "Eskmouth Star", published: late },
    ];
    for (const [keeper, expected] of [[undefined, "c"], ["fullest", "c"], ["earliest", "b"], [{ source: "aldby post" }, "a"]]) {
      const corpus = await opened(t, { workers, ...(keeper ? { keeper } : {}) });
      await corpus.add(files);
      const sets = await all(corpus.copies());
      assert.deepEqual(sets.map((set) => [set.keeper, set.members.length]), [[`${expected}.txt#0`, 3]], JSON.stringify(keeper));
    }
  });

  test(`doubts come in order, and an answer ends one, ${here}`, async (t) => {
    const corpus = await opened(t, { workers });
    await corpus.add(graded());
    const { left, pairs } = await corpus.doubts({ limit: 1000 });
    assert.equal(pairs.length, left);
    assert.ok(left > 0);
    assert.deepEqual(pairs.map((pair) => pair.distance), pairs.map((pair) => pair.distance).sort((a, b) => a - b));
    assert.deepEqual(await corpus.doubts({ limit: 1 }), { left, pairs: pairs.slice(0, 1) });
    const [first] = pairs;
    for (const kind of ["same", "different"]) {
      await corpus.apply({ kind, a: { id: first.a }, b: { id: first.b } });
      const now = (await corpus.doubts({ limit: 1000 })).pairs;
      assert.ok(!now.some((pair) => pair.a === first.a && pair.b === first.b), kind);
      const story = (await all(corpus.stories())).find((one) => one.articles.includes(first.a));
      assert.equal(story.articles.includes(first.b), kind === "same");
    }
    while (await corpus.undo());
    assert.deepEqual((await corpus.doubts({ limit: 1000 })).pairs, pairs);
    await assert.rejects(corpus.doubts({ limit: -1 }), { code: "bad-input" });
  });

  test(`the difference of two copies holds both texts, ${here}`, async (t) => {
    const { corpus } = await dropped(t, { workers });
    const found = await corpus.difference("copied.txt#0", "copied-near.txt#0");
    const [a, b] = [await corpus.article("copied.txt#0"), await corpus.article("copied-near.txt#0")];
    const without = (kind) => found.paragraphs.map((runs) => runs.filter((run) => run.kind !== kind).map((run) => run.text).join("")).join("\n");
    assert.equal(without("gone"), b.paragraphs.join("\n"));
    assert.equal(without("only").replace(/\s+/g, " ").trim(), a.paragraphs.join(" "));
    assert.deepEqual([found.gone > 0, found.gone === found.only], [true, true]);
    assert.ok(found.paragraphs.flat().some((run) => run.kind === "only" && run.text.trim() === "florins"));
    await assert.rejects(corpus.difference("copied.txt#0", "nowhere#0"), { code: "no-article" });
  });

  test(`search looks into texts, ${here}`, async (t) => {
    const { corpus } = await dropped(t, { workers });
    assert.deepEqual(await corpus.search("spruce HYMN"), ["notes.md#0"]);
    assert.deepEqual(await corpus.search("facade naive"), ["accents.txt#0"]);
    assert.deepEqual(await corpus.search("spruce snails"), []);
    assert.deepEqual((await corpus.search("below.txt")).length, 1);
  });

  test(`tune goes from strict to loose and back, ${here}`, async (t) => {
    const { corpus } = await dropped(t, { workers });
    const before = await all(corpus.stories());
    await corpus.tune(-1);
    const strict = (await all(corpus.stories())).length;
    await corpus.tune(1);
    assert.ok((await all(corpus.stories())).length <= strict);
    await corpus.tune(0);
    assert.deepEqual(await all(corpus.stories()), before);
  });
}
