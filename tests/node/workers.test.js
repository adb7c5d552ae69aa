/** The same files give the same results: in place, with one worker or three, in any order. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { article, page } from "../made/articles.js";
import { files } from "./drop.js";
import { everything, opened } from "./package.js";

const drop = () => [
  ...files(),
  ...Array.from({ length: 24 }, (_, n) => ({ name: `more-${n}.txt`, text: page(article(200 + n), { attached: [article(300 + (n % 5))] }) })),
];

/** Every third item, then the others in reverse order. */
const shuffled = (list) => [
  ...list.filter((_, at) => at % 3 === 0),
  ...list.filter((_, at) => at % 3 !== 0).reverse(),
];

test("worker count and order do not show in the result", async (t) => {
  const runs = [];
  for (const [workers, order] of [[0, drop()], [1, drop()], [3, drop()], [0, shuffled(drop())], [3, shuffled(drop()).reverse()]]) {
    const corpus = await opened(t, { workers });
    await corpus.add(order);
    runs.push(await everything(corpus));
  }
  const [first, ...others] = runs;
  assert.ok(first.articles.length > 40 && first.copies.length > 0, "the drop holds what is compared");
  for (const other of others) assert.deepEqual(other, first);
});
