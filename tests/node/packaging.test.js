/** The package as its users get it: packed, unpacked elsewhere, imported, type-checked. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { addresses, project } from "../../www/package/addresses.mjs";
import { path } from "./package.js";

const folder = mkdtempSync(join(tmpdir(), "storysift-consumer-"));
after(() => rmSync(folder, { recursive: true }));

const run = (program, ...args) => execFileSync(program, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

let packed;
before(() => {
  [packed] = JSON.parse(run("npm", "pack", path("pkg"), "--json", "--pack-destination", folder));
  mkdirSync(join(folder, "node_modules/storysift"), { recursive: true });
  run("tar", "-xzf", packed.filename, "--strip-components=1", "-C", "node_modules/storysift");
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
});

test("the packed package holds what its manifest names, and no sources", () => {
  const names = packed.files.map((file) => file.path);
  const manifest = JSON.parse(readFileSync(path("pkg/package.json"), "utf8"));
  const targets = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry).flatMap(targets));
  for (const target of [...targets(manifest.exports), manifest.types, ...manifest.sideEffects]) {
    assert.ok(names.includes(target.replace(/^\.\//, "")), target);
  }
  for (const name of ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE", "THIRD-PARTY.txt", "storysift.iife.js", "storysift-element.iife.js"]) assert.ok(names.includes(name), name);
  assert.ok(!names.some((name) => /\.rs$|node_modules|(?<!\.d)\.ts$/.test(name)), names.join(" "));
  assert.match(manifest.version, /^\d+\.\d+\.\d+/);
  assert.equal(manifest.license, "MIT OR Apache-2.0");
  assert.equal(manifest.dependencies, undefined, "nothing else is fetched");
});

/** What the tarball may hold: the form of the name, and the number of such files where it is fixed. */
const KINDS = [
  [/^package\.json$/, 1],
  [/^custom-elements\.json$/, 1],
  [/^(README|CHANGELOG)\.md$/, 2],
  [/^(LICENSE-MIT|LICENSE-APACHE|THIRD-PARTY\.txt)$/, 3],
  [/^storysift(-unpack)?\.wasm$/, 2],
  [/^data\/storysift(-unpack)?\.js$/, 2],
  [/^storysift(-element)?\.iife\.js$/, 2],
  [/^shared(-[a-z]+)?-\w{8}\.js$/],
  [/^[a-z-]+\.c?js$/],
  [/^[\w-]+\.c?js\.map$/],
  [/^types\/[\w/-]+\.d\.c?ts$/],
];

test("the tarball holds files of these kinds and no others", () => {
  const counts = KINDS.map(() => 0);
  for (const { path: name, mode, size } of packed.files) {
    const kind = KINDS.findIndex(([form]) => form.test(name));
    assert.ok(kind >= 0, `${name} is of no known kind`);
    counts[kind] += 1;
    assert.ok(size > 0, `${name} is empty`);
    assert.equal(mode & 0o111, 0, `${name} can be run`);
  }
  KINDS.forEach(([form, number], at) => assert.ok(number === undefined ? counts[at] > 0 : counts[at] === number, `${form}: ${counts[at]} files`));
  const names = packed.files.map((file) => file.path);
  const texts = names.filter((name) => /\.(c?js|json)$/.test(name)).map((name) => readFileSync(path(`pkg/${name}`), "utf8"));
  for (const name of names.filter((one) => /^[\w.-]+\.c?js$/.test(one))) assert.ok(texts.some((text) => text.includes(`"./${name}"`)), `${name}: nothing leads to it`);
});

test("every script has its source map, but those that hold data alone", () => {
  const names = packed.files.map((file) => file.path);
  for (const name of names.filter((one) => /\.c?js$/.test(one) && !/^data\/|\.iife\./.test(one))) {
    assert.ok(names.includes(`${name}.map`), name);
    const { sources, sourcesContent } = JSON.parse(readFileSync(join(folder, "node_modules/storysift", `${name}.map`), "utf8"));
    assert.equal(sourcesContent.length, sources.length, name);
    for (const text of sourcesContent) assert.equal(typeof text, "string", name);
    for (const source of sources) assert.doesNotMatch(source, /^\/|^\w:/, name);
  }
});

