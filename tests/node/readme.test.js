/** The JavaScript examples of the READMEs run as they are. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { article, page } from "../made/articles.js";
import { path } from "./package.js";

const examples = (text) =>
  [...text.matchAll(/^```(?:js|javascript)\n([\s\S]*?)^```$/gm)].map(([, code]) => code).filter((code) => code.includes('from "storysift"'));

for (const name of ["README.md", "www/package/README.md"]) {
  test(`the examples of ${name} run`, (t) => {
    const codes = examples(readFileSync(path(name), "utf8"));
    // The README of the package must have examples.
    if (name === "README.md" && codes.length === 0) return t.skip("it has none");
    assert.ok(codes.length > 0, "an example shows how to embed it");
    const folder = mkdtempSync(join(tmpdir(), "storysift-readme-"));
    t.after(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(path("pkg"), join(folder, "node_modules/storysift"), "dir");
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    // An example may use `files` without defining it.
    const given = `const files = [${[1, 2].map((seed) => JSON.stringify({ name: `${seed}.txt`, text: page(article(seed)) }))}];\n`;
    codes.forEach((code, at) => {
      const free = /\bfiles\b/.test(code) && !/\b(const|let)\s+files\b/.test(code);
      writeFileSync(join(folder, `${at}.js`), (free ? given : "") + code);
      execFileSync("node", [`${at}.js`], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
    });
  });
}
