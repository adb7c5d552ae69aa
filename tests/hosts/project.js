/** A small project for a host: its files, with the built package in `node_modules`. */

import { setMaxListeners } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

setMaxListeners(0, process); // One for each project.

const here = fileURLToPath(new URL(".", import.meta.url));
const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));
if (!existsSync(join(pkg, "inline.js"))) throw new Error("pkg/ is not built: run `cargo xtask build` first");

/** The script of a page: asks the package and writes the answer, or the error, into the title. */
export const pageScript = (from = "storysift", options = "undefined") => `
  import * as storysift from "${from}";
  import { use } from "./use.js";
  use(storysift, ${options}).then((answer) => (document.title = answer), (error) => (document.title = String(error)));
`;

/** A page with a script. */
export const pageWith = (script, head = "") => `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,">${head}${script}</html>`;

/** A folder with these files, `use.js` and the package; it is below this one, or below `tools`, so that these are found. Removed when the process ends. */
export function project(files, { type = "module", tools = "" } = {}) {
  const root = mkdtempSync(join(here, tools, "run-"));
  process.on("exit", () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));
  cpSync(pkg, join(root, "node_modules/storysift"), { recursive: true });
  cpSync(join(here, "use.js"), join(root, "use.js"));
  const manifest = JSON.stringify({ name: "host", private: true, type, dependencies: { storysift: "*" } });
  for (const [name, text] of Object.entries({ "package.json": manifest, ...files })) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json" };

/** Serves a folder on a free port; the address. `headers` are sent with every answer. */
export async function serveFolder(root, t, headers = {}) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://local");
    const file = join(root, normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname));
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "access-control-allow-origin": "*", ...headers });
    response.end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => (server.closeAllConnections(), server.close()));
  return `http://127.0.0.1:${server.address().port}/`;
}