test("the package is as large as it was when this was written, or a little larger", () => {
  // The engine is in it four times: as it is, as data, and in each of the two scripts for a tag.
  const MAX_PACKED_BYTES = 7_800_000;
  assert.ok(packed.size < MAX_PACKED_BYTES, `${packed.size} bytes packed`);
});

test("the crate's archive holds its sources and no others, and all that they include", () => {
  const cargo = (...args) => execFileSync("cargo", args, { cwd: path(""), encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const names = cargo("package", "--package", "storysift", "--list", "--allow-dirty").trim().split("\n");
  const OTHERS = [".cargo_vcs_info.json", "Cargo.lock", "Cargo.toml", "Cargo.toml.orig", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "README.md", "build.rs"];
  assert.deepEqual(names.filter((name) => !/^(src|weights)\/|^examples\/\w+\.rs$|^tests\/net\/sample\./.test(name)).sort(), OTHERS.sort());
  const ours = execFileSync("git", ["ls-files", "src", "weights", "examples/*.rs"], { cwd: path(""), encoding: "utf8" }).trim().split("\n");
  for (const name of ours) assert.ok(names.includes(name), name);
  // What is read at compile time lies in the archive too.
  for (const name of ours.filter((one) => one.endsWith(".rs"))) {
    for (const [, file] of readFileSync(path(name), "utf8").matchAll(/include_(?:str|bytes)!\("([^"]+)"\)/g)) {
      assert.ok(names.includes(join(name, "..", file)), `${name} includes ${file}`);
    }
  }
  /** The registry's, for the packed archive. */
  const MAX_BYTES = 10_000_000;
  const bytes = names.filter((name) => ours.includes(name)).reduce((sum, name) => sum + statSync(path(name)).size, 0);
  assert.ok(bytes < MAX_BYTES, `${bytes} bytes, not packed`);
});

test("the addresses are those of the crate", () => {
  const manifest = JSON.parse(readFileSync(path("pkg/package.json"), "utf8"));
  const expected = addresses();
  for (const field of ["repository", "bugs", "homepage", "funding"]) assert.deepEqual(manifest[field], expected[field], field);
  assert.equal(manifest.version, project().version);
  assert.deepEqual(manifest.publishConfig, { access: "public", provenance: true });
});

test("an address that is not set is left out", () => {
  const repository = 'repository = "https://code.example/a/b"\n';
  for (const [text, fields] of [
    ['version = "1.2.3"\n[package.metadata.storysift]\nfunding = ""\n', {}],
    ['funding = "https://give.example/"\n', { funding: { url: "https://give.example/" } }],
    [repository, {
      homepage: "https://code.example/a/b#readme",
      repository: { type: "git", url: "git+https://code.example/a/b.git", directory: "www/package" },
      bugs: { url: "https://code.example/a/b/issues" },
    }],
    [`${repository}homepage = "https://b.example/"\n`, { ...addresses(project(repository)), homepage: "https://b.example/" }],
  ]) assert.deepEqual(addresses(project(text)), fields, text);
});

test("the notices name every part of others", () => {
  const tree = ["tree", "--package", "storysift", "--edges", "normal,no-proc-macro", "--target", "wasm32-unknown-unknown", "--features", "wasm"];
  const crates = execFileSync("cargo", [...tree, "--prefix", "none", "--format", "{p}"], { cwd: path(""), encoding: "utf8" });
  // Those of the workspace come with their folder.
  const names = new Set(crates.split("\n").filter((line) => line && !/ \(.*[\\/]/.test(line)).map((line) => line.split(" ").slice(0, 2).join(" ").replace(" v", " ")));
  assert.ok(names.size > 20);
  for (const file of ["pkg/THIRD-PARTY.txt", "dist/THIRD-PARTY.txt"]) {
    const notices = readFileSync(path(file), "utf8").split("\n");
    for (const name of [...names, "preact 11.2.0"]) assert.ok(notices.includes(name), `${file}: ${name}`);
  }
});

test("a script elsewhere imports it by name, and its process ends by itself", () => {
  writeFileSync(join(folder, "use.js"), `
    import { clean, init, open } from "storysift";
    await init();
    const { articles } = clean({ name: "a.txt", text: "A title\\n\\nThe council voted on Monday to keep the bridge open." });
    const corpus = await open();
    const report = await corpus.add([{ name: "b.txt", text: "Another title\\n\\nThe ferry left before noon on Monday, the captain said." }]);
    console.log(JSON.stringify([articles.length, report.added]));
  `);
  assert.equal(run("node", "use.js").trim(), "[1,1]");
});

test("an entry without a WebAssembly file takes one", () => {
  writeFileSync(join(folder, "bare.js"), `
    import { readFileSync } from "node:fs";
    import { clean, cleanAll, init, open } from "storysift/bare";
    await init(readFileSync(new URL(import.meta.resolve("storysift/storysift.wasm"))));
    console.log(clean({ name: "a.txt", text: "A title\\n\\nThe council voted on Monday to keep the bridge open." }).articles.length);
    const table = { name: "a.csv", text: "title,text\\nOne,The council voted on Monday to keep the old bridge.\\nTwo,The ferry left before noon on Monday the captain said.\\n" };
    console.log(clean(table).problems.map((one) => one.code).join());
    const corpus = await open({ workers: 0 });
    console.log((await corpus.add([table])).problems.map((one) => one.code).join());
    await corpus.close();
    await init(undefined, () => readFileSync(new URL(import.meta.resolve("storysift/storysift-unpack.wasm"))));
    console.log((await cleanAll(table)).length);
  `);
  assert.deepEqual(run("node", "bare.js").trim().split("\n"), ["1", "archive-unsupported", "archive-unsupported", "2"]);
});

test("a consumer's TypeScript checks, and its mistakes are found", () => {
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({
    compilerOptions: { strict: true, noEmit: true, module: "nodenext", target: "es2022", lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"], types: [], skipLibCheck: false },
    files: ["use.ts"],
  }));
  writeFileSync(join(folder, "use.ts"), `
    import { clean, init, open, StorysiftError } from "storysift";
    import type { Article, Block, Copies, Corpus, Decision, Problem, Progress, Report, Story } from "storysift";

    export async function use(files: FileList, signal: AbortSignal): Promise<Story[]> {
      await init();
      const corpus: Corpus = await open({ workers: 0, limits: { fileBytes: 1000 }, looseness: 0.5 });
      const report: Report = await corpus.add(files, { signal, onProgress: (p: Progress) => void p.done });
      const problems: Problem[] = report.problems;
      const stories: Story[] = [];
      for await (const story of corpus.stories()) stories.push(story);
      for await (const set of corpus.copies()) use2(set);
      const { text, blocks } = await corpus.blocks("a.txt");
      const aside: string[] = blocks.filter((b: Block) => b.label === "furniture").map((b) => text.slice(b.start, b.end));
      const decision: Decision = { kind: "restore", document: "a.txt", start: 0, end: 3 };
      await corpus.apply(decision);
      const undone: boolean = await corpus.undo();
      const csv: ReadableStream<Uint8Array> = corpus.export("csv", { bom: true });
      try { await corpus.article("x"); } catch (error) {
        if (error instanceof StorysiftError && error.code === "no-article") void [problems, aside, undone, csv];
      }
      const articles: Article[] = clean({ name: "a", text: "b" }).articles;
      // @ts-expect-error there is no such format
      corpus.export("parchment");
      // @ts-expect-error there is no such decision
      await corpus.apply({ kind: "burn" });
      // @ts-expect-error a name is needed
      clean({ text: "b" });
      // @ts-expect-error a title may be missing
      const title: string = articles[0]!.title;
      void title;
      await corpus.close();
      return stories;
    }
    const use2 = (set: Copies): string => set.keeper;
  `);
  try {
    run("node", path("node_modules/typescript/bin/tsc"), "-p", ".");
  } catch (error) {
    assert.fail(error.stdout);
  }
});
