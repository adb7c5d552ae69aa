/** Cancelling: AbortError, files that were already added are kept, and the corpus goes on working. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { article, page } from "../made/articles.js";
import { all, everything, opened } from "./package.js";

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

test("50 cancels at different moments: what is kept is whole, and the last drop gives what one drop gives", async (t) => {
  const drop = Array.from({ length: 60 }, (_, n) => ({ name: `${String(n).padStart(2, "0")}.txt`, text: page(article(n)) }));
  const corpus = await opened(t, { workers: 2 });
  let kept = 0;
  for (let round = 0; round < 50; round += 1) {
    const controller = new AbortController();
    let calls = 0;
    const moment = (round * 7) % 40;
    const adding = corpus.add(drop, { signal: controller.signal, onProgress: () => ++calls > moment && controller.abort() });
    await adding.catch((error) => assert.equal(error.name, "AbortError"));
    const documents = (await all(corpus.documents())).length;
    assert.ok(documents >= kept, `${documents} after ${kept}`);
    kept = documents;
  }
  const report = await corpus.add(drop);
  assert.deepEqual([report.files, report.problems, report.added + report.known], [60, [], 60]);
  const whole = await opened(t, { workers: 0 });
  await whole.add(drop);
  assert.deepEqual(await everything(corpus), await everything(whole));
});
