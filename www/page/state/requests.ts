/** Number of network requests since the page was loaded. */

import { signal } from "@preact/signals";

/** Requests that were sent. */
export const requests = signal(0);
/** Attempts that the content security policy refused. */
export const refused = signal(0);

export function reset(): void {
  requests.value = 0;
  refused.value = 0;
}
