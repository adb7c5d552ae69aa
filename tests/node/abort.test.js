/** Cancelling: AbortError, files that were already added are kept, and the corpus goes on working. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { article, page } from "../made/articles.js";
import { all, opened } from "./package.js";

const many = (count) => Array.from({ length: count }, (_, seed) => ({ name: `${seed}.txt`, text: page(article(seed)) }));

for (const workers of [0, 2]) {
  test(`an abort in the middle keeps what was taken in, workers: ${workers}`, async (t) => {
    const corpus = await opened(t, { workers });
    const abort = new AbortController();
    let done = 0;
    const work = corpus.add(many(60), {
      signal: abort.signal,
      onProgress: (progress) => {
        done = progress.done;
        if (done === 10) abort.abort();
      },
    });
    await assert.rejects(work, { name: "AbortError" });
    const kept = await all(corpus.documents());
    assert.ok(kept.length >= 10 && kept.length < 60, `${kept.length} files`);
    assert.equal((await all(corpus.articles())).length, kept.length);
    assert.ok((await all(corpus.stories())).length > 0);

    const report = await corpus.add(many(60));
    assert.equal(report.known, kept.length, "what stayed is known");
    assert.equal(report.added + report.known, 60);
  });

  test(`an abort before the work takes nothing in, workers: ${workers}`, async (t) => {
    const corpus = await opened(t, { workers });
    await assert.rejects(corpus.add(many(3), { signal: AbortSignal.abort() }), { name: "AbortError" });
    assert.deepEqual(await all(corpus.documents()), []);
  });

  test(`an abort ends an add whose list of files hangs, workers: ${workers}`, async (t) => {
    const corpus = await opened(t, { workers });
    const abort = new AbortController();
    async function* hanging() {
      yield* many(2);
      await new Promise(() => {});
    }
    setTimeout(() => abort.abort(), 100);
    const alive = setInterval(() => {}, 1000); // A promise that never settles keeps no process alive.
    await assert.rejects(corpus.add(hanging(), { signal: abort.signal }), { name: "AbortError" });
    clearInterval(alive);
    const { added, known } = await corpus.add(many(3));
    assert.equal(added + known, 3);
  });

  test(`a list of files that throws passes its error on, workers: ${workers}`, async (t) => {
    const corpus = await opened(t, { workers });
    async function* broken() {
      yield* many(2);
      throw new RangeError("the disk is gone");
    }
    await assert.rejects(corpus.add(broken()), { name: "RangeError", message: "the disk is gone" });
    assert.equal((await corpus.add(many(5))).problems.length, 0);
  });
}
