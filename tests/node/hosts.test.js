/** The package as tools find it: `require`, bundles for servers, objects of another realm, types without DOM, the manifest. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { build } from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { project } from "../hosts/project.js";
import { IN_PLACE, IN_WORKERS, use } from "../hosts/use.js";
import { path, storysift } from "./package.js";

const manifest = JSON.parse(readFileSync(path("pkg/package.json"), "utf8"));
const run = (cwd, program, ...args) => execFileSync(program, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();

/** The file that `exports` gives for a subpath under these conditions. */
function resolved(subpath, conditions) {
  const find = (entry) => {
    if (typeof entry === "string") return entry;
    for (const [condition, inner] of Object.entries(entry)) {
      const found = condition === "default" || conditions.includes(condition) ? find(inner) : undefined;
      if (found) return found;
    }
  };
  return find(Object.fromEntries(Object.entries(manifest.exports[subpath]).filter(([condition]) => condition !== "types")));
}

/** The conditions that tools set, and the entry that they get. */
const TOOLS = [
  ["Node, import", ["node", "import"], "./node.js", "./node-inline.js"],
  ["Node, require", ["node", "require"], "./node.cjs", "./node.cjs"],
  ["bundlers for Node", ["node", "module", "import"], "./node-inline.js", "./node-inline.js"],
  ["Bun", ["bun", "node", "import"], "./node-inline.js", "./node-inline.js"],
  ["Deno", ["deno", "node", "import"], "./node.js", "./node-inline.js"],
  ["Cloudflare", ["workerd", "worker", "browser", "module", "import"], "./workerd.js", "./inline.js"],
  ["edge functions", ["edge-light", "browser", "module", "import"], "./edge-light.js", "./inline.js"],
  ["bundlers for pages", ["browser", "module", "import", "production"], "./browser.js", "./inline.js"],
  ["development servers", ["browser", "module", "import", "development"], "./inline.js", "./inline.js"],
  ["Jest with a DOM", ["browser", "require"], "./node.cjs", "./node.cjs"],
  ["a browser's own resolution", ["browser", "import"], "./browser.js", "./inline.js"],
];
for (const [tool, conditions, entry, inline] of TOOLS) {
  test(`${tool} get the entry made for them`, () => {
    assert.deepEqual([resolved(".", conditions), resolved("./inline", conditions)], [entry, inline]);
  });
}

test("require gives the same package", async () => {
  const root = project({ "main.cjs": `const storysift = require("storysift"); import("./use.js").then(({ use }) => use(storysift)).then(console.log);` });
  assert.equal(run(root, "node", "main.cjs"), IN_WORKERS);
});

for (const format of ["esm", "cjs"]) {
  test(`a bundle for a server needs no other file, ${format}`, async () => {
    const root = project({ "main.js": `import * as storysift from "storysift"; import { use } from "./use.js"; use(storysift).then(console.log);` });
    const elsewhere = project({});
    const outfile = join(elsewhere, format === "esm" ? "out.mjs" : "out.cjs");
    await build({ entryPoints: [join(root, "main.js")], outfile, bundle: true, platform: "node", format, logLevel: "error" });
    assert.equal(run(elsewhere, "node", outfile), IN_WORKERS);
  });
}

test("objects of another realm are taken", async () => {
  const realm = createContext({});
  const text = "Bridge stays open\\n\\nThe council voted on Monday to keep the old bridge open to walkers.";
  const inputs = runInContext(`
    const bytes = Uint8Array.from("${text}", (char) => char.charCodeAt(0));
    ([{ name: "a.txt", bytes }, { name: "b.txt", bytes: bytes.buffer }, { name: "c.txt", bytes: new DataView(bytes.buffer) }, { name: "d.txt", text: "${text}" }])`, realm);
  for (const input of inputs) assert.equal(storysift.clean(input).articles[0].title, "Bridge stays open", input.name);
  for (const workers of [0, 1]) {
    const corpus = await storysift.open(runInContext(`({ workers: ${workers}, limits: { fileBytes: 10000 } })`, realm));
    const { documents, problems } = await corpus.add(inputs);
    assert.deepEqual([documents, problems], [inputs.length, []]);
    await corpus.close();
  }
});

