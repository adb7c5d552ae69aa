/** The entry for Node and Bun that needs no other file: for bundles of servers and compiled programs. */

import { gunzipSync } from "node:zlib";
import { EMBEDDED } from "./embedded.js";
import { useThreads } from "./node/threads.js";
import { type ModuleName, platform } from "./platform.js";
import { nodeSessions } from "./storage/node-files.js";

const decompress = (name: ModuleName) => gunzipSync(Buffer.from(EMBEDDED[name], "base64"));

platform.sources = { engine: async () => decompress("engine"), unpack: async () => decompress("unpack") };
platform.compileSync = (name) => new WebAssembly.Module(decompress(name));
platform.sessions = nodeSessions;
useThreads();

export * from "./bare.js";
