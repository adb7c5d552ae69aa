/**
 * The package where a page gives it less: a script tag, workers of every kind, policies that forbid workers, the
 * background of an extension, files that are not where they should be. No tool is needed but the browser.
 */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { pageScript, pageWith, project, serveFolder } from "../hosts/project.js";
import { IN_PLACE, IN_WORKERS } from "../hosts/use.js";
import { extension, otherPage } from "./harness.js";

const PKG = "/node_modules/storysift";
const MODULE = '<script type="module" src="/main.js"></script>';
const map = (file) => `<script type="importmap">{ "imports": { "storysift": "${PKG}/${file}" } }</script>`;

/** A page whose title is the answer. `files` are beside it; `headers` come with every file. */
function page(name, files, wanted, headers) {
  otherPage(name, async (look, _context, t) => {
    const root = project(files);
    const { errors, title } = await look(await serveFolder(root, t, headers));
    assert.deepEqual([title, errors], [wanted, []]);
  });
}

for (const file of ["browser.js", "inline.js"]) {
  page(`import map, ${file}`, { "index.html": pageWith(MODULE, map(file)), "main.js": pageScript() }, IN_WORKERS);
}

const integrity = (name) => `sha384-${createHash("sha384").update(readFileSync(new URL(`../../pkg/${name}`, import.meta.url))).digest("base64")}`;
const tagOf = (name) => `<script src="${PKG}/${name}" integrity="${integrity(name)}" crossorigin="anonymous"></script>`;
const classic = `<script type="module">import { use } from "/use.js"; use(storysift).then((answer) => (document.title = answer), (error) => (document.title = String(error)));</script>`;

for (const name of ["storysift.iife.js", "storysift-element.iife.js"]) {
  page(`a script tag with the hash of ${name}`, { "index.html": pageWith(classic, tagOf(name)) }, IN_WORKERS);
}

otherPage("a script tag in a page from the disk", async (look) => {
  const script = `<script src="node_modules/storysift/storysift.iife.js"></script><script>
    storysift.init().then(() => (document.title = storysift.clean({ name: "a.txt", text: "Bridge stays open\\n\\nThe council voted on Monday to keep the old bridge open." }).articles[0].title), (error) => (document.title = String(error)));</script>`;
  const root = project({ "index.html": pageWith(script) });
  assert.deepEqual(await look(pathToFileURL(join(root, "index.html")).href), { errors: [], title: "Bridge stays open" });
});

/** What the browser itself writes into the console. */
const REFUSED = /violates the following Content Security Policy|requires 'TrustedScriptURL'|TrustedTypePolicy|status of 404/;
const POLICY = "default-src 'self'; img-src data:; script-src 'self' 'wasm-unsafe-eval'";
for (const [name, policy] of [
  ["workers from blobs are allowed", `${POLICY}; worker-src blob:`],
  ["trusted types with the policy of the package", `${POLICY}; worker-src blob:; require-trusted-types-for 'script'; trusted-types storysift`],
]) {
  const imports = pageScript(`${PKG}/browser.js`);
  page(name, { "index.html": pageWith(MODULE), "main.js": imports }, IN_WORKERS, { "content-security-policy": policy });
}
for (const [name, policy] of [
  ["workers from blobs are forbidden", POLICY],
  ["trusted types without the policy of the package", `${POLICY}; worker-src blob:; require-trusted-types-for 'script'; trusted-types none`],
]) {
  otherPage(name, async (look, _context, t) => {
    const root = project({ "index.html": pageWith(MODULE), "main.js": pageScript(`${PKG}/browser.js`) });
    assert.deepEqual(await look(await serveFolder(root, t, { "content-security-policy": policy }), REFUSED), { errors: [], title: IN_PLACE });
  });
}

/** A page that asks a worker of some kind and shows its answer; `start` gives what it can be asked by. */
const asks = (start) => pageWith(`<script type="module">
  const ask = async () => { ${start} };
  ask().then((port) => new Promise((resolve) => { port.onmessage = ({ data }) => resolve(data); port.start?.(); }))
    .then((answer) => (document.title = answer), (error) => (document.title = String(error)));
</script>`);

