/** `remove` takes a document out: what is left is as if it had never come. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { files } from "./drop.js";
import { all, opened } from "./package.js";

const lists = async (corpus) => ({
  documents: await all(corpus.documents()),
  articles: await all(corpus.articles()),
  copies: await all(corpus.copies()),
  stories: await all(corpus.stories()),
});

for (const workers of [0, 2]) {
  test(`a removed document leaves nothing behind, ${workers === 0 ? "in place" : "with workers"}`, async (t) => {
    const gone = "copied.txt";
    const without = await opened(t, { workers });
    await without.add(files().filter((file) => file.name !== gone));
    const expected = await lists(without);

    const corpus = await opened(t, { workers });
    await corpus.add(files());
    assert.notDeepEqual(await lists(corpus), expected);
    assert.equal(await corpus.remove(gone), true);
    assert.equal(await corpus.remove(gone), false, "it is gone already");
    assert.deepEqual(await lists(corpus), expected);
    await assert.rejects(corpus.blocks(gone), { code: "no-document" });
    await assert.rejects(corpus.remove(7), { code: "bad-input" });

    await corpus.add(files().filter((file) => file.name === gone));
    const again = await opened(t, { workers });
    await again.add(files());
    assert.deepEqual(await lists(corpus), await lists(again), "it may come again");
  });
}
