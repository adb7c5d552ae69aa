/** Dropping anywhere on the page. */

import { take } from "./actions/work.ts";
import { carriesFiles, fromText, fromTransfer } from "./intake.ts";
import { dragging } from "./state.ts";

/** Listens on the whole page; a file that misses the drop area must not replace the page. */
export function listenToDrags(): void {
  let depth = 0;
  const over = (on: boolean) => {
    depth = on ? depth + 1 : Math.max(0, depth - 1);
    dragging.value = depth > 0;
  };
  addEventListener("dragenter", (event) => carriesFiles(event.dataTransfer) && over(true));
  addEventListener("dragleave", (event) => carriesFiles(event.dataTransfer) && over(false));
  addEventListener("dragover", (event) => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    depth = 0;
    dragging.value = false;
    const transfer = event.dataTransfer;
    if (!transfer) return;
    if (carriesFiles(transfer)) void take(fromTransfer(transfer));
    else if (transfer.getData("text/plain").trim()) {
      void take([fromText(transfer.getData("text/plain"), transfer.getData("text/html"))]);
    }
  });
}
