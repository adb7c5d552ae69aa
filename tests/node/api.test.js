/** The calls that add files and return records do what their types document. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { article, cranes, page, violins } from "../made/articles.js";
import { files, texts } from "./drop.js";
import { all, dropped, opened, storysift, textOf } from "./package.js";

for (const workers of [0, 2]) {
  const here = workers === 0 ? "in place" : "with workers";

  test(`add reports what came in, ${here}`, async (t) => {
    const { corpus, report } = await dropped(t, { workers });
    assert.equal(report.added, files().length);
    assert.equal(report.known, 0);
    assert.deepEqual(report.problems.map(({ document, code }) => [document, code]), [["broken.pdf.txt", "not-text"]]);
    assert.ok(report.problems[0].detail.length > 10);
    assert.deepEqual(await corpus.problems(), report.problems);

    const again = await corpus.add(files());
    assert.deepEqual([again.added, again.known], [0, files().length], "the same files again are known");
  });

  test(`records hang together, ${here}`, async (t) => {
    const { corpus } = await dropped(t, { workers });
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
    const { corpus } = await dropped(t, { workers });
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
    const { characters, ...counts } = report;
    assert.deepEqual(counts, { files: 7, documents: 7, failed: 0, added: 7, known: 0, problems: [], piles: [], tables: [], restarts: 0 });
    const texts = await Promise.all((await all(corpus.documents())).map(async ({ id }) => (await corpus.blocks(id)).text.length));
    assert.equal(characters.all, texts.reduce((sum, length) => sum + length));
    assert.deepEqual([characters.kept + characters.aside, characters.missing], [characters.all, 0]);
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
    const { corpus } = await dropped(t, { workers });
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

test("a file that is named like the id of another is a document of its own", async (t) => {
  const [first, second, third] = [1, 2, 3].map((seed) => page(article(seed)));
  const two = await opened(t, { workers: 0 });
  await two.add([{ name: "a.txt", text: first }, { name: "a.txt", text: second }]);
  const made = (await all(two.documents())).map(({ id }) => id).at(-1);
  const files = [{ name: "a.txt", text: first }, { name: "a.txt", text: second }, { name: made, text: third }];
  const ids = [];
  for (const order of [files, [...files].reverse()]) {
    const corpus = await opened(t, { workers: 0 });
    const report = await corpus.add(order);
    assert.equal(report.documents, 3);
    const documents = await all(corpus.documents());
    ids.push(documents.map(({ id }) => id));
    assert.equal(documents.length, 3);
  }
  assert.deepEqual(ids[0], ids[1], "whatever the order");
});
