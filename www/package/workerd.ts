/** The entry for Cloudflare Workers, where no module is compiled at run time: the modules are imported. There are no workers, so the engine runs in place. */

import engine from "#wasm/storysift";
import unpack from "#wasm/storysift-unpack";
import { platform } from "./platform.js";

platform.sources = { engine: async () => engine, unpack: async () => unpack };
platform.compileSync = (name) => (name === "engine" ? engine : unpack);

export * from "./bare.js";
