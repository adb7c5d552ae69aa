// Makes stories.js, which the notebook loads: one module with the package and its WebAssembly within it.

import { build } from "esbuild";

await build({ entryPoints: ["widget.js"], outfile: "stories.js", bundle: true, format: "esm", target: "es2022" });
