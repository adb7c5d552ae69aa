/**
 * Counts network requests, as the browser itself reports them: resources that were fetched,
 * and attempts that the content security policy refused. Browsers report a refused attempt as
 * a resource too: one that has the address of a refusal is not counted as sent. `blob:` and
 * `data:` addresses are memory of the page and are not counted.
 */

import { batch } from "@preact/signals";
import * as state from "../../state/index.ts";

const leavesThePage = (address: string) => !/^(blob|data|about):/i.test(address);

/** Reports of each address: as a resource, and as refused. The two come in any order. */
const reports = new Map<string, { fetched: number; refused: number }>();

/** The same for both reports: a refusal names an address without its fragment, and at times without its path. */
function keyOf(address: string): string {
  try {
    const url = new URL(address);
    url.hash = "";
    return url.href;
  } catch {
    return address;
  }
}

function report(address: string, kind: "fetched" | "refused"): void {
  const key = keyOf(address);
  const found = reports.get(key) ?? { fetched: 0, refused: 0 };
  found[kind] += 1;
  reports.set(key, found);
  const all = [...reports.values()];
  batch(() => {
    state.requests.value = all.reduce((sum, one) => sum + Math.max(0, one.fetched - one.refused), 0);
    state.refused.value = all.reduce((sum, one) => sum + one.refused, 0);
  });
}

/** Starts to count. Requests before this call are counted too. */
export function watchRequests(): void {
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) if (leavesThePage(name)) report(name, "fetched");
  }).observe({ type: "resource", buffered: true });
  addEventListener("securitypolicyviolation", (event) => report(event.blockedURI, "refused"));
  // The same of the engine's workers.
  addEventListener("storysift:refused", (event) => report((event as CustomEvent<string>).detail, "refused"));
  addEventListener("storysift:fetched", (event) => {
    const { detail } = event as CustomEvent<string>;
    if (leavesThePage(detail)) report(detail, "fetched");
  });
}
