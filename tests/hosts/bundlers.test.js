/** The package in what bundlers make of it for a page, each with the line that its row of the README names. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rspack } from "@rspack/core";
import { build as esbuild } from "esbuild";
import { rolldown } from "rolldown";
import { rollup } from "rollup";
import webpack from "webpack";
import { otherPage } from "../browser/harness.js";
import { pageScript, pageWith, project, serveFolder } from "./project.js";
import { IN_WORKERS } from "./use.js";

const MODULE = '<script type="module" src="/main.js"></script>';
const INLINE = "storysift/inline";

/** A page that shows the answer in its title, and no error. */
const answers = (name, start) =>
  otherPage(name, async (look, _context, t) => {
    delete process.env.NODE_ENV; // Vite sets it, and takes what a Vite before it has set.
    const started = performance.now();
    const { address, root, close } = await start(t);
    try {
      const built = Math.round(performance.now() - started);
      const { errors, title } = await look(address);
      assert.deepEqual([errors, title], [[], IN_WORKERS]);
      t.diagnostic(`${name}: built in ${built} ms, answered in ${Math.round(performance.now() - started) - built} ms${root ? `, ${kilobytes(root)} kB` : ""}`);
    } finally {
      await close?.();
    }
  });

/** Size of all files of a folder but maps. */
function kilobytes(root) {
  const sizes = readdirSync(root, { recursive: true }).filter((name) => !name.endsWith(".map")).map((name) => statSync(join(root, name))).filter((one) => one.isFile());
  return Math.round(sizes.reduce((sum, one) => sum + one.size, 0) / 1000);
}

const page = (from) => project({ "main.js": pageScript(from), "index.html": pageWith(MODULE) });

/** Serves what a bundler wrote to `out`. */
async function built(t, root, out = "out") {
  const folder = join(root, out);
  return { address: await serveFolder(folder, t), root: folder };
}

for (const version of ["vite5", "vite6", "vite7", "vite8"]) {
  const at = { host: "127.0.0.1", port: 0 };
  const options = (root) => ({ root, configFile: false, logLevel: "error", server: at, preview: at });
  answers(`${version}, development`, async () => {
    const { createServer } = await import(version);
    const server = await (await createServer(options(page()))).listen();
    return { address: `http://127.0.0.1:${server.httpServer.address().port}/`, close: () => server.close() };
  });
  answers(`${version}, build`, async (t) => {
    const { build } = await import(version);
    const root = page();
    await build({ ...options(root), build: { outDir: "out", target: "es2022" } });
    return built(t, root);
  });
  answers(`${version}, library mode`, async (t) => {
    const { build } = await import(version);
    const root = page();
    await build({ ...options(root), build: { outDir: "out", target: "es2022", lib: { entry: join(root, "main.js"), formats: ["es"], fileName: "main" } } });
    writeFileSync(join(root, "out/index.html"), pageWith(MODULE));
    return built(t, root);
  });
}

for (const [name, pack] of Object.entries({ webpack, rspack })) {
  for (const mode of ["production", "development"]) {
    answers(`${name}, ${mode}`, async (t) => {
      const root = page();
      await new Promise((resolve, reject) => {
        const compiler = pack({ mode, context: root, entry: "./main.js", output: { path: join(root, "out"), filename: "main.js", publicPath: "/" } });
        compiler.run((error, stats) => (error || stats.hasErrors() ? reject(error ?? new Error(stats.toString())) : compiler.close(resolve)));
      });
      writeFileSync(join(root, "out/index.html"), pageWith(MODULE));
      return built(t, root);
    });
  }
}

answers(`esbuild, ${INLINE}`, async (t) => {
  const root = page(INLINE);
  await esbuild({ entryPoints: [join(root, "main.js")], outfile: join(root, "out/main.js"), bundle: true, format: "esm", minify: true, logLevel: "error" });
  writeFileSync(join(root, "out/index.html"), pageWith(MODULE));
  return built(t, root);
});

answers("esbuild, with the files as files", async (t) => {
  const files = `import engine from "storysift/storysift.wasm"; import unpack from "storysift/storysift-unpack.wasm";`;
  const root = project({ "main.js": files + pageScript().replace("use(storysift", "storysift.init(engine, unpack); use(storysift") });
  await esbuild({ entryPoints: [join(root, "main.js")], outfile: join(root, "out/main.js"), bundle: true, format: "esm", loader: { ".wasm": "file" }, publicPath: "/", logLevel: "error" });
  writeFileSync(join(root, "out/index.html"), pageWith(MODULE));
  return built(t, root);
});

/** The plugin that makes Rollup find packages is one of the tools too. */
for (const [name, bundle, plugins] of [["rollup", rollup, async () => [(await import("@rollup/plugin-node-resolve")).default()]], ["rolldown", rolldown, async () => []]]) {
  answers(`${name}, ${INLINE}`, async (t) => {
    const root = page(INLINE);
    const made = await bundle({ input: join(root, "main.js"), plugins: await plugins() });
    await made.write({ dir: join(root, "out"), format: "es" });
    writeFileSync(join(root, "out/index.html"), pageWith(MODULE));
    return built(t, root);
  });
}

for (const from of [INLINE, "storysift"]) {
  answers(`Parcel, ${from}`, async (t) => {
    const root = project({ "main.js": pageScript(from), "index.html": pageWith('<script type="module" src="./main.js"></script>') });
    // A process of its own: its workers outlive a build.
    const script = `import { Parcel } from "@parcel/core";
      const options = { entries: "index.html", defaultConfig: "@parcel/config-default", mode: "production", shouldDisableCache: true, cacheDir: "cache", defaultTargetOptions: { distDir: "out", publicUrl: "/" } };
      await new Parcel(options).run(); process.exit(0);`;
    writeFileSync(join(root, "build.mjs"), script);
    execFileSync("node", ["build.mjs"], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
    return built(t, root);
  });
}
