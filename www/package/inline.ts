/** The entry that needs no other file: both WebAssembly modules are within the script. For bundlers that move scripts, for one file, for development servers. */

import { decompress } from "./embedded.js";
import { platform } from "./platform.js";

platform.sources = { engine: () => decompress("engine"), unpack: () => decompress("unpack") };

export * from "./bare.js";
