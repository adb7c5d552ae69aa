/**
 * The folders of `www/package` and `www/page` follow an order, and this test reads their import
 * lines to check it. It fails with file, line and rule on:
 *   circle   files that import each other, directly or through others
 *   order    an import against the table below
 *   state    a write to the page's state outside of `actions/` and `state/`
 *   element  an import of the element beyond its own files, the public types and `www/input`
 *   package  an import of the package's files from the page: it uses the public entry `storysift`
 * `www/input` is for both: what browsers give when files are dropped.
 */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

/**
 * Lowest first. A file imports from its own layer and from lower ones. Layers in one list are
 * at the same height and do not import each other. The longest matching path decides.
 */
const LAYERS = {
  "www/input": [["folders.ts"], ["transfer.ts"]],
  "www/package": [
    ["web.ts"],
    ["types/"],
    ["types.ts"],
    ["error.ts", "kinds.ts"],
    ["storage/"],
    ["check.ts", "platform.ts", "wasm/exports.ts", "view/"],
    ["wasm/", "ambient.d.ts", "embedded.ts", "node/"],
    ["protocol.ts"],
    ["engine.ts"],
    ["host/", "worker/"],
    ["intake/"],
    ["session/"],
    ["corpus.ts"],
    ["bare.ts"],
    ["browser.ts", "inline.ts", "workerd.ts", "edge-light.ts", "node.ts", "node-inline.ts"],
    ["element/types.ts", "element/opener.ts", "element/aside.ts", "element/put-back.ts", "element/accept.ts", "element/export-file.ts", "element/style-sheet.ts", "element/listeners.ts"],
    ["element/messages.ts", "element/reflected.ts", "element/contents.ts", "element/intake.ts", "element/form-field.ts", "element/corpus-holder.ts"],
    ["element/view-state.ts", "element/field-element.ts"],
    ["element/views/"],
    ["element/element.ts"],
    ["element/define.ts"],
    ["element.ts", "element-inline.ts", "element-server.ts"],
    ["element-script.ts"],
  ],
  "www/page": [
    ["locales/", "styles/"],
    ["engine/"],
    ["state/"],
    ["derived/"],
    ["actions/effects/"],
    ["actions/commands/"],
    ["views/", "events/"],
    ["main.tsx", "build/"],
    ["vite.config.ts"],
  ],
};

/** The folder that the others share. */
const SHARED = "www/input";

/** The element has its own types, and of the package its public ones and the corpus that an entry gives it. */
const OF_ELEMENT = /^www\/package\/element\//;
const FOR_ELEMENT = /^www\/package\/(element\/|types\.ts$)/;

/** Allowed all the same: `"importing file -> imported file": "the reason"`. */
const EXCEPTIONS = {};

/** Page files that may write state. */
const WRITERS = /^www\/page\/(actions|state)\//;

const root = fileURLToPath(new URL("../../", import.meta.url));

/** All scripts below a folder by path, with their text. */
function scriptsBelow(folder) {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  const scripts = names.map((name) => `${folder}/${name.replaceAll("\\", "/")}`).filter((name) => /\.(ts|tsx)$/.test(name));
  return Object.fromEntries(scripts.sort().map((name) => [name, readFileSync(join(root, name), "utf8")]));
}

/** Comments as spaces, so that positions stay. Strings with comment marks in them do not occur before an import. */
const withoutComments = (text) => text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g, (comment) => comment.replace(/[^\n]/g, " "));

const lineOf = (text, index) => text.slice(0, index).split("\n").length;

