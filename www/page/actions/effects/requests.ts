/**
 * Counts network requests, as the browser itself reports them: resources that the page
 * fetched, and attempts that its content security policy refused. `blob:` and `data:`
 * addresses are memory of the page and are not counted.
 */

import * as state from "../../state/index.ts";

const leavesThePage = (address: string) => !/^(blob|data|about):/i.test(address);

/** Starts to count. Requests before this call are counted too. */
export function watchRequests(): void {
  new PerformanceObserver((list) => {
    state.requests.value += list.getEntries().filter((entry) => leavesThePage(entry.name)).length;
  }).observe({ type: "resource", buffered: true });
  // The first event comes from the page itself, the second from a worker of the engine.
  for (const event of ["securitypolicyviolation", "storysift:refused"]) {
    addEventListener(event, () => void (state.refused.value += 1));
  }
}
