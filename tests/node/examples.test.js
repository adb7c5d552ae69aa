// The JavaScript examples run as they stand and print what they promise.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

test("examples/clean-folder.mjs groups its own articles and a folder", async () => {
  const example = fileURLToPath(new URL("../../examples/clean-folder.mjs", import.meta.url));
  const own = await run(process.execPath, [example]);
  assert.match(own.stdout, /Norafel.* \(2 articles\)/);
  const sample = fileURLToPath(new URL("../../www/page/sample/", import.meta.url));
  const folder = await run(process.execPath, [example, sample]);
  assert.match(folder.stdout, /\(\d+ articles\)/);
});
