/**
 * The package in SvelteKit, Astro and Nuxt: in development and as built, in a route on the server, in a page that the
 * server renders with the package, and in the browser.
 */

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { otherPage } from "../browser/harness.js";
import { project } from "./project.js";
import { IN_WORKERS } from "./use.js";

const program = (path) => fileURLToPath(new URL(`servers/node_modules/${path}`, import.meta.url));
const quiet = { ...process.env, CI: "1", ASTRO_TELEMETRY_DISABLED: "1", NUXT_TELEMETRY_DISABLED: "1" };

/** The last part of a script of a page: the answer, or the error, becomes the title. */
const SHOW = "use(storysift).then((answer) => (document.title = answer), (error) => (document.title = String(error.stack)));";
/** What a route of the server answers. */
const ANSWER = "use(storysift).then((answer) => new Response(answer), (error) => new Response(String(error.stack)))";
/** A page that the server renders: the title of an article that was cleaned there. */
const CLEAN = `await storysift.init(); const { title } = storysift.clean({ name: "a.txt", text: "Bells are back\\n\\nSeven bronze bells were found on Tuesday in a barn." }).articles[0];`;

const SVELTE = {
  "svelte.config.js": `import adapter from "@sveltejs/adapter-node"; export default { kit: { adapter: adapter() } };`,
  "vite.config.js": `import { sveltekit } from "@sveltejs/kit/vite"; export default { plugins: [sveltekit()], logLevel: "error" };`,
  "src/app.html": `<!doctype html><html lang="en"><head><link rel="icon" href="data:,">%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>`,
  "src/routes/+page.svelte": `<script>
    import { onMount } from "svelte";
    import * as storysift from "storysift";
    import { use } from "../../use.js";
    let { data } = $props();
    onMount(() => void ${SHOW.slice(0, -1)});
  </script><p>{data.title}</p>`,
  "src/routes/+page.server.js": `import * as storysift from "storysift"; export async function load() { ${CLEAN} return { title }; }`,
  "src/routes/route/+server.js": `import * as storysift from "storysift"; import { use } from "../../../use.js"; export const GET = () => ${ANSWER};`,
};

const ASTRO = {
  "astro.config.mjs": `import node from "@astrojs/node"; export default { output: "server", adapter: node({ mode: "standalone" }), devToolbar: { enabled: false } };`,
  "src/pages/index.astro": `---
    import * as storysift from "storysift";
    ${CLEAN}
    ---
    <html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"></head><body><p>{title}</p>
    <script>import * as storysift from "storysift"; import { use } from "../../use.js"; ${SHOW}</script></body></html>`,
  "src/pages/route.js": `import * as storysift from "storysift"; import { use } from "../../use.js"; export const GET = () => ${ANSWER};`,
};

/** Its built server copies the files that one of its tools finds, and loads those that another one names: so all in one script. */
const NUXT = {
  "nuxt.config.mjs": `export default { telemetry: false, devtools: { enabled: false }, compatibilityDate: "2026-01-01", app: { head: { link: [{ rel: "icon", href: "data:," }] } } };`,
  "app/app.vue": `<script setup>
    import * as storysift from "storysift/inline";
    import { use } from "../use.js";
    const { data } = await useAsyncData("title", async () => { ${CLEAN} return title; });
    onMounted(() => void ${SHOW.slice(0, -1)});
  </script><template><p>{{ data }}</p></template>`,
  // Nitro bundles what lies in this folder.
  "server/use.js": readFileSync(new URL("use.js", import.meta.url), "utf8"),
  "server/routes/route.js": `import * as storysift from "storysift/inline"; import { use } from "../use.js"; export default defineEventHandler(() => ${ANSWER});`,
};

const HOSTS = [
  {
    name: "SvelteKit 2.70",
    files: SVELTE,
    develop: (port) => [program("vite/bin/vite.js"), "dev", "--port", port, "--host", "127.0.0.1", "--strictPort"],
    build: [program("vite/bin/vite.js"), "build"],
    start: ["build/index.js"],
  },
  {
    name: "Astro 5.18",
    files: ASTRO,
    develop: (port) => [program("astro/astro.js"), "dev", "--port", port, "--host", "127.0.0.1"],
    build: [program("astro/astro.js"), "build"],
    start: ["dist/server/entry.mjs"],
  },
  {
    name: "Nuxt 4.4",
    files: NUXT,
    develop: (port) => [program("nuxt/bin/nuxt.mjs"), "dev", "--port", port, "--host", "127.0.0.1", "--no-fork"],
    build: [program("nuxt/bin/nuxt.mjs"), "build"],
    start: [".output/server/index.mjs"],
  },
];

/** A port that is free now. */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(String(port)));
    });
  });

/** Starts a server and asks it, by its routes and in a browser. */
async function ask(root, args, port, env, look, t) {
  const server = spawn("node", args, { cwd: root, env: { ...quiet, PORT: port, HOST: "127.0.0.1", ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (data) => (said += data));
  const ended = new Promise((done) => server.on("exit", done));
  try {
    const address = `http://127.0.0.1:${port}/`;
    let page = null;
    for (let tries = 0; tries < 600 && !page?.ok; tries += 1) {
      page = await fetch(address).catch(() => null);
      if (!page?.ok) await new Promise((done) => setTimeout(done, 100));
    }
    assert.ok(page?.ok, `no answer: ${said.slice(-2000)}`);
    assert.match(await page.text(), /<p[^>]*>Bells are back<\/p>/);
    assert.equal(await (await fetch(`${address}route`)).text(), IN_WORKERS);
    // A development server reloads the page once it has found what it must prepare.
    await look(address, /./).catch(() => undefined);
    const { errors, title } = await look(address);
    assert.deepEqual([errors, title], [[], IN_WORKERS]);
  } finally {
    server.kill();
    await ended;
    if (process.env.SHOW_HOSTS) t.diagnostic(said);
  }
}

for (const { name, files, develop, build, start } of HOSTS) {
  otherPage(`${name}, in development`, async (look, _context, t) => {
    const port = await freePort();
    await ask(project(files, { tools: "servers" }), develop(port), port, { NODE_ENV: "development" }, look, t);
  });

  otherPage(`${name}, built`, async (look, _context, t) => {
    const root = project(files, { tools: "servers" });
    const started = performance.now();
    await promisify(execFile)("node", build, { cwd: root, env: { ...quiet, NODE_ENV: "production" }, maxBuffer: 1 << 26 });
    t.diagnostic(`built in ${Math.round(performance.now() - started)} ms`);
    await ask(root, start, await freePort(), { NODE_ENV: "production" }, look, t);
  });
}
