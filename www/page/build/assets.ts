/**
 * Embeds the WebAssembly files and the sample files in the page, compressed and as text, so that the page
 * is one file. Their modules export a placeholder, which `fillPlaceholders` replaces in the
 * finished script: the minifier would escape the text and make it four times as long.
 */

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";
import { toText7 } from "./text7.ts";

/** The expected results of the sample, for tests; not embedded. */
const EXPECTED_RESULTS = "expected.json";

const names = ["modules", "sample"] as const;
type Name = (typeof names)[number];

const placeholder = (name: Name) => `@${name}@`;

/** The compressed bytes: xz for the WebAssembly files, which `cargo xtask build` packs, gzip for the sample. */
const read: Record<Name, (folder: string) => Uint8Array> = {
  modules: (packed) => readFileSync(join(packed, "modules.xz")),
  sample: (folder) => {
    const files = readdirSync(folder)
      .filter((name) => name !== EXPECTED_RESULTS)
      .sort()
      // One character per byte, whatever the encoding of the file.
      .map((name) => ({ name, bytes: readFileSync(join(folder, name), "latin1") }));
    return gzipSync(JSON.stringify(files), { level: 9 });
  },
};

/** The modules `virtual:modules` and `virtual:sample`. */
export function assets(): Plugin {
  return {
    name: "storysift-assets",
    resolveId: (id) => (names.some((name) => id === `virtual:${name}`) ? `\0${id}` : null),
    load: (id) => {
      const name = names.find((one) => id === `\0virtual:${one}`);
      return name ? `export default ${JSON.stringify(placeholder(name))};` : null;
    },
  };
}

/** The finished script with the embedded bytes; `folders` tells where to read them. */
export function fillPlaceholders(script: string, folders: Record<Name, string>): string {
  for (const name of names) {
    const parts = script.split(new RegExp(`["'\`]${placeholder(name)}["'\`]`));
    if (parts.length !== 2) throw new Error(`the script has ${parts.length - 1} placeholders for ${name}, not 1`);
    script = parts.join(`"${toText7(read[name](folders[name]))}"`);
  }
  return script;
}
