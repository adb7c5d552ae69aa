/** Every call of the package does what its types say. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { article, cranes, graded, page, violins } from "../made/articles.js";
import { files, texts } from "./drop.js";
import { all, opened, storysift, textOf } from "./package.js";

for (const workers of [0, 2]) {
  const here = workers === 0 ? "in place" : "with workers";
  const dropped = async (t) => {
    const corpus = await opened(t, { workers });
    const report = await corpus.add(files());
    return { corpus, report };
  };

  test(`add reports what came in, ${here}`, async (t) => {
    const { corpus, report } = await dropped(t);
    assert.equal(report.added, files().length);
    assert.equal(report.known, 0);
    assert.deepEqual(report.problems.map(({ document, code }) => [document, code]), [["broken.pdf.txt", "not-text"]]);
    assert.ok(report.problems[0].detail.length > 10);
    assert.deepEqual(await corpus.problems(), report.problems);

    const again = await corpus.add(files());
    assert.deepEqual([again.added, again.known], [0, files().length], "the same files again are known");
  });

  test(`records hang together, ${here}`, async (t) => {
    const { corpus } = await dropped(t);
    const documents = await all(corpus.documents());
    const articles = await all(corpus.articles());
    assert.deepEqual(documents.map((one) => one.name).sort(), files().map((file) => file.name).sort());
    assert.deepEqual(documents.flatMap((one) => one.articles).sort(), articles.map((one) => one.id).sort());
    const formats = Object.fromEntries(documents.map((one) => [one.name, one.format]));
    assert.equal(formats["web.html"], "html");
    assert.equal(formats["notes.md"], "markdown");
    assert.equal(formats["clean.txt"], "text");
    for (const one of articles) {
      assert.equal(one.kinds.length, one.paragraphs.length);
      assert.equal(one.id, `${one.document}#${one.id.split("#").at(-1)}`);
      assert.ok(one.confidence >= 0 && one.confidence <= 1);
      assert.deepEqual(await corpus.article(one.id), one);
    }
    assert.deepEqual(articles.filter((one) => one.document === "glued.txt").map((one) => one.role), ["lead", "attached"]);

    const columns = await corpus.columns();
    assert.deepEqual(columns.ids, articles.map((one) => one.id));
    assert.deepEqual(columns.titles, articles.map((one) => one.title));
    assert.deepEqual(columns.sources, articles.map((one) => one.source));
    assert.deepEqual(columns.dates, articles.map((one) => one.published?.iso ?? null));
    assert.deepEqual(columns.undated, articles.map((one) => (one.published && one.published.iso === null ? one.published.raw : null)));
    assert.deepEqual([...columns.words], articles.map((one) => one.words));
    assert.deepEqual([...columns.attached], articles.map((one) => Number(one.role === "attached")));
    assert.ok(columns.words instanceof Uint32Array && columns.confidence instanceof Float32Array);
  });

  test(`blocks partition the text and offsets are UTF-16, ${here}`, async (t) => {
    const { corpus } = await dropped(t);
    for (const name of ["glued.txt", "accents.txt", "web.html", "notes.md"]) {
      const { text, blocks } = await corpus.blocks(name);
      assert.equal(blocks.map((block) => text.slice(block.start, block.end)).join(""), text);
      for (const block of blocks) assert.ok(block.reason.length > 5 && block.end > block.start, JSON.stringify(block));
    }
    const { text } = await corpus.blocks("accents.txt");
    assert.equal(text, texts()["accents.txt"]);
    for (const one of await all(corpus.articles())) {
      if (one.document !== "accents.txt") continue;
      const pieces = one.spans.map(([start, end]) => text.slice(start, end).trim());
      assert.ok(pieces.some((piece) => piece.includes("😀")), "the emoji is inside its span");
      for (const paragraph of one.paragraphs) assert.ok(text.includes(paragraph), paragraph);
    }
  });

  test(`copies and stories name articles that are there, ${here}`, async (t) => {
    const { corpus } = await dropped(t);
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
    const { corpus } = await dropped(t);
    const found = await corpus.difference("copied.txt#0", "copied-near.txt#0");
    const [a, b] = [await corpus.article("copied.txt#0"), await corpus.article("copied-near.txt#0")];
    const without = (kind) => found.paragraphs.map((runs) => runs.filter((run) => run.kind !== kind).map((run) => run.text).join("")).join("\n");
    assert.equal(without("gone"), b.paragraphs.join("\n"));
    assert.equal(without("only").replace(/\s+/g, " ").trim(), a.paragraphs.join(" "));
    assert.deepEqual([found.gone > 0, found.gone === found.only], [true, true]);
    assert.ok(found.paragraphs.flat().some((run) => run.kind === "only" && run.text.trim() === "florins"));
    await assert.rejects(corpus.difference("copied.txt#0", "nowhere#0"), { code: "no-article" });
  });

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

  test(`search looks into texts, ${here}`, async (t) => {
    const { corpus } = await dropped(t);
    assert.deepEqual(await corpus.search("spruce HYMN"), ["notes.md#0"]);
    assert.deepEqual(await corpus.search("facade naive"), ["accents.txt#0"]);
    assert.deepEqual(await corpus.search("spruce snails"), []);
    assert.deepEqual((await corpus.search("below.txt")).length, 1);
  });

  test(`a pair can be said to be copies or none without a word about the story, ${here}`, async (t) => {
    const { corpus } = await dropped(t);
    const [a, b] = ["copied.txt#0", "copied-near.txt#0"].map((id) => ({ id }));
    const together = async () => (await all(corpus.copies())).some((set) => [a, b].every((one) => set.members.some((member) => member.article === one.id)));
    assert.equal(await together(), true);
    await corpus.apply({ kind: "not-copies", a, b });
    assert.equal(await together(), false);
    await corpus.apply({ kind: "copies", a, b });
    assert.equal(await together(), true);
  });

  test(`a person's decisions hold, can be taken back and done again, ${here}`, async (t) => {
    const { corpus } = await dropped(t);
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
    const { corpus } = await dropped(t);
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
    const { corpus } = await dropped(t);
    await corpus.apply({ kind: "same", a: { id: "clean.txt#0" }, b: { id: "notes.md#0" } });
    const decisions = JSON.parse(JSON.stringify(await corpus.decisions()));
    const other = await opened(t, { workers, decisions });
    await other.add(files());
    assert.deepEqual(await all(other.stories()), await all(corpus.stories()));
    assert.deepEqual(await other.decisions(), decisions);
  });

  test(`decisions replay on an open corpus; what is not here waits, ${here}`, async (t) => {
    const { corpus } = await dropped(t);
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

  test(`tune goes from strict to loose and back, ${here}`, async (t) => {
    const { corpus } = await dropped(t);
    const before = await all(corpus.stories());
    await corpus.tune(-1);
    const strict = (await all(corpus.stories())).length;
    await corpus.tune(1);
    assert.ok((await all(corpus.stories())).length <= strict);
    await corpus.tune(0);
    assert.deepEqual(await all(corpus.stories()), before);
  });

  test(`takes text, bytes, buffers, blobs, files and clean articles, ${here}`, async (t) => {
    const corpus = await opened(t, { workers });
    const text = (seed) => page(article(seed));
    const bytes = (seed) => new TextEncoder().encode(text(seed));
    const around = new Uint8Array([0, 0, ...bytes(33), 0]);
    const inputs = [
      { name: "text.txt", text: text(30) },
      { name: "bytes.txt", bytes: bytes(31) },
      { name: "buffer.txt", bytes: bytes(32).buffer },
      { name: "view.txt", bytes: around.subarray(2, around.length - 1) },
      { name: "blob.txt", blob: new Blob([bytes(34)]) },
      new File([bytes(35)], "file.txt"),
      { name: "feed-1", text: article(36).paragraphs.join("\n"), clean: true, title: "Given title", source: "A feed", published: "2025-03-04" },
    ];
    const report = await corpus.add((async function* () { yield* inputs; })());
    assert.deepEqual(report, { added: inputs.length, known: 0, problems: [] });
    assert.equal(around.length, bytes(33).length + 3, "the caller's bytes are not taken away");
    const titles = Object.fromEntries((await all(corpus.articles())).map((one) => [one.document, one.title]));
    ["text.txt", "bytes.txt", "buffer.txt", "view.txt", "blob.txt", "file.txt"].forEach((name, at) =>
      assert.equal(titles[name], article(30 + at).title));
    const given = await corpus.article("feed-1#0");
    assert.deepEqual(given.paragraphs, article(36).paragraphs);
    assert.deepEqual([given.title, given.source, given.published.iso], ["Given title", "A feed", "2025-03-04"]);
    assert.ok((await corpus.blocks("feed-1")).blocks.every((block) => block.cue === "given" || block.label === "blank"));
  });

  test(`progress counts every file and ends with the grouping, ${here}`, async (t) => {
    const corpus = await opened(t, { workers });
    const seen = [];
    await corpus.add(files(), { onProgress: (progress) => seen.push(progress) });
    const read = seen.filter((one, at) => one.stage === "read" && one.done !== (seen[at - 1]?.done ?? 0));
    assert.deepEqual(read.map((one) => one.done), files().map((_, at) => at + 1));
    assert.deepEqual(read.map((one) => one.name), files().map((file) => file.name));
    assert.equal(seen.at(-1).stage, "group");
    assert.equal(seen.at(-1).failed, 1);
    assert.equal(seen.at(-1).total, files().length);
    assert.equal(seen.at(-1).bytes, files().reduce((sum, file) => sum + file.bytes.length, 0));
  });

  test(`limits are kept and told, ${here}`, async (t) => {
    const corpus = await opened(t, { workers, limits: { fileBytes: 300 } });
    const report = await corpus.add([
      { name: "long.txt", text: page(article(40)) },
      { name: "short.txt", text: "A short title\n\nThe clock on the tower was late again on Monday." },
    ]);
    assert.deepEqual(report.problems.map(({ document, code }) => [document, code]), [["long.txt", "too-large"]]);
    assert.equal((await corpus.article("short.txt#0")).paragraphs.length, 1);
  });

  test(`files added later join what is there, ${here}`, async (t) => {
    const once = await opened(t, { workers });
    await once.add(files());
    const twice = await opened(t, { workers });
    await twice.add(files().slice(0, 4));
    await all(twice.stories());
    await twice.add(files().slice(4));
    assert.deepEqual(await all(twice.stories()), await all(once.stories()));
    assert.deepEqual(await all(twice.copies()), await all(once.copies()));
  });

  test(`adds that run at once wait for each other, ${here}`, async (t) => {
    const corpus = await opened(t, { workers });
    const reports = await Promise.all([corpus.add(files().slice(0, 5)), corpus.add(files().slice(5))]);
    assert.equal(reports[0].added + reports[1].added, files().length);
  });

  test(`an export may be left early, ${here}`, async (t) => {
    const { corpus } = await dropped(t);
    const reader = corpus.export("jsonl").getReader();
    await reader.read();
    await reader.cancel();
    assert.ok((await textOf(corpus.export("csv"))).length > 100);
  });
}

test("clean() takes one document at once and says the same as a corpus", async (t) => {
  const corpus = await opened(t, { workers: 0 });
  await corpus.add([{ name: "clean.txt", text: texts()["clean.txt"] }]);
  const cleaned = storysift.clean({ name: "clean.txt", text: texts()["clean.txt"] });
  assert.equal(cleaned instanceof Promise, false);
  assert.deepEqual(cleaned.articles, await all(corpus.articles()));
  const { text, blocks } = await corpus.blocks("clean.txt");
  assert.deepEqual([cleaned.text, cleaned.blocks], [text, blocks]);
  assert.deepEqual(cleaned.problems, []);
  const bytes = new TextEncoder().encode(texts()["clean.txt"]);
  assert.deepEqual(storysift.clean({ name: "clean.txt", bytes }), cleaned);
  assert.deepEqual(storysift.clean({ name: "clean.txt", bytes: bytes.buffer }), cleaned);
  assert.equal(bytes.length, new TextEncoder().encode(texts()["clean.txt"]).length, "the bytes stay the caller's");
});

test("the text of a file comes back word for word, as article or as set aside", () => {
  for (const [name, text] of Object.entries(texts())) {
    const { text: decoded, blocks, articles } = storysift.clean({ name, text });
    assert.equal(blocks.map((block) => decoded.slice(block.start, block.end)).join(""), decoded, name);
    if (!name.endsWith(".html")) assert.equal(decoded, text, name);
    const kept = articles.flatMap((one) => one.paragraphs).join(" ").replace(/\s+/g, " ");
    const made = { "clean.txt": cranes, "notes.md": violins, "web.html": article(4), "folder/below.txt": article(6), "copied.txt": article(2) };
    for (const paragraph of made[name]?.paragraphs ?? []) {
      assert.ok(kept.includes(paragraph), `${name} lost: ${paragraph}`);
    }
  }
});
