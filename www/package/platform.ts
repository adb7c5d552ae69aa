/** What differs between browsers and Node. The entries `browser.ts` and `node.ts` replace what they must. */

import type { WasmSource } from "./types.js";

/** A worker as this package uses it. */
export interface WorkerPort {
  post(message: unknown, transfer?: ArrayBuffer[]): void;
  /** Called for each message. */
  onmessage: (message: never) => void;
  /** Called when the worker could not start, or threw outside of a call. */
  onfailure: (reason: string) => void;
  end(): void;
  /** Node: whether the process may exit while the worker lives. Browsers ignore it. */
  setIdle(idle: boolean): void;
}

export interface Platform {
  /** The WebAssembly file when `init` is given none. */
  source?: () => Promise<WasmSource>;
  /** Compiles that file synchronously, where that is possible. */
  compileSync?: () => WebAssembly.Module;
  /** Starts a classic worker from the text of its script. */
  spawn: (text: string) => WorkerPort;
  /** Number of processor cores. */
  cores: () => number;
}

export const platform: Platform = {
  spawn: spawnWebWorker,
  cores: () => globalThis.navigator?.hardwareConcurrency ?? 2,
};

/** Event on `globalThis`: the security policy refused a request that a worker tried to make. */
const REFUSED = "storysift:refused";
const REPORT_REFUSALS = `addEventListener("securitypolicyviolation",()=>postMessage("${REFUSED}"));`;

/**
 * Starts a worker from a Blob: this works from file:// too, and a Blob worker inherits the
 * page's content security policy, which a worker from a URL may not.
 */
function spawnWebWorker(text: string): WorkerPort {
  const address = URL.createObjectURL(new Blob([REPORT_REFUSALS, text], { type: "text/javascript" }));
  const worker = new Worker(address, { name: "storysift" });
  // The address must stay valid until the script is loaded, which the first message shows.
  // Revoked once only: doing it on every message costs as much as the messages do.
  let revoked = false;
  const revoke = () => {
    if (!revoked) URL.revokeObjectURL(address);
    revoked = true;
  };
  const port: WorkerPort = {
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    onmessage: () => {},
    onfailure: () => {},
    end: () => (revoke(), worker.terminate()),
    setIdle: () => {},
  };
  worker.onmessage = ({ data }: MessageEvent) => {
    revoke();
    if (data === REFUSED) dispatchEvent(new Event(REFUSED));
    else port.onmessage(data as never);
  };
  worker.onerror = (event) => (event.preventDefault(), port.onfailure(event.message || "the worker could not start"));
  worker.onmessageerror = () => port.onfailure("a message could not be read");
  return port;
}