/** The imports of a script: `{ from, line, names }`, types included; `names` maps local to imported names. */
function importsOf(text) {
  const code = withoutComments(text);
  const statement = /\b(?:import|export)\s+(?:type\s+)?([\w*{][^;"']*?)\s*from\s*["']([^"']+)["']|\bimport\s*\(?\s*["']([^"']+)["']/g;
  return Array.from(code.matchAll(statement), (match) => {
    const names = new Map();
    const namespace = /\*\s+as\s+(\w+)/.exec(match[1] ?? "");
    if (namespace) names.set(namespace[1], "*");
    for (const one of /\{([\s\S]*)\}/.exec(match[1] ?? "")?.[1].split(",") ?? []) {
      const [imported, local = imported] = one.trim().replace(/^type\s+/, "").split(/\s+as\s+/);
      if (imported) names.set(local, imported);
    }
    return { from: match[2] ?? match[3], line: lineOf(code, match.index), names };
  });
}

/** The file that an import names; null for packages and virtual modules. The package writes `.js` for `.ts`. */
function resolve(importer, from, files) {
  if (!from.startsWith(".")) return null;
  const path = normalize(join(dirname(importer), from)).replaceAll("\\", "/");
  return [path, path.replace(/\.js$/, ".ts"), path.replace(/\.js$/, ".tsx")].find((one) => one in files) ?? path;
}

/** Height of a file's layer, and the layer. */
function layerOf(file) {
  const folder = Object.keys(LAYERS).find((one) => file.startsWith(`${one}/`));
  const inside = file.slice((folder ?? "").length + 1);
  let found = null;
  LAYERS[folder]?.forEach((layers, height) => {
    for (const layer of layers) {
      const matches = layer.endsWith("/") ? inside.startsWith(layer) : inside === layer;
      if (matches && layer.length > (found?.layer.length ?? -1)) found = { folder, layer, height };
    }
  });
  return found;
}

/** The rule that an import breaks, or null. */
function breachOf(importer, target) {
  const [from, to] = [layerOf(importer), layerOf(target)];
  if (!from) return `order: ${importer} is in no layer of the table`;
  if (target.startsWith(`${SHARED}/`) && from.folder !== SHARED) return null;
  if (OF_ELEMENT.test(importer) && !FOR_ELEMENT.test(target)) return `element: ${target} is not one of the public types`;
  if (from.folder !== to?.folder) return `package: ${target} is not part of the public entry`;
  if (to.height > from.height) return `order: ${from.layer} must not import ${to.layer}`;
  if (to.height === from.height && to.layer !== from.layer) return `order: ${from.layer} and ${to.layer} must not import each other`;
  return null;
}

/** Writes to a signal that was imported from the state: `name.value = …`, also `+=`, `??=`, `++`. */
function stateWritesOf(file, text, imports, files) {
  const names = new Set();
  const namespaces = new Set();
  for (const { from, names: imported } of imports) {
    if (!resolve(file, from, files)?.startsWith("www/page/state/")) continue;
    for (const [local, name] of imported) (name === "*" ? namespaces : names).add(local);
  }
  const write = /(?<![\w.])(?:(\w+)\.)?(\w+)\.value\s*(?:[-+*/%&|^?]{0,3}=(?![=>])|\+\+|--)/g;
  return Array.from(withoutComments(text).matchAll(write))
    .filter(([, namespace, name]) => (namespace ? namespaces.has(namespace) : names.has(name)))
    .map((match) => ({ line: lineOf(text, match.index), what: match[0].trim() }));
}

/** One circle through each file that is in one, as a list of files. */
function circlesOf(graph) {
  const [done, path, circles] = [new Set(), [], []];
  const visit = (file) => {
    if (path.includes(file)) return void circles.push([...path.slice(path.indexOf(file)), file]);
    if (done.has(file)) return;
    path.push(file);
    for (const next of graph.get(file)?.keys() ?? []) visit(next);
    path.pop();
    done.add(file);
  };
  for (const file of graph.keys()) visit(file);
  return circles;
}

/** Every breach in `files` (`{ path: text }`) as `file:line: rule: what`. */
function breaches(files, exceptions = EXCEPTIONS) {
  const found = [];
  const graph = new Map();
  for (const [file, text] of Object.entries(files)) {
    const imports = importsOf(text);
    const targets = new Map();
    for (const { from, line } of imports) {
      const target = resolve(file, from, files);
      if (target === null || target.endsWith(".css")) continue;
      targets.set(target, line);
      const rule = `${file} -> ${target}` in exceptions ? null : breachOf(file, target);
      if (rule) found.push(`${file}:${line}: ${rule}`);
    }
    graph.set(file, targets);
    if (file.startsWith("www/page/") && !WRITERS.test(file)) {
      for (const { line, what } of stateWritesOf(file, text, imports, files)) found.push(`${file}:${line}: state: ${what}`);
    }
    if (!layerOf(file)) found.push(`${file}:1: order: the file is in no layer of the table`);
  }
  for (const circle of circlesOf(graph)) {
    found.push(`${circle[0]}:${graph.get(circle[0])?.get(circle[1])}: circle: ${circle.join(" -> ")}`);
  }
  return found;
}

for (const folder of Object.keys(LAYERS)) {
  test(`${folder} keeps its layers`, () => {
    const files = scriptsBelow(folder);
    const imports = Object.entries(files).flatMap(([file, text]) => importsOf(text).map(({ from }) => resolve(file, from, files)));
    assert.ok(imports.filter((target) => target in files).length > (folder === SHARED ? 0 : 20), "the imports are found");
    assert.deepEqual(breaches(files), []);
  });
}

test("each layer of the table exists, and each exception is needed", () => {
  for (const [folder, heights] of Object.entries(LAYERS)) {
    const files = Object.keys(scriptsBelow(folder));
    for (const layer of heights.flat()) {
      if (layer === "styles/") continue; // It has no scripts.
      assert.ok(files.some((file) => file.startsWith(`${folder}/${layer}`)), `${folder}/${layer}`);
    }
  }
  for (const [pair, reason] of Object.entries(EXCEPTIONS)) {
    assert.ok(breachOf(...pair.split(" -> ")) !== null && reason.length > 10, pair);
  }
});

test("the check finds each kind of breach", () => {
  const state = { "www/page/state/index.ts": "export const pane = 1;\nexport const notice = 2;" };
  const cases = [
    [{ "www/package/host/a.ts": 'import "./b.js";', "www/package/host/b.ts": '\nimport type { A } from "./a.js";' }, "www/package/host/a.ts:1: circle: www/package/host/a.ts -> www/package/host/b.ts -> www/package/host/a.ts"],
    [{ "www/package/host/a.ts": 'import { x } from "../worker/worker.js";', "www/package/worker/worker.ts": "" }, "www/package/host/a.ts:1: order: host/ and worker/ must not import each other"],
    [{ "www/package/types.ts": '\n\nexport type {\n  A,\n} from "./error.js";', "www/package/error.ts": "" }, "www/package/types.ts:3: order: types.ts must not import error.ts"],
    [{ "www/page/actions/effects/a.ts": 'import { b } from "../commands/b.ts";', "www/page/actions/commands/b.ts": "" }, "www/page/actions/effects/a.ts:1: order: actions/effects/ must not import actions/commands/"],
    [{ "www/page/state/a.ts": 'const a = await import("../views/a.tsx");', "www/page/views/a.tsx": "" }, "www/page/state/a.ts:1: order: state/ must not import views/"],
    [{ "www/page/views/a.tsx": 'import type { A } from "../../package/types.ts";' }, "www/page/views/a.tsx:1: package: www/package/types.ts is not part of the public entry"],
    [{ ...state, "www/page/views/a.tsx": 'import * as state from "../state/index.ts";\nconst f = () => void (state.pane.value = "list");' }, "www/page/views/a.tsx:2: state: state.pane.value ="],
    [{ ...state, "www/page/events/a.ts": 'import { notice as message } from "../state/index.ts";\nmessage.value ??= null;' }, "www/page/events/a.ts:2: state: message.value ??="],
    [{ "www/package/element/aside.ts": 'import { x } from "../error.js";', "www/package/error.ts": "" }, "www/package/element/aside.ts:1: element: www/package/error.ts is not one of the public types"],
    [{ "www/page/other/a.ts": "" }, "www/page/other/a.ts:1: order: the file is in no layer of the table"],
  ];
  for (const [files, breach] of cases) assert.deepEqual(breaches(files), [breach]);
  const allowed = [
    { ...state, "www/page/views/a.tsx": 'import { pane } from "../state/index.ts";\nif (pane.value === "list" || pane.value == 1) event.currentTarget.value = "";\n<p value={pane.value} onClick={() => pane.value => 1} />' },
    { "www/page/engine/a.ts": 'import "../../input/transfer.ts";', "www/package/element/intake.ts": 'import type { A } from "../types.js";\nimport "../../input/transfer.js";', "www/input/transfer.ts": "", "www/package/types.ts": "" },
    { ...state, "www/page/actions/commands/a.ts": 'import { pane } from "../../state/index.ts";\npane.value = "list";' },
    { ...state, "www/page/views/a.tsx": '// import "../main.tsx";\n/* pane.value = 1 */ import { pane } from "../state/index.ts"; // pane.value = 1', "www/page/main.tsx": "" },
  ];
  for (const files of allowed) assert.deepEqual(breaches(files), []);
  const listed = { "www/page/views/a.tsx": 'import { x } from "../../package/error.ts";' };
  assert.equal(breaches(listed, {}).length, 1);
  assert.deepEqual(breaches(listed, { "www/page/views/a.tsx -> www/package/error.ts": "made up" }), []);
});
