/** The package outside of pages: bundles for Node, Bun, Deno, Cloudflare's workerd, test runners, Next. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { project, serveFolder } from "./project.js";
import { IN_PLACE, IN_WORKERS } from "./use.js";
import { workerd } from "./workerd.js";

const execute = promisify(execFile);
const bin = (name) => fileURLToPath(new URL(`node_modules/.bin/${name}`, import.meta.url));
/** The output of a program in a project. */
const run = async (cwd, program, ...args) => (await execute(program, args, { cwd, env: { ...process.env, NODE_ENV: "", CI: "1", NEXT_TELEMETRY_DISABLED: "1" }, maxBuffer: 1 << 26 })).stdout.trim();

const PRINTS = `import * as storysift from "storysift"; import { use } from "./use.js"; console.log(await use(storysift));`;

test("Bun runs it", async () => {
  assert.equal(await run(project({ "main.js": PRINTS }), bin("bun"), "main.js"), IN_WORKERS);
});

test("Bun compiles it into a program", async () => {
  const root = project({ "main.js": PRINTS });
  await run(root, bin("bun"), "build", "--compile", "main.js", "--outfile", "program");
  const elsewhere = project({});
  cpSync(join(root, "program"), join(elsewhere, "program"));
  assert.equal(await run(elsewhere, join(elsewhere, "program")), IN_WORKERS);
});

test("Deno runs it", async () => {
  assert.equal(await run(project({ "main.js": PRINTS }), bin("deno"), "run", "--allow-read", "--allow-env", "--allow-sys", "main.js"), IN_WORKERS);
});

test("Deno runs it by its address", async (t) => {
  const root = project({});
  const address = await serveFolder(root, t);
  const script = `import * as storysift from "${address}node_modules/storysift/browser.js"; import { use } from "${address}use.js"; console.log(await use(storysift));`;
  const other = project({ "main.js": script });
  assert.equal(await run(other, bin("deno"), "run", "--no-check", "--allow-import", "--allow-net", "--reload", "main.js"), IN_WORKERS);
});

for (const [format, file] of [["esm", "out.mjs"], ["cjs", "out.cjs"]]) {
  test(`esbuild bundles it for Node, ${format}`, async () => {
    const script = `import * as storysift from "storysift"; import { use } from "./use.js"; use(storysift).then(console.log);`;
    const root = project({ "main.js": script });
    const elsewhere = project({});
    await build({ entryPoints: [join(root, "main.js")], outfile: join(elsewhere, file), bundle: true, platform: "node", format, logLevel: "error" });
    assert.equal(await run(elsewhere, "node", file), IN_WORKERS);
  });
}

test("webpack bundles it for Node", async () => {
  const { default: webpack } = await import("webpack");
  const root = project({ "main.js": `import * as storysift from "storysift"; import { use } from "./use.js"; use(storysift).then(console.log);` });
  const elsewhere = project({});
  await new Promise((resolve, reject) => {
    const compiler = webpack({ mode: "production", target: "node20", context: root, entry: "./main.js", output: { path: elsewhere, filename: "out.cjs" } });
    compiler.run((error, stats) => (error || stats.hasErrors() ? reject(error ?? new Error(stats.toString())) : compiler.close(resolve)));
  });
  assert.equal(await run(elsewhere, "node", "out.cjs"), IN_WORKERS);
});

test("workerd runs it, bundled by esbuild", async () => {
  const script = `import * as storysift from "storysift"; import { use } from "./use.js"; export default { fetch: async () => new Response(await use(storysift)) };`;
  const root = project({ "main.js": script });
  const worker = await workerd(root, "main.js");
  try {
    assert.equal(await (await worker.dispatchFetch("http://local/")).text(), IN_PLACE);
  } finally {
    await worker.dispose();
  }
});

/** The test that a test runner is given. */
const INNER = (imports) => `${imports}
  test("storysift", async () => {
    const { File: _File } = globalThis;
    expect(await use(storysift)).toBe(${JSON.stringify(IN_WORKERS)});
    const corpus = await storysift.open({ workers: 1 });
    const report = await corpus.add([new File(["Bridge stays open\\n\\nThe council voted on Monday to keep the old bridge open to walkers."], "a.txt")]);
    expect(report.added).toBe(1);
    expect(report.problems).toEqual([]);
    await corpus.close();
  }, 60000);`;

for (const environment of ["node", "jsdom"]) {
  for (const pool of ["forks", "vmThreads"]) {
    test(`Vitest, ${environment}, ${pool}`, async () => {
      const root = project({ "host.test.js": INNER(`import { expect, test } from "vitest"; import * as storysift from "storysift"; import { use } from "./use.js";`) });
      await run(root, bin("vitest"), "run", "--root", ".", "--environment", environment, "--pool", pool);
    });
  }
  test(`Jest, ${environment}`, async () => {
    const root = project({
      "jest.config.json": JSON.stringify({ testEnvironment: environment, rootDir: ".", testMatch: ["**/host.test.js"], moduleNameMapper: {} }),
      "host.test.js": INNER(`const storysift = require("storysift"); const { use } = require("./use.cjs");`),
    }, { type: "commonjs" });
    await build({ entryPoints: [join(root, "use.js")], outfile: join(root, "use.cjs"), format: "cjs", logLevel: "error" });
    await run(root, bin("jest"), "--config", "jest.config.json", "--rootDir", root);
  });
}

test("Vite bundles it for a server", async () => {
  const { build: viteBuild } = await import("vite8");
  const root = project({ "main.js": PRINTS });
  const elsewhere = project({});
  await viteBuild({ root, configFile: false, logLevel: "error", build: { ssr: join(root, "main.js"), outDir: elsewhere, emptyOutDir: false, target: "node20" }, ssr: { noExternal: true } });
  assert.equal(await run(elsewhere, "node", "main.js"), IN_WORKERS);
});
