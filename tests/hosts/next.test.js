/**
 * The package in an application of Next, by both of its bundlers: in the browser, in a route of Node, and by Turbopack
 * in a route of the edge. By webpack Next 16.4.6 builds no route of the edge, whatever it holds.
 */

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { otherPage } from "../browser/harness.js";
import { project } from "./project.js";
import { IN_PLACE, IN_WORKERS } from "./use.js";

const next = fileURLToPath(new URL("node_modules/next/dist/bin/next", import.meta.url));
const env = { ...process.env, NODE_ENV: "production", CI: "1", NEXT_TELEMETRY_DISABLED: "1" };

const route = (runtime) => `
  import * as storysift from "storysift";
  import { use } from "../../use.js";
  ${runtime}
  export const GET = () => use(storysift).then((answer) => new Response(answer), (error) => new Response(String(error.stack)));
`;

const APPLICATION = {
  "next.config.mjs": "export default { turbopack: { root: new URL('..', import.meta.url).pathname } };",
  "app/layout.js": `export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }`,
  "app/page.js": `export { default } from "./client.js";`,
  "app/icon.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"/>`,
  "app/client.js": `"use client";
    import { useEffect } from "react";
    import * as storysift from "storysift";
    import { use } from "../use.js";
    export default function Client() {
      useEffect(() => void use(storysift).then((answer) => (document.title = answer), (error) => (document.title = String(error))), []);
      return <p>Storysift</p>;
    }`,
  "app/node/route.js": route(`export const dynamic = "force-dynamic";`),
};
const EDGE = { "app/edge/route.js": route(`export const runtime = "edge";`) };

/** A port that is free now. */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

for (const [bundler, edge] of [["turbopack", EDGE], ["webpack", {}]]) {
  otherPage(`Next, ${bundler}`, async (look, _context, t) => {
    const root = project({ ...APPLICATION, ...edge });
    const started = performance.now();
    await promisify(execFile)("node", [next, "build", `--${bundler}`], { cwd: root, env, maxBuffer: 1 << 26 });
    t.diagnostic(`built in ${Math.round(performance.now() - started)} ms`);
    const port = await freePort();
    const server = spawn("node", [next, "start", "-p", String(port), "-H", "127.0.0.1"], { cwd: root, env, stdio: "ignore" });
    t.after(() => server.kill());
    const address = `http://127.0.0.1:${port}/`;
    for (let tries = 0; tries < 100 && !(await fetch(address).catch(() => null)); tries += 1) await new Promise((done) => setTimeout(done, 100));
    assert.equal(await (await fetch(`${address}node`)).text(), IN_WORKERS);
    if (edge === EDGE) assert.equal(await (await fetch(`${address}edge`)).text(), IN_PLACE);
    const { errors, title } = await look(address);
    assert.deepEqual([errors, title], [[], IN_WORKERS]);
  });
}
