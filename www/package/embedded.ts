/** The WebAssembly modules as part of the script: gzip in base64, which a server's compression brings back to the size of gzip. */

import engine from "#data/storysift";
import unpack from "#data/storysift-unpack";
import { StorysiftError } from "./error.js";
import type { ModuleName } from "./platform.js";

export const EMBEDDED: Readonly<Record<ModuleName, string>> = { engine, unpack };

/** Decompresses a module by what browsers, workers and edge hosts have built in. */
export async function decompress(name: ModuleName): Promise<ArrayBuffer> {
  if (typeof DecompressionStream === "undefined") {
    throw new StorysiftError("engine", "This host has no DecompressionStream, which \"storysift/inline\" needs: import from \"storysift\", or give init() the WebAssembly file.");
  }
  const bytes = Uint8Array.from(atob(EMBEDDED[name]), (char) => char.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
