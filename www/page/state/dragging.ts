/** Whether files are being dragged over the page. */

import { signal } from "@preact/signals";

export const dragging = signal(false);

export function reset(): void {
  dragging.value = false;
}
