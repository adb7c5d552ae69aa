/** Each part of `www/` is checked with the types of the place where it runs. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

function tsc(...args) {
  try {
    return execFileSync("node", ["node_modules/typescript/bin/tsc", ...args], { cwd: root, encoding: "utf8" });
  } catch (error) {
    assert.fail(error.stdout);
  }
}

test("the page's build scripts type-check, with Node's types", () => {
  tsc("--noEmit", "-p", "www/page/build");
});

test("the page's browser code sees no types of Node", () => {
  const files = tsc("--listFilesOnly", "-p", "www/page").split("\n");
  assert.ok(files.some((file) => file.endsWith("www/page/main.tsx")));
  assert.deepEqual(files.filter((file) => /@types\/node|page\/build|vite/.test(file)), []);
});
