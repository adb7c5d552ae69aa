/**
 * Makes the engine and the sample part of the page: both become modules that hold their
 * bytes, compressed and in base64, so that the page needs no second file.
 */

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const packed = (bytes: Uint8Array) =>
  gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION, memLevel: 9 }).toString("base64");

/** What the tests know of the sample; no part of it. */
const expected = "expected.json";

/** `virtual:engine` is the wasm file, `virtual:sample` the sample files, as `{ name, base64 }`. */
export function assets(paths: { pkg: string; sample: string }): Plugin {
  const engine = () => {
    const name = readdirSync(paths.pkg).find((file) => file.endsWith(".wasm"));
    if (!name) throw new Error("no .wasm file in pkg/: run `cargo xtask build` first");
    return `export default ${JSON.stringify(packed(readFileSync(join(paths.pkg, name))))};`;
  };
  const sample = () => {
    const names = readdirSync(paths.sample).filter((name) => name !== expected).sort();
    const files = names.map((name) => ({
      name,
      base64: readFileSync(join(paths.sample, name)).toString("base64"),
    }));
    return `export default ${JSON.stringify(packed(Buffer.from(JSON.stringify(files))))};`;
  };
  return {
    name: "storysift-assets",
    resolveId: (id) => (id === "virtual:engine" || id === "virtual:sample" ? `\0${id}` : null),
    load(id) {
      if (id === "\0virtual:engine") return engine();
      if (id === "\0virtual:sample") return sample();
      return null;
    },
  };
}
