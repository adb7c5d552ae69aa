// Bundles the scripts of the package: node build.mjs BINDINGS_DIR OUT_DIR [--test-hooks]
// Called by `cargo xtask build` and, with the hooks, by the tests of crashes and time limits.
// Without the hooks OUT_DIR holds the WebAssembly files already, and gets all entries and the
// modules `data/*.js`; with them it gets the entry for Node.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const [bindings, outdir, option] = process.argv.slice(2);
const hooks = option === "--test-hooks";

/** The WebAssembly files, whose names the imports `#glue/NAME` and `#data/NAME` have too. */
const MODULES = ["storysift", "storysift-unpack"];
const GLOBAL_NAME = "storysift";

/** A plugin that makes modules, by the names that its filter finds. */
const virtual = (name, filter, load) => ({
  name,
  setup({ onResolve, onLoad }) {
    onResolve({ filter }, ({ path }) => ({ path: path.slice(path.indexOf("/") + 1), namespace: name }));
    onLoad({ filter: /.*/, namespace: name }, ({ path }) => load(path));
  },
});

/** How wasm-bindgen's script sees that it has a compiled module. One of another realm is no instance of this one's class. */
const IS_NO_MODULE = "!(module instanceof WebAssembly.Module)";
const IS_NO_MODULE_OF_ANY_REALM = 'Object.prototype.toString.call(module) !== "[object WebAssembly.Module]"';

/** `#glue/NAME`: wasm-bindgen's classic script of a module wrapped in a function; each call gives an independent instance. */
const glueAsFunction = virtual("glue", /^#glue\//, async (name) => {
  const parts = (await readFile(join(bindings, `${name}.js`), "utf8")).split(IS_NO_MODULE);
  if (parts.length !== 2) throw new Error(`${name}.js: ${IS_NO_MODULE} is there ${parts.length - 1} times, not once`);
  const script = parts.join(IS_NO_MODULE_OF_ANY_REALM);
  return { contents: `export default function glue() {\n${script}\nreturn wasm_bindgen;\n}\n` };
});

const shared = {
  bundle: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  define: { TEST_HOOKS: String(hooks) },
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
const workerAsText = virtual("worker", /^#worker$/, () => ({ contents: worker.outputFiles[0].text, loader: "text" }));

/** `#data/NAME` and `#wasm/NAME` are files of the package, of which there is one for all entries. A host may want a query behind the name. */
const filesBeside = {
  name: "files",
  setup({ onResolve }) {
    onResolve({ filter: /^#data\// }, ({ path }) => ({ path: `./${path.slice(1)}.js`, external: true }));
    onResolve({ filter: /^#wasm\// }, ({ path }) => ({ path: path.replace(/^#wasm\/([\w-]+)/, "./$1.wasm"), external: true }));
  },
};

/** A style sheet as text within the script. */
const styleAsText = {
  name: "style",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => ({ contents: (await transform(await readFile(path, "utf8"), { loader: "css", minify: true })).code, loader: "text" }));
  },
};

/** `<story-sift>` imports the entry that is there already. */
const entryBeside = {
  name: "entry",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/(browser|inline)\.js$/ }, ({ path }) => ({ path, external: true }));
  },
};

const packed = async (name) => gzipSync(await readFile(join(outdir, `${name}.wasm`)), { level: 9 }).toString("base64");
/** The same within the script. */
const dataAsText = virtual("data", /^#data\//, async (name) => ({ contents: await packed(name), loader: "text" }));

const scripts = {
  ...shared,
  outdir,
  sourcemap: !hooks,
  minifySyntax: true,
  external: ["node:*"],
  plugins: [glueAsFunction, workerAsText, filesBeside],
};
const entry = (name) => join(here, `${name}.ts`);
const modules = { ...scripts, format: "esm", splitting: true, chunkNames: "shared-[hash]" };
/** Builds for Node take platform classes from Node's own modules. */
const forNode = { inject: [entry("node/globals")] };

await build({ ...modules, ...forNode, entryPoints: (hooks ? ["node"] : ["node", "node-inline"]).map(entry), chunkNames: "shared-node-[hash]" });
if (!hooks) {
  await mkdir(join(outdir, "data"), { recursive: true });
  for (const name of MODULES) {
    await writeFile(join(outdir, "data", `${name}.js`), `export default "${await packed(name)}";\n`);
  }
  await build({ ...modules, entryPoints: ["browser", "bare", "inline", "workerd", "edge-light"].map(entry) });
  // `require`: the files are read from disk, and no other script is needed.
  await build({
    ...scripts,
    ...forNode,
    entryPoints: ["node", "bare"].map(entry),
    format: "cjs",
    outExtension: { ".js": ".cjs" },
    define: { ...shared.define, "import.meta.url": "scriptAddress" },
    banner: { js: 'const scriptAddress = require("node:url").pathToFileURL(__filename).href;' },
  });
  const element = { ...scripts, plugins: [entryBeside, styleAsText] };
  await build({ ...modules, ...element, entryPoints: ["element", "element-inline", "element-server"].map(entry), format: "esm", chunkNames: "shared-element-[hash]" });
  await build({ ...element, entryPoints: [entry("element-server")], format: "cjs", outExtension: { ".js": ".cjs" } });
  // Script tags: everything in one classic script, without and with the element.
  await build({
    ...scripts,
    entryPoints: { [`${GLOBAL_NAME}.iife`]: entry("inline"), [`${GLOBAL_NAME}-element.iife`]: entry("element-script") },
    format: "iife",
    globalName: GLOBAL_NAME,
    charset: "ascii", // Whatever the page's encoding is.
    minify: true,
    sourcemap: false,
    ignoreAnnotations: true, // The manifest names what has effects by the names of the built files.
    plugins: [glueAsFunction, workerAsText, dataAsText, styleAsText],
  });
}
