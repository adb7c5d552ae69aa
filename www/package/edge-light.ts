/** The entry for edge functions of Vercel and Next, which import a module by an address that ends in `?module`. Otherwise as `workerd.ts`. */

import engine from "#wasm/storysift?module";
import unpack from "#wasm/storysift-unpack?module";
import { platform } from "./platform.js";

platform.sources = { engine: async () => engine, unpack: async () => unpack };
platform.compileSync = (name) => (name === "engine" ? engine : unpack);

export * from "./bare.js";
