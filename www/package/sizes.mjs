// What a page loads of the package, measured: a Markdown table for its README.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

/** Imports, and the WebAssembly files that they load beside the script. */
const USES = [
  ["`open` from `storysift`", "browser.js", "open", ["storysift.wasm"]],
  ["the same with a container", "browser.js", "open", ["storysift.wasm", "storysift-unpack.wasm"]],
  ["only `init` and `clean` from `storysift`", "browser.js", "init, clean", ["storysift.wasm"]],
  ["`open` from `storysift/inline`, or the script tag", "inline.js", "open", []],
  ["`<story-sift>` from `storysift/element`", "element.js", "StorysiftElement", ["storysift.wasm"]],
  ["`<story-sift>` from `storysift/element/inline`, or its script tag", "element-inline.js", "StorysiftElement", []],
];

const kilobytes = (bytes) => Math.ceil(brotliCompressSync(bytes).length / 1000);

/** The table for the package in a folder. */
export async function sizes(folder) {
  const modules = Object.fromEntries(["storysift.wasm", "storysift-unpack.wasm"].map((name) => [name, kilobytes(readFileSync(join(folder, name)))]));
  const rows = [];
  for (const [what, file, names, loaded] of USES) {
    const contents = `import { ${names} } from "./${file}"; console.log(${names});`;
    const { outputFiles: [script] } = await build({ stdin: { contents, resolveDir: folder }, bundle: true, format: "esm", minify: true, write: false });
    rows.push([what, kilobytes(script.contents), loaded.reduce((sum, name) => sum + modules[name], 0)]);
  }
  return ["| use | script | WebAssembly |", "|---|---|---|", ...rows.map((row) => `| ${row.join(" | ")} |`)].join("\n");
}