test("a corpus says whether it has workers", async () => {
  assert.equal(await use(storysift, { workers: 0 }), IN_PLACE);
  const corpus = await storysift.open({ workers: 3 });
  assert.equal(corpus.workers, 3);
  await corpus.close();
});

test("a file that is not there is a typed error with advice", async () => {
  const root = project({ "main.js": `import { clean, open } from "storysift";
    const told = ({ name, code, message }) => console.log(name, code, message);
    await open().catch(told);
    try { clean({ name: "a", text: "b" }); } catch (error) { told(error); }` });
  run(root, "rm", "node_modules/storysift/storysift.wasm");
  const lines = run(root, "node", "main.js").split("\n");
  assert.equal(lines.length, 2);
  for (const line of lines) assert.match(line, /^StorysiftError engine The WebAssembly file storysift\.wasm could not be loaded .*storysift\/inline/);
});

const USE_TS = `
  import { clean, init, open, StorysiftError, type Article, type Corpus, type Problem } from "storysift";
  import * as inline from "storysift/inline";
  import wasm from "storysift/storysift.wasm";
  export async function use(): Promise<Article[]> {
    await init(wasm);
    await inline.init();
    const corpus: Corpus = await open({ workers: 0 });
    const workers: number = corpus.workers;
    const problems: Problem[] = (await corpus.add([{ name: "a", text: "b" }, { name: "a", bytes: new Uint8Array(3) }])).problems;
    for await (const chunk of corpus.export("csv")) { const bytes: Uint8Array = chunk; void bytes; }
    try { await corpus.article("x"); } catch (error) { if (error instanceof StorysiftError) void [error.code, workers, problems]; }
    // @ts-expect-error a number is no file
    await corpus.add([3]);
    // @ts-expect-error nor is it a module
    await init(3);
    return clean({ name: "a", text: "b" }).articles;
  }
`;
for (const [name, lib, types] of [
  ["without DOM", ["es2022"], []],
  ["with Node's types", ["es2023"], ["node"]],
  ["with DOM", ["es2023", "dom", "dom.asynciterable"], []],
  ["in a worker", ["es2023", "webworker", "webworker.asynciterable"], []],
]) {
  for (const [module, moduleResolution, file] of [["esnext", "bundler", "use.ts"], ["nodenext", "nodenext", "use.mts"], ["nodenext", "nodenext", "use.cts"]]) {
    test(`the types check strictly ${name}, ${moduleResolution}, ${file}`, () => {
      const options = { strict: true, exactOptionalPropertyTypes: true, noEmit: true, module, moduleResolution, target: "es2022", lib, types, skipLibCheck: false };
      const root = project({ "tsconfig.json": JSON.stringify({ compilerOptions: options, files: [file] }), [file]: USE_TS });
      try {
        run(root, "node", path("node_modules/typescript/bin/tsc"), "-p", ".");
      } catch (error) {
        assert.fail(error.stdout);
      }
    });
  }
}

test("the manifest is as registries want it", async () => {
  const { messages, pkg } = await publint({ pkgDir: path("pkg"), pack: false });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});

test("every way to resolve the package finds its types", async () => {
  const root = project({});
  const [{ filename }] = JSON.parse(run(root, "npm", "pack", path("pkg"), "--json", "--pack-destination", root));
  const { problems } = await checkPackage(createPackageFromTarballData(readFileSync(join(root, filename))));
  assert.deepEqual(problems, []);
});

for (const name of ["storysift.iife.js", "storysift-element.iife.js"]) {
  test(`the README names the hash of ${name}`, () => {
    const hash = createHash("sha384").update(readFileSync(path(`pkg/${name}`))).digest("base64");
    assert.ok(readFileSync(path("pkg/README.md"), "utf8").includes(`/${name}"\n  integrity="sha384-${hash}"`));
  });
}
