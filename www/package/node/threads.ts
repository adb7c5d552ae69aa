/** Workers of Node, Bun and Deno: threads. */

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type WorkerPort, platform } from "../platform.js";

/** Gives the worker's script the `self` that browsers have. */
const DEFINE_SELF = `
const { parentPort } = require("node:worker_threads");
globalThis.self = globalThis;
self.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
parentPort.on("message", (data) => self.onmessage({ data }));
`;

/** Makes the corpus use threads. */
export function useThreads(): void {
  platform.workersReadBlobs = false;
  platform.cores = availableParallelism;
  platform.spawn = spawnThread;
}

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
