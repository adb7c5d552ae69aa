/** A project in Cloudflare's `workerd`. */

import { cpSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { Miniflare } from "miniflare";

/** What Cloudflare's bundler gives `workerd`: one script, and the WebAssembly files that it imports. */
export async function workerd(root, main) {
  await build({ entryPoints: [join(root, main)], outfile: join(root, "out/main.js"), bundle: true, format: "esm", conditions: ["workerd"], external: ["*.wasm"], logLevel: "error" });
  for (const name of ["storysift.wasm", "storysift-unpack.wasm"]) cpSync(join(root, "node_modules/storysift", name), join(root, "out", name));
  const rules = [{ type: "CompiledWasm", include: ["**/*.wasm"] }];
  return new Miniflare({ rootPath: join(root, "out"), modules: true, scriptPath: join(root, "out/main.js"), compatibilityDate: "2026-01-01", modulesRules: rules });
}
