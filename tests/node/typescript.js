/** Loads TypeScript modules of `www/` into the tests: bundled together, so that they share their state. */

import { join } from "node:path";
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../www/", import.meta.url));

/** A corpus that a test puts in place of the engine; `keptCorpus` is that of a collection. */
const fakeCorpus = `
export const openCorpus = () => globalThis.fakeCorpus ?? null;
export const corpus = async () => globalThis.fakeCorpus;
export const goOn = async () => (globalThis.fakeCorpus ??= globalThis.keptCorpus);
export const [nameNext, keepAs] = [() => {}, () => {}];
export const sessions = async () => [];
export const [deleteSession, renameSession, exportSession, importSession] = Array.from({ length: 4 }, () => async () => {});
export const deleteOpen = async () => void (globalThis.fakeCorpus = null);
export const closeCorpus = async () => void (globalThis.fakeCorpus = null);
`;

/** The engine of the page is `globalThis.fakeCorpus`; the virtual modules of the build, and what unpacks them, are empty. */
const replacedModules = {
  name: "replaced",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/engine\/corpus\.ts$/ }, () => ({ path: "corpus", namespace: "fake" }));
    onLoad({ filter: /.*/, namespace: "fake" }, () => ({ contents: fakeCorpus }));
    onResolve({ filter: /^(virtual:|#|(storysift|xz-decompress)$)/ }, ({ path }) => ({ path, namespace: "virtual" }));
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
    plugins: [replacedModules],
    logLevel: "silent",
  });
  return import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].text).toString("base64")}`);
}
