/**
 * Makes the engine and the sample part of the page, compressed and as text, so that the page
 * needs no second file. The modules hold a mark, and `fill` puts the text in its place when
 * the script is done: a minifier would write it out four times as long.
 */

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipAsync } from "@gfx/zopfli";
import type { Plugin } from "vite";
import { toText7 } from "./text7.ts";

/** What the tests know of the sample; no part of it. */
const expected = "expected.json";

const names = ["engine", "sample"] as const;
type Name = (typeof names)[number];

const mark = (name: Name) => `@${name}@`;

/** Zopfli takes seconds and leaves 6 % less than zlib; more effort gains less than a kilobyte. */
const effort = { numiterations: 5, blocksplittingmax: 40 };

const packed = async (bytes: Uint8Array) => toText7(await gzipAsync(bytes, effort));

const read: Record<Name, (folder: string) => Uint8Array> = {
  engine: (pkg) => {
    const name = readdirSync(pkg).find((file) => file.endsWith(".wasm"));
    if (!name) throw new Error("no .wasm file in pkg/: run `cargo xtask build` first");
    return readFileSync(join(pkg, name));
  },
  sample: (folder) => {
    const files = readdirSync(folder)
      .filter((name) => name !== expected)
      .sort()
      // One character a byte, whatever the encoding: text that still compresses.
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
      return name ? `export default ${JSON.stringify(mark(name))};` : null;
    },
  };
}

/** The finished script with the bytes in it. `folders` says where they come from. */
export async function fill(script: string, folders: Record<Name, string>): Promise<string> {
  for (const name of names) {
    const parts = script.split(new RegExp(`["'\`]${mark(name)}["'\`]`));
    if (parts.length !== 2) throw new Error(`the script has ${parts.length - 1} places for ${name}`);
    script = parts.join(`"${await packed(read[name](folders[name]))}"`);
  }
  return script;
}
