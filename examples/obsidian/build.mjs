// Makes main.js, which Obsidian loads. The package and its WebAssembly are within it: a plugin is one file.

import { build } from "esbuild";

await build({
  entryPoints: ["plugin.js"],
  outfile: "main.js",
  bundle: true,
  format: "cjs",
  target: "es2022",
  external: ["obsidian"],
});
