// Bundles the package: node build.mjs BINDINGS_DIR OUT_DIR [--test-hooks]
// Called by `cargo xtask build` and, with the hooks, by the tests of crashes and time limits.

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const [bindings, outdir, hooks] = process.argv.slice(2);

/** `#glue/NAME`: wasm-bindgen's classic script of a module wrapped in a function; each call gives an independent instance. */
const glueAsFunction = {
  name: "glue",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#glue\// }, ({ path }) => ({ path: path.slice("#glue/".length), namespace: "glue" }));
    onLoad({ filter: /.*/, namespace: "glue" }, async ({ path }) => {
      const script = await readFile(join(bindings, `${path}.js`), "utf8");
      return { contents: `export default function glue() {\n${script}\nreturn wasm_bindgen;\n}\n` };
    });
  },
};

const shared = {
  bundle: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  define: { TEST_HOOKS: String(hooks === "--test-hooks") },
  tsconfig: join(here, "tsconfig.json"),
};

const worker = await build({
  ...shared,
  entryPoints: [join(here, "worker/worker.ts")],
  format: "iife",
  minify: true,
  write: false,
  plugins: [glueAsFunction],
});

/** `#worker`: the bundled script of the worker, as text. */
const workerAsText = {
  name: "worker",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#worker$/ }, () => ({ path: "worker", namespace: "worker" }));
    onLoad({ filter: /.*/, namespace: "worker" }, () => ({ contents: worker.outputFiles[0].text, loader: "text" }));
  },
};

await build({
  ...shared,
  entryPoints: ["browser", "bare", "node"].map((name) => join(here, `${name}.ts`)),
  outdir,
  format: "esm",
  splitting: true,
  chunkNames: "shared-[hash]",
  minifySyntax: true,
  external: ["node:*"],
  plugins: [glueAsFunction, workerAsText],
});
