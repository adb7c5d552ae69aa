// Adds to the package what is no script: node assemble.mjs OUT_DIR VERSION
// Types, manifest, README, CHANGELOG, licences. Runs after `build.mjs`, whose files it hashes.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { addresses } from "./addresses.mjs";
import { sizes } from "./sizes.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const [outdir, version] = process.argv.slice(2);

/** The type of an imported WebAssembly file, which each tool makes something else of: whatever it is, `init` takes it. */
const WASM_TYPE = `import type { WasmSource } from "./types.js";\ndeclare const source: WasmSource;\nexport default source;\n`;

/** The entries that have declarations: those that export the same calls share them. */
const TYPED = ["bare", "element"];

/** The declarations that these of a folder refer to, themselves among them, by name. */
function declarations(folder, firsts) {
  const found = new Map();
  const visit = (name) => {
    if (found.has(name)) return;
    const text = readFileSync(join(folder, `${name}.d.ts`), "utf8");
    found.set(name, text);
    for (const [, path] of text.matchAll(/["'](\.{1,2}\/[\w/-]+)\.js["']/g)) visit(normalize(join(dirname(name), path)));
  };
  firsts.forEach(visit);
  return [...found];
}

/** Writes the declarations, each for `import` and for `require`. */
function types() {
  const all = mkdtempSync(join(outdir, "types-"));
  try {
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    execFileSync("node", [tsc, "-p", here, "--emitDeclarationOnly", "--outDir", all], { stdio: "inherit" });
    const out = join(outdir, "types");
    mkdirSync(out, { recursive: true });
    const texts = declarations(join(all, "package"), TYPED);
    for (const [name, text] of [...texts, ["wasm", WASM_TYPE]]) {
      mkdirSync(dirname(join(out, name)), { recursive: true });
      writeFileSync(join(out, `${name}.d.ts`), text);
      writeFileSync(join(out, `${name}.d.cts`), text.replace(/(["']\.{1,2}\/[\w/-]+)\.js(["'])/g, "$1.cjs$2"));
    }
  } finally {
    rmSync(all, { recursive: true });
  }
}

/** The text of a file with each `{{name}}` filled in. */
function filled(file, slots) {
  return readFileSync(file, "utf8").replace(/\{\{(\w+)\}\}/g, (_, name) => {
    if (!(name in slots)) throw new Error(`${file}: nothing is known of {{${name}}}`);
    return slots[name];
  });
}

types();
const manifest = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
writeFileSync(join(outdir, "package.json"), `${JSON.stringify({ ...manifest, version, ...addresses() }, null, 2)}\n`);
/** The hash of a script, as script tags give it. */
const integrityOf = (name) => `sha384-${createHash("sha384").update(readFileSync(join(outdir, name))).digest("base64")}`;
const [integrity, elementIntegrity] = ["storysift.iife.js", "storysift-element.iife.js"].map(integrityOf);
writeFileSync(join(outdir, "README.md"), filled(join(here, "README.md"), { version, integrity, elementIntegrity, sizes: await sizes(outdir) }));
copyFileSync(join(here, "custom-elements.json"), join(outdir, "custom-elements.json"));
for (const name of ["LICENSE-MIT", "LICENSE-APACHE", "CHANGELOG.md"]) copyFileSync(join(root, name), join(outdir, name));
