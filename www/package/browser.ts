/** The entry for browsers: the WebAssembly files are next to this script. */

import { platform } from "./platform.js";

platform.sources = {
  engine: async () => new URL("./storysift.wasm", import.meta.url),
  unpack: async () => new URL("./storysift-unpack.wasm", import.meta.url),
};

export * from "./bare.js";
