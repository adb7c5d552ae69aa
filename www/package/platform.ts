/** What differs between the places where the package runs. The default is that of browsers; the entries replace what they must. */

import { indexedDbSessions } from "./storage/indexed-db.js";
import type { SessionStores } from "./storage/store.js";
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

/** The WebAssembly modules: the engine, and what takes containers apart. */
export type ModuleName = "engine" | "unpack";

export interface Platform {
  /** The WebAssembly files when `init` is given none. */
  sources?: Record<ModuleName, () => Promise<WasmSource>>;
  /** Compiles such a file synchronously, where that is possible. */
  compileSync?: (name: ModuleName) => WebAssembly.Module;
  /** Whether workers read a Blob piece by piece. */
  workersReadBlobs: boolean;
  /** Starts a worker from the text of its script, a classic one. Throws where there are no workers. */
  spawn: (text: string) => WorkerPort;
  /** Number of processor cores. */
  cores: () => number;
  /** Where sessions lie. */
  sessions: SessionStores;
}

export const platform: Platform = {
  workersReadBlobs: true,
  spawn: spawnWebWorker,
  cores: () => globalThis.navigator?.hardwareConcurrency ?? 2,
  sessions: indexedDbSessions,
};

/**
 * Events on `globalThis`, each with an address as its detail: the security policy refused a
 * request that a worker tried to make, or the worker's browser reports a resource that it fetched.
 */
const REFUSED = "storysift:refused";
const FETCHED = "storysift:fetched";
const REPORT_REQUESTS = `
addEventListener("securitypolicyviolation",(e)=>postMessage(["${REFUSED}",e.blockedURI]));
globalThis.PerformanceObserver&&new PerformanceObserver((l)=>l.getEntries().forEach((e)=>postMessage(["${FETCHED}",e.name]))).observe({type:"resource"});
`;

/** Where a page requires trusted types, the address of a worker must come from a policy; this one takes blobs of the page alone. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): TrustedPolicy;
}
interface TrustedPolicy {
  createScriptURL(address: string): string;
}
/** Made when the script loads, so that no later script can make a policy of this name; null where there is none. */
const trusted = trustedPolicy();

function trustedPolicy(): TrustedPolicy | null {
  try {
    return (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy("storysift", {
      createScriptURL(address) {
        if (!address.startsWith("blob:")) throw new TypeError("Workers start from blobs of the page only.");
        return address;
      },
    }) ?? null;
  } catch {
    return null; // The page does not allow this policy; where it requires trusted types, no worker starts.
  }
}

/**
 * Starts a worker from a Blob: this works from file:// too, and a Blob worker inherits the
 * page's content security policy, which a worker from a URL may not.
 */
function spawnWebWorker(text: string): WorkerPort {
  if (typeof Worker === "undefined") throw new Error("there are no workers here");
  const address = URL.createObjectURL(new Blob([REPORT_REQUESTS, text], { type: "text/javascript" }));
  const worker = newWorker(trusted?.createScriptURL(address) ?? address);
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
    if (Array.isArray(data)) dispatchEvent(new CustomEvent(String(data[0]), { detail: String(data[1]) }));
    else port.onmessage(data as never);
  };
  worker.onerror = (event) => (event.preventDefault(), port.onfailure(event.message || "the worker could not start"));
  worker.onmessageerror = () => port.onfailure("a message could not be read");
  return port;
}

/** A classic worker; a module where a classic one is refused, as by Deno. The script runs as both. */
function newWorker(address: string): Worker {
  try {
    return new Worker(address, { name: "storysift" });
  } catch {
    return new Worker(address, { name: "storysift", type: "module" });
  }
}
