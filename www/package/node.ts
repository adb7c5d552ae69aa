/** The entry for Node, Bun and Deno: the WebAssembly file is read from the disk. */

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type Port, platform } from "./platform.js";

const file = new URL("./storysift.wasm", import.meta.url);

platform.source = async () => await readFile(file);
platform.moduleNow = () => new WebAssembly.Module(readFileSync(file));
platform.cores = availableParallelism;
platform.spawn = nodeWorker;

/** Gives the worker's script the `self` that it knows from browsers. */
const SELF = `
const { parentPort } = require("node:worker_threads");
globalThis.self = globalThis;
self.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
parentPort.on("message", (data) => self.onmessage({ data }));
`;

function nodeWorker(text: string): Port {
  const worker = new Worker(SELF + text, { eval: true, name: "storysift" });
  let ended = false;
  const port: Port = {
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    onmessage: () => {},
    onbreak: () => {},
    end: () => {
      ended = true;
      void worker.terminate();
    },
    idle: (idle) => (idle ? worker.unref() : worker.ref()),
  };
  worker.on("message", (message) => port.onmessage(message as never));
  worker.on("messageerror", () => port.onbreak("a message could not be read"));
  worker.on("error", (error) => port.onbreak(String(error)));
  worker.on("exit", (code) => ended || port.onbreak(`the worker ended with code ${code}`));
  return port;
}

export * from "./bare.js";
