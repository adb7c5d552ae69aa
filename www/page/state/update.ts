/** Whether a new version of the installed page is stored and waits to be used. */

import { signal } from "@preact/signals";

export const updateReady = signal(false);

export function reset(): void {
  updateReady.value = false;
}
