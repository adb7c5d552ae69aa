/** The entry for browsers: the WebAssembly file lies beside this script. */

import { platform } from "./platform.js";

platform.source = async () => new URL("./storysift.wasm", import.meta.url);

export * from "./bare.js";
