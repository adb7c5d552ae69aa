/** The entry for Node and Deno: the WebAssembly files are read from disk, workers are threads. */

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { useThreads } from "./node/threads.js";
import { type ModuleName, platform } from "./platform.js";
import { nodeSessions } from "./storage/node-files.js";

const files: Record<ModuleName, URL> = {
  engine: new URL("./storysift.wasm", import.meta.url),
  unpack: new URL("./storysift-unpack.wasm", import.meta.url),
};

platform.sources = { engine: () => readFile(files.engine), unpack: () => readFile(files.unpack) };
platform.compileSync = (name) => new WebAssembly.Module(readFileSync(files[name]));
platform.sessions = nodeSessions;
useThreads();

export * from "./bare.js";
