/** The entry for Node, Bun and Deno: the WebAssembly files are read from disk, workers are threads. */

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type ModuleName, type WorkerPort, platform } from "./platform.js";
import { nodeSessions } from "./storage/node-files.js";

const files: Record<ModuleName, URL> = {
  engine: new URL("./storysift.wasm", import.meta.url),
  unpack: new URL("./storysift-unpack.wasm", import.meta.url),
};

platform.sources = { engine: () => readFile(files.engine), unpack: () => readFile(files.unpack) };
platform.compileSync = (name) => new WebAssembly.Module(readFileSync(files[name]));
platform.workersReadBlobs = false;
platform.cores = availableParallelism;
platform.spawn = spawnThread;
platform.sessions = nodeSessions;

/** Gives the worker's script the `self` that browsers have. */
const DEFINE_SELF = `
const { parentPort } = require("node:worker_threads");
globalThis.self = globalThis;
self.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
parentPort.on("message", (data) => self.onmessage({ data }));
`;

function spawnThread(text: string): WorkerPort {
  // `node --input-type=module -e …` would make a module of this script too.
  const isolated = process.execArgv.some((option) => option.startsWith("--input-type")) ? { execArgv: [] } : {};
  const worker = new Worker(DEFINE_SELF + text, { eval: true, name: "storysift", ...isolated });
  let ended = false;
  const port: WorkerPort = {
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    onmessage: () => {},
    onfailure: () => {},
    end: () => {
      ended = true;
      void worker.terminate();
    },
    setIdle: (idle) => (idle ? worker.unref() : worker.ref()),
  };
  worker.on("message", (message) => port.onmessage(message as never));
  worker.on("messageerror", () => port.onfailure("a message could not be read"));
  worker.on("error", (error) => port.onfailure(String(error)));
  worker.on("exit", (code) => ended || port.onfailure(`the worker ended with code ${code}`));
  return port;
}

export * from "./bare.js";
