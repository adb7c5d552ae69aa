/**
 * The package in another page: bundled by Vite, from Vite's development server, and without
 * a bundler. Each must find the WebAssembly file and start its workers.
 */

import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { build, createServer, preview } from "vite";
import { article, page as made } from "../made/articles.js";
import { zip } from "../made/containers.js";
import { otherPage } from "./harness.js";

const folder = mkdtempSync(join(tmpdir(), "storysift-embed-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Bytes between the entries and the directory of an archive that must be read piece by piece. */
const GAP = 40 << 20;

/** A zip archive with a gap before its directory. */
function gappedArchive() {
  const bytes = Buffer.from(zip([["a.txt", made(article(1))], ["b.txt", made(article(2))]]));
  const end = bytes.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  const directory = bytes.readUInt32LE(end + 16);
  bytes.writeUInt32LE(directory + GAP, end + 16);
  return { head: bytes.subarray(0, directory).toString("base64"), tail: bytes.subarray(directory).toString("base64") };
}

const script = `
  import { clean, init, open } from "storysift";
  await init();
  const { articles } = clean({ name: "a.txt", text: "A title\\n\\nThe council voted on Monday to keep the bridge open." });
  const corpus = await open({ workers: 2, limits: { fileBytes: 1 << 20, containerBytes: 1 << 20 } });
  const report = await corpus.add([{ name: "b.txt", text: "Another title\\n\\nThe ferry left before noon on Monday, the captain said." }]);
  const { head, tail } = await (await fetch("archive.json")).json();
  const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  // The directory of a zip archive may stand far behind its entries.
  const blob = new Blob([bytes(head), new Uint8Array(${GAP}), bytes(tail)]);
  const large = await corpus.add([{ name: "large.zip", blob }]);
  document.title = JSON.stringify([articles[0].title, report.added, large.documents, large.problems]);
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
  // Vite serves and copies what stands in this folder.
  mkdirSync(join(root, "public"));
  for (const place of ["public", "."]) writeFileSync(join(root, place, "archive.json"), JSON.stringify(gappedArchive()));
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
      assert.deepEqual([errors, title], [[], '["A title",1,2,[]]']);
    } finally {
      await server.close();
    }
  });
}
