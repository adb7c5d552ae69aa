/** Files that are dragged, dropped and pasted onto an element, and pasted text. */

import { type NamedFile, carriesFiles, fromText, fromTransfer } from "../../input/transfer.js";

export interface FileListeners {
  isDisabled(): boolean;
  take(files: Iterable<NamedFile> | AsyncIterable<NamedFile>): void;
  /** Files are held over the element, or no more. */
  onDragging(dragging: boolean): void;
  /** The browser may hide files of this folder. */
  onHidden(folder: string): void;
  /** Number of a pasted text, for its name. */
  nextPasted(): number;
}

/** Where a paste is the field's own. */
const FIELDS = "input, textarea, select, [contenteditable]";

export function listenForFiles(element: HTMLElement, { isDisabled, take, onDragging, onHidden, nextPasted }: FileListeners): void {
  const onDrag = (event: DragEvent) => {
    if (isDisabled() || !carriesFiles(event.dataTransfer)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
    onDragging(true);
  };
  element.addEventListener("dragenter", onDrag);
  element.addEventListener("dragover", onDrag);
  element.addEventListener("dragleave", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node) || !element.contains(relatedTarget)) onDragging(false);
  });
  element.addEventListener("drop", (event) => {
    onDragging(false);
    if (isDisabled() || !event.dataTransfer || !carriesFiles(event.dataTransfer)) return;
    event.preventDefault();
    take(fromTransfer(event.dataTransfer, onHidden));
  });
  element.addEventListener("paste", (event) => {
    const data = event.clipboardData;
    const [origin] = event.composedPath();
    if (isDisabled() || !data || (origin instanceof Element && origin.matches(FIELDS))) return;
    const text = data.getData("text/plain");
    if (carriesFiles(data)) take(fromTransfer(data));
    else if (text.trim()) take([fromText(nextPasted(), text, data.getData("text/html"))]);
    else return;
    event.preventDefault();
  });
}
