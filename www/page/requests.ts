/**
 * The truth behind "Requests since load". Counts what the browser itself reports: resources
 * that the page fetched and attempts that its policy refused. Blob: and data: addresses are
 * this page's own memory and no request.
 */

import { signal } from "@preact/signals";

/** Requests that went out since the page was loaded. */
export const requests = signal(0);
/** Attempts that the policy refused. */
export const refused = signal(0);

const leaves = (address: string) => !/^(blob|data|about):/i.test(address);

/** Starts counting. Entries from before this call are counted too. */
export function watchRequests(): void {
  new PerformanceObserver((list) => {
    requests.value += list.getEntries().filter((entry) => leaves(entry.name)).length;
  }).observe({ type: "resource", buffered: true });
  // In the page itself, and in a worker of the engine.
  for (const event of ["securitypolicyviolation", "storysift:refused"]) {
    addEventListener(event, () => void (refused.value += 1));
  }
}
