/**
 * Embeds the engine and the sample files in the page, compressed and as text, so that the page
 * is one file. Their modules export a placeholder, which `fillPlaceholders` replaces in the
 * finished script: the minifier would escape the text and make it four times as long.
 */

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipAsync } from "@gfx/zopfli";
import type { Plugin } from "vite";
import { toText7 } from "./text7.ts";

/** The expected results of the sample, for tests; not embedded. */
const EXPECTED_RESULTS = "expected.json";

const names = ["engine", "sample"] as const;
type Name = (typeof names)[number];

const placeholder = (name: Name) => `@${name}@`;

/** Zopfli takes seconds and its output is 6 % smaller than that of zlib; more iterations gain less than 1 kB. */
const ZOPFLI_OPTIONS = { numiterations: 5, blocksplittingmax: 40 };

const packed = async (bytes: Uint8Array) => toText7(await gzipAsync(bytes, ZOPFLI_OPTIONS));

const read: Record<Name, (folder: string) => Uint8Array> = {
  engine: (pkg) => {
    const name = readdirSync(pkg).find((file) => file.endsWith(".wasm"));
    if (!name) throw new Error("no .wasm file in pkg/: run `cargo xtask build` first");
    return readFileSync(join(pkg, name));
  },
  sample: (folder) => {
    const files = readdirSync(folder)
      .filter((name) => name !== EXPECTED_RESULTS)
      .sort()
      // One character per byte, whatever the encoding of the file.
      .map((name) => ({ name, bytes: readFileSync(join(folder, name), "latin1") }));
    return Buffer.from(JSON.stringify(files));
  },
};

/** The modules `virtual:engine` and `virtual:sample`. */
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
export async function fillPlaceholders(script: string, folders: Record<Name, string>): Promise<string> {
  for (const name of names) {
    const parts = script.split(new RegExp(`["'\`]${placeholder(name)}["'\`]`));
    if (parts.length !== 2) throw new Error(`the script has ${parts.length - 1} placeholders for ${name}, not 1`);
    script = parts.join(`"${await packed(read[name](folders[name]))}"`);
  }
  return script;
}
