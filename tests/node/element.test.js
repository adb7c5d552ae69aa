/** `<story-sift>` without a browser: its manifest against its code, its entries, its types, and the parts that need no page. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { project } from "../hosts/project.js";
import { path } from "./package.js";
import { load } from "./typescript.js";

const { aside, accept, contents, messages } = await load({
  aside: "package/element/aside.ts",
  accept: "package/element/accept.ts",
  contents: "package/element/contents.ts",
  messages: "package/element/messages.ts",
});

const manifest = JSON.parse(readFileSync(path("pkg/custom-elements.json"), "utf8"));
const [declared] = manifest.modules[0].declarations;
const names = (list) => list.map(({ name }) => name).sort();
const source = (name) => readFileSync(path(`www/package/element/${name}`), "utf8");
const sources = readdirSync(path("www/package/element"), { recursive: true }).filter((name) => /\.tsx?$/.test(name)).map(source).join("\n");
const found = (text, pattern) => [...new Set(Array.from(text.matchAll(pattern), (match) => match[1]))].sort();

test("the manifest names the attributes, events, slots, parts, properties and states that are in the code", () => {
  const observed = found(/OBSERVED = \[(.*)\]/.exec(source("reflected.ts"))[1], /"(\w+)"/g).filter((name) => name !== "lang");
  assert.deepEqual(names(declared.attributes), [...observed, "workers"].sort());
  assert.deepEqual(names(declared.events), found(/EventMap \{([\s\S]*?)\n\}/.exec(source("types.ts"))[1], /^ {2}(\w+):/gm));
  assert.deepEqual(names(declared.slots), found(sources, /<slot name="(\w+)"/g));
  assert.deepEqual(names(declared.cssProperties), found(source("styles.css"), /var\((--storysift-[\w-]+)/g));
  assert.deepEqual(names(declared.cssStates), found(/Object\.entries\(\{ ([\w, ]+) \}\)/.exec(source("form-field.ts"))[1], /(\w+)/g));
  const parts = found(sources, /part="([^"]+)"/g).flatMap((one) => one.split(" "));
  const computed = ["drop", "dragging", "row", "story-row", "article-row", "copy-row", "shown"];
  assert.deepEqual(names(declared.cssParts), [...new Set([...parts, ...computed])].sort());
});

test("the manifest names the members of the class, and no others", () => {
  const members = ["element.ts", "field-element.ts", "reflected.ts"].map(source).join("\n");
  const inherited = ["constructor", "focus"];
  const called = /Callback$/;
  const inCode = found(members, /^ {2}(?:async |override )?(?:get |set )?(\w+)\([^\n]*\{$/gm).filter((name) => !inherited.includes(name) && !called.test(name) && !["if", "for"].includes(name));
  assert.deepEqual(names(declared.members), inCode);
});

test("the README of the package names all of it", () => {
  const readme = readFileSync(path("www/package/README.md"), "utf8");
  const section = readme.slice(readme.indexOf("## `<story-sift>`"), readme.indexOf("\n## ", readme.indexOf("## `<story-sift>`") + 5));
  for (const list of [declared.attributes, declared.events, declared.slots, declared.cssParts, declared.cssProperties, declared.cssStates, declared.members]) {
    for (const name of names(list)) assert.match(section, new RegExp(`[\`(]${name}[\`(]`), name);
  }
});

test("it is imported on a server and does nothing there", () => {
  const root = project({
    "main.mjs": `import { StorysiftElement } from "storysift/element"; import "storysift/element/inline"; console.log(StorysiftElement.name, typeof customElements);`,
    "main.cjs": `console.log(require("storysift/element").StorysiftElement.name, Object.keys(require("storysift/element/inline")).length);`,
  });
  const run = (file) => execFileSync("node", [file], { cwd: root, encoding: "utf8" }).trim();
  assert.equal(run("main.mjs"), "StorysiftElement undefined");
  assert.equal(run("main.cjs"), "StorysiftElement 1");
});

test("a bundle for a server holds the tag and no engine", async () => {
  const root = project({ "main.js": `import { StorysiftElement } from "storysift/element"; console.log(StorysiftElement.name);` });
  const { outputFiles } = await build({ entryPoints: [join(root, "main.js")], bundle: true, platform: "node", format: "esm", minify: true, write: false, logLevel: "error", outdir: root });
  assert.deepEqual(outputFiles.map(({ contents }) => contents.length < 100_000), [true]);
});

/** The file that `exports` gives under these conditions. */
function resolved(subpath, conditions) {
  const find = (entry) => {
    if (typeof entry === "string") return entry;
    const chosen = Object.entries(entry).find(([name]) => name === "default" || conditions.includes(name));
    return chosen && find(chosen[1]);
  };
  const { exports } = JSON.parse(readFileSync(path("pkg/package.json"), "utf8"));
  return find(Object.fromEntries(Object.entries(exports[subpath]).filter(([name]) => name !== "types")));
}
for (const [tool, conditions, element, inline] of [
  ["bundlers for pages", ["browser", "module", "import", "production"], "./element.js", "./element-inline.js"],
  ["development servers", ["browser", "module", "import", "development"], "./element-inline.js", "./element-inline.js"],
  ["a browser's own resolution", ["browser", "import"], "./element.js", "./element-inline.js"],
  ["Node, import", ["node", "import"], "./element-server.js", "./element-server.js"],
  ["Node, require", ["node", "require"], "./element-server.cjs", "./element-server.cjs"],
  ["bundles for servers", ["node", "module", "import"], "./element-server.js", "./element-server.js"],
  ["Cloudflare", ["workerd", "worker", "browser", "module", "import"], "./element-server.js", "./element-server.js"],
  ["edge functions", ["edge-light", "browser", "module", "import"], "./element-server.js", "./element-server.js"],
  ["Jest with a DOM", ["browser", "require"], "./element-server.cjs", "./element-server.cjs"],
]) {
  test(`${tool} get the entry of the element made for them`, () => {
    assert.deepEqual([resolved("./element", conditions), resolved("./element/inline", conditions)], [element, inline]);
  });
}

