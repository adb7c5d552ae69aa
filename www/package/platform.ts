/** What differs between a browser and Node. The entry for Node replaces what it must. */

import type { WasmSource } from "./types.js";

/** A worker as this package sees it. */
export interface Port {
  post(message: unknown, transfer?: ArrayBuffer[]): void;
  /** Called for each message. */
  onmessage: (message: never) => void;
  /** Called when the worker could not start or threw outside of any call. */
  onbreak: (why: string) => void;
  end(): void;
  /** Whether the process may end while the worker lives (Node). */
  idle(idle: boolean): void;
}

export interface Platform {
  /** Where the WebAssembly file is when nobody says. */
  source?: () => Promise<WasmSource>;
  /** The compiled module without waiting, where that can be. */
  moduleNow?: () => WebAssembly.Module;
  /** Starts a classic worker from its text. */
  spawn: (text: string) => Port;
  cores: () => number;
}

export const platform: Platform = {
  spawn: webWorker,
  cores: () => globalThis.navigator?.hardwareConcurrency ?? 2,
};

/** The event on `globalThis` that tells of a request which a worker tried and the policy refused. */
const REFUSED = "storysift:refused";
const WATCH = `addEventListener("securitypolicyviolation",()=>postMessage("${REFUSED}"));`;

/**
 * A Blob worker: it starts from file:// too, and inherits the page's content security policy,
 * which a worker from an address need not.
 */
function webWorker(text: string): Port {
  const address = URL.createObjectURL(new Blob([WATCH, text], { type: "text/javascript" }));
  const worker = new Worker(address, { name: "storysift" });
  // The address is needed until the script has been read; the first word from the worker says so.
  // Once is enough: to ask the browser for it again with every word costs as much as the words.
  let held = true;
  const free = () => {
    if (held) URL.revokeObjectURL(address);
    held = false;
  };
  const port: Port = {
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    onmessage: () => {},
    onbreak: () => {},
    end: () => (free(), worker.terminate()),
    idle: () => {},
  };
  worker.onmessage = ({ data }: MessageEvent) => {
    free();
    if (data === REFUSED) dispatchEvent(new Event(REFUSED));
    else port.onmessage(data as never);
  };
  worker.onerror = (event) => (event.preventDefault(), port.onbreak(event.message || "the worker could not start"));
  worker.onmessageerror = () => port.onbreak("a message could not be read");
  return port;
}
