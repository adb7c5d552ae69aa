/** Loads TypeScript modules of `www/` into the tests: bundled together, so that they share their state. */

import { join } from "node:path";
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../www/", import.meta.url));

/** The virtual modules of the page's build, empty here. */
const emptyVirtualModules = {
  name: "virtual",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(virtual:|#|storysift$)/ }, ({ path }) => ({ path, namespace: "virtual" }));
    onLoad({ filter: /.*/, namespace: "virtual" }, () => ({ contents: "module.exports = {};" }));
  },
};

/** The modules at these paths below `www/`, each under its name: `load({ rows: "page/derived/list-rows.ts" })`. */
export async function load(modules) {
  const lines = Object.entries(modules).map(([name, path]) => `export * as ${name} from ${JSON.stringify(`./${path}`)};`);
  const bundle = await build({
    stdin: { contents: lines.join("\n"), resolveDir: root, loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    define: { TEST_HOOKS: "false", "navigator.languages": '["en"]' },
    tsconfig: join(root, "page/tsconfig.json"),
    plugins: [emptyVirtualModules],
    logLevel: "silent",
  });
  return import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].text).toString("base64")}`);
}