const USE_TS = `
  import { StorysiftElement, type StorysiftProps } from "storysift/element";
  import type { Article, Corpus, Report } from "storysift";
  export async function use(corpus: Corpus): Promise<Report> {
    const element: StorysiftElement = document.createElement("story-sift");
    element.addEventListener("change", ({ detail }) => { const n: number = detail.articles; void n; });
    element.addEventListener("article", (event) => { const article: Article = event.detail.article; event.preventDefault(); void article; });
    element.addEventListener("click", (event) => void event.clientX);
    document.querySelector("story-sift")?.reportValidity();
    element.corpus = corpus;
    element.format = "csv";
    element.messages = { label: "Hierher" };
    const file: File = await element.export("zip");
    const props: StorysiftProps = { session: "clippings", single: true, messages: { clear: "Leeren" } };
    // @ts-expect-error there is no such format
    element.format = "parchment";
    // @ts-expect-error a text is a string
    element.messages = { label: 3 };
    void [file, props];
    return element.add([{ name: "a.txt", text: "b" }]);
  }
`;
for (const [module, moduleResolution, file] of [["esnext", "bundler", "use.ts"], ["nodenext", "nodenext", "use.mts"], ["nodenext", "nodenext", "use.cts"]]) {
  test(`the types check strictly, ${moduleResolution}, ${file}`, () => {
    const options = { strict: true, exactOptionalPropertyTypes: true, noEmit: true, module, moduleResolution, target: "es2022", lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"], types: [], skipLibCheck: false };
    const root = project({ "tsconfig.json": JSON.stringify({ compilerOptions: options, files: [file] }), [file]: USE_TS });
    try {
      execFileSync("node", [path("node_modules/typescript/bin/tsc"), "-p", "."], { cwd: root, encoding: "utf8" });
    } catch (error) {
      assert.fail(error.stdout);
    }
  });
}

const story = (id, ...articles) => ({ id, title: id, articles });
const copies = { id: "c", keeper: "b#0", members: [{ article: "b#0", relation: "keeper" }, { article: "x#0", relation: "exact" }] };
const some = { stories: [story("two", "a#0", "b#0"), story("one", "c#0")], copiesOf: new Map([["b#0", copies]]) };
for (const [toggled, wanted] of [
  [[], ["1 story two", "2 article a#0", "2 article b#0", "1 article c#0"]],
  [["article b#0"], ["1 story two", "2 article a#0", "2 article b#0", "3 copy x#0", "1 article c#0"]],
  [["story two", "article b#0"], ["1 story two", "1 article c#0"]],
]) {
  test(`rows with ${toggled.join(" and ") || "nothing"} toggled`, () => {
    assert.deepEqual(contents.rowsOf(some, new Set(toggled)).map(({ level, key }) => `${level} ${key}`), wanted);
  });
}

test("what was set aside of a document is given once, with the article before it", () => {
  const block = (start, end, label, article = null, reason = label) => ({ start, end, label, reason, article });
  const text = "menuAAad  onetwoBBB";
  const blocks = [block(0, 4, "navigation"), block(4, 6, "body", "d#0"), block(6, 8, "promotion"), block(8, 10, "blank"), block(10, 13, "share"), block(13, 16, "share"), block(16, 19, "body", "d#1")];
  assert.deepEqual(aside.asideOf({ text, blocks }, "d#0").map((part) => [part.label, part.text]), [["navigation", "menu"], ["promotion", "ad"], ["share", "one\ntwo"]]);
  assert.deepEqual(aside.asideOf({ text, blocks }, "d#1"), []);
});

for (const [list, name, type, wanted] of [
  ["", "a.bin", "", true],
  [".txt, .MD", "NOTES.md", "", true],
  [".txt", "a.txt.exe", "", false],
  ["text/html", "a", "text/html; charset=utf-8", true],
  ["text/*", "a", "text/plain", true],
  ["text/*", "a", "application/zip", false],
  ["text/html", "a.html", "", false],
]) {
  test(`accept="${list}" takes ${name} ${type}: ${wanted}`, () => assert.equal(accept.isAccepted(list, name, type), wanted));
}

test("each text of the element is there", () => {
  const keys = found(/interface StorysiftMessages \{([\s\S]*?)\n\}/.exec(source("types.ts"))[1], /^ {2}(\w+)[:(]/gm);
  assert.deepEqual(Object.keys(messages.english).sort(), keys);
});
