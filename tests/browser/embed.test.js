/**
 * The package in another page: bundled by Vite, from Vite's development server, and without
 * a bundler. Each must find the WebAssembly file and start its workers.
 */

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { build, createServer, preview } from "vite";
import { otherPage } from "./harness.js";

const folder = mkdtempSync(join(tmpdir(), "storysift-embed-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const script = `
  import { clean, init, open } from "storysift";
  await init();
  const { articles } = clean({ name: "a.txt", text: "A title\\n\\nThe council voted on Monday to keep the bridge open." });
  const corpus = await open({ workers: 2 });
  const report = await corpus.add([{ name: "b.txt", text: "Another title\\n\\nThe ferry left before noon on Monday, the captain said." }]);
  document.title = JSON.stringify([articles[0].title, report.added]);
`;
const map = '<script type="importmap">{ "imports": { "storysift": "/storysift/browser.js" } }</script>';
const page = (head) => `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,">${head}<script type="module" src="/main.js"></script></html>`;

const at = { host: "127.0.0.1", port: 0 };

const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));
/** A folder with a page, its script and the package. */
function put(name, head, place) {
  const root = join(folder, name);
  cpSync(pkg, join(root, place), { recursive: true });
  writeFileSync(join(root, "package.json"), '{ "private": true, "type": "module" }');
  writeFileSync(join(root, "main.js"), script);
  writeFileSync(join(root, "index.html"), page(head));
  return { root, configFile: false, logLevel: "warn" };
}

const servers = {
  "bundled by Vite": async () => {
    const own = { ...put("bundled", "", "node_modules/storysift"), build: { outDir: "dist", target: "es2022" } };
    await build(own);
    return preview({ ...own, preview: at });
  },
  "from Vite's development server": async () => (await createServer({ ...put("dev", "", "node_modules/storysift"), server: at })).listen(),
  // Plain files from a static server.
  "with an import map": () => preview({ ...put("site/plain", map, "storysift"), root: join(folder, "site"), build: { outDir: "plain" }, preview: at }),
};

for (const [how, serve] of Object.entries(servers)) {
  otherPage(`the package runs in another page, ${how}`, async (look) => {
    const server = await serve();
    try {
      const { port } = server.httpServer.address();
      const { errors, title } = await look(`http://127.0.0.1:${port}/`);
      assert.deepEqual([errors, title], [[], '["A title",1]']);
    } finally {
      await server.close();
    }
  });
}
