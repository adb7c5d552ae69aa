/** How entries of a session are divided into batches, and read one step ahead. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./typescript.js";

const { batches } = await load({ batches: "package/host/batches.ts" });

const MB = 1 << 20;

/** Entries of these sizes in bytes; null is a decision. */
const entries = (sizes) => sizes.map((bytes, number) => ({ kind: bytes === null ? "decision" : "packed", bytes, number }));

test("a batch holds files alone, at most 256 and 4 MB of them", () => {
  const rows = [
    ["nothing", [], []],
    ["decisions by themselves", [null, null], [1, 1]],
    ["between files", [1, 1, null, 1], [2, 1, 1]],
    ["many small ones", Array(600).fill(10), [256, 256, 88]],
    ["large ones", [3 * MB, MB, 1, 9 * MB, 1, 1], [2, 1, 1, 2]],
  ];
  for (const [name, sizes, expected] of rows) {
    const made = [...batches.batches(entries(sizes), ({ bytes }) => bytes)];
    assert.deepEqual(made.map(({ length }) => length), expected, name);
    assert.deepEqual(made.flat().map(({ number }) => number), sizes.map((_, number) => number), name);
  }
});

test("the arguments hold the bytes one behind the other", () => {
  const files = [["a", 7, [1, 2]], ["b", 9, []], ["c", 9, [3]]].map(([name, file, bytes]) => ({ name, file, packed: Uint8Array.from(bytes) }));
  assert.deepEqual(batches.insertAllArgs(files), [["a", "b", "c"], Uint8Array.of(1, 2, 3), Uint32Array.of(2, 2, 3), Uint32Array.of(7, 9, 9)]);
});

test("the next is asked for while one is worked on; an error comes in its place, and the source is ended", async () => {
  const told = [];
  async function* source() {
    try {
      for (let n = 1; n < 4; n += 1) {
        told.push(`read ${n}`);
        yield n;
      }
      throw new Error("the disk is gone");
    } finally {
      told.push("ended");
    }
  }
  await assert.rejects(async () => {
    for await (const n of batches.ahead(source())) {
      await new Promise((resolve) => setTimeout(resolve));
      told.push(`done ${n}`);
    }
  }, /disk is gone/);
  assert.deepEqual(told, ["read 1", "read 2", "done 1", "read 3", "done 2", "ended", "done 3"]);
  told.length = 0;
  for await (const _ of batches.ahead(source())) break;
  assert.deepEqual(told, ["read 1", "read 2", "ended"]);
});