const imported = `import * as storysift from "${PKG}/browser.js"; import { use } from "./use.js";`;
const told = "use(storysift).catch((error) => String(error.stack))";

page("a worker, which starts workers of its own", {
  "index.html": asks(`return new Worker("/w.js", { type: "module" });`),
  "w.js": `${imported} ${told}.then((answer) => postMessage(answer));`,
}, IN_WORKERS);

page("a SharedWorker", {
  "index.html": asks(`return new SharedWorker("/w.js", { type: "module" }).port;`),
  "w.js": `${imported} onconnect = ({ ports: [port] }) => ${told}.then((answer) => port.postMessage(answer));`,
}, IN_PLACE);

const serviceWorker = (type) => `
  await navigator.serviceWorker.register("/w.js", ${type});
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  active.postMessage("go", [port2]);
  return port1;`;
const serves = `onmessage = (event) => event.waitUntil(${told}.then((answer) => event.ports[0].postMessage(answer)));`;

page("a service worker, module", { "index.html": asks(serviceWorker(`{ type: "module" }`)), "w.js": `${imported} ${serves}` }, IN_PLACE);

page("a service worker, classic", {
  "index.html": asks(serviceWorker("{}")),
  "w.js": `importScripts("${PKG}/storysift.iife.js"); ${readFileSync(new URL("../hosts/use.js", import.meta.url), "utf8").replaceAll("export ", "")} ${serves}`,
}, IN_PLACE);

/** Shows the error of a package at this address. */
const shows = (from) => `import("${from}").then(({ open }) => open()).then(() => (document.title = "opened"), ({ name, code, message }) => (document.title = [name, code, message].join("|")));`;

for (const [name, from, headers, advice] of [
  ["a file that is not there", "/moved/browser.js", {}, /answered 404.*storysift\/inline/],
  ["a policy that forbids WebAssembly", `${PKG}/browser.js`, { "content-security-policy": "default-src 'self'; img-src data:" }, /wasm-unsafe-eval/],
]) {
  otherPage(`${name} is a typed error with advice`, async (look, _context, t) => {
    const root = project({ "index.html": pageWith(MODULE), "main.js": shows(from) });
    cpSync(join(root, "node_modules/storysift"), join(root, "moved"), { recursive: true, filter: (path) => !path.endsWith(".wasm") });
    const { title } = await look(await serveFolder(root, t, headers), REFUSED);
    assert.match(title, /^StorysiftError\|engine\|/);
    assert.match(title, advice);
  });
}

extension("an extension: its background and a page of it", async (load) => {
  const root = project({
    "manifest.json": JSON.stringify({
      manifest_version: 3, name: "Host", version: "1", permissions: ["storage"],
      background: { service_worker: "w.js", type: "module" },
      content_security_policy: { extension_pages: "script-src 'self' 'wasm-unsafe-eval'" },
    }),
    "w.js": `import * as storysift from "./package/browser.js"; import { use } from "./use.js";
      chrome.runtime.onMessage.addListener((_message, _sender, answer) => (use(storysift).then(answer, (error) => answer(String(error.stack))), true));`,
    "panel.html": pageWith('<script type="module" src="panel.js"></script>'),
    "panel.js": `import * as storysift from "./package/browser.js"; import { use } from "./use.js";
      const answers = await Promise.all([use(storysift), chrome.runtime.sendMessage("go")]);
      document.title = JSON.stringify(answers);`,
  });
  renameSync(join(root, "node_modules/storysift"), join(root, "package"));
  const { context, address } = await load(root);
  const panel = await context.newPage();
  await panel.goto(`${address}panel.html`);
  await panel.waitForFunction(() => document.title !== "", undefined, { timeout: 60_000 });
  const [inPage, inBackground] = JSON.parse(await panel.title());
  assert.equal(inBackground, IN_PLACE);
  assert.equal(inPage, IN_WORKERS);
});
