/** Files dragged over the page and dropped anywhere on it. */

import { addText, addTransfer } from "../actions/commands/add-files.ts";
import { setDragging } from "../actions/commands/interface.ts";
import { carriesFiles } from "../../input/transfer.ts";

/** Listens on the whole page: otherwise the browser would open a dropped file in place of the page. */
export function listenToDrags(): void {
  /** Elements under the pointer that were entered and not left. */
  let depth = 0;
  const enterOrLeave = (entered: boolean) => {
    depth = entered ? depth + 1 : Math.max(0, depth - 1);
    setDragging(depth > 0);
  };
  addEventListener("dragenter", (event) => carriesFiles(event.dataTransfer) && enterOrLeave(true));
  addEventListener("dragleave", (event) => carriesFiles(event.dataTransfer) && enterOrLeave(false));
  addEventListener("dragover", (event) => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    depth = 0;
    setDragging(false);
    const transfer = event.dataTransfer;
    if (!transfer) return;
    if (carriesFiles(transfer)) void addTransfer(transfer);
    else if (transfer.getData("text/plain").trim()) {
      void addText(transfer.getData("text/plain"), transfer.getData("text/html"));
    }
  });
}
