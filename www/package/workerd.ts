/** The entry for Cloudflare Workers, where no module is compiled at run time: the modules are imported. There are no workers, so the engine runs in place. */

import engine from "./storysift.wasm";
import unpack from "./storysift-unpack.wasm";
import { platform } from "./platform.js";

platform.sources = { engine: async () => engine, unpack: async () => unpack };
platform.compileSync = (name) => (name === "engine" ? engine : unpack);

export * from "./bare.js";
