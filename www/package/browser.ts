/** The entry for browsers: the WebAssembly file is next to this script. */

import { platform } from "./platform.js";

platform.source = async () => new URL("./storysift.wasm", import.meta.url);

export * from "./bare.js";
