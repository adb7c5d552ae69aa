/**
 * Files from a drop, a file input, the clipboard or pasted text, each with a name and a Blob.
 * Folders are listed by `folders.ts`. Reads no file content.
 */

import { type AnyHandle, type NamedFile, listDirectory, openFile, unreadable } from "./folders.js";

export type { NamedFile } from "./folders.js";

const withName = (file: File, name?: string): NamedFile => ({
  name: name || file.webkitRelativePath || file.name,
  blob: file,
});

/** Files of a file input or of `dataTransfer.files`. */
export const fromFileList = (list: FileList | File[]): NamedFile[] =>
  Array.from(list, (file) => withName(file));

type Item = DataTransferItem & { getAsFileSystemHandle?: () => Promise<AnyHandle | null> };

/** In a drop of more items than this, items with a known type are taken as files without asking for an entry. */
const MAX_TYPED_WITH_ENTRIES = 50;
/**
 * Items of no known type that are asked for an entry. Each entry searches all items before it:
 * 1,000 take Chromium 0.4 s, 10,000 minutes. Folders among further items are listed by handle.
 */
const MAX_ENTRIES = 1_000;

/** Name of a dropped item that the browser tells nothing of. */
const NAMELESS = "dropped item without a name";

/** One item of a drop; exactly one of the fields is what it is read by. */
interface Source {
  file: File | null;
  folder: FileSystemDirectoryEntry | null;
  handle: Promise<AnyHandle | null> | null;
}

/** Asks an item for all that is needed of it; it answers only while the event is handled. */
function sourceOf(item: Item, untyped: number, items: number): Source {
  const file = item.getAsFile();
  const handle = () => item.getAsFileSystemHandle?.().catch(() => null) ?? null;
  // A folder has no type.
  if (file?.type && items > MAX_TYPED_WITH_ENTRIES) return { file, folder: null, handle: null };
  if (untyped > MAX_ENTRIES && item.getAsFileSystemHandle) return { file, folder: null, handle: handle() };
  const entry = item.webkitGetAsEntry();
  if (entry?.isDirectory) return { file: null, folder: entry as FileSystemDirectoryEntry, handle: handle() };
  return { file, folder: null, handle: file ? null : handle() };
}

/**
 * All files of a drop or a paste. Must be called inside the event handler: the browser clears
 * the transfer when the handler returns. A folder is listed by its entry, which shows every
 * file; where the browser refuses that, by its handle, which hides some: then `onHidden` is
 * called with the name of the folder.
 */
export function fromTransfer(
  transfer: DataTransfer,
  onHidden: (folder: string) => void = () => {},
): AsyncGenerator<NamedFile> {
  const items = Array.from(transfer.items).filter((item) => item.kind === "file");
  let untyped = 0;
  const sources = items.map((item) => {
    if (!item.type) untyped += 1;
    return sourceOf(item, untyped, items.length);
  });
  const plain = sources.length === 0 ? fromFileList(transfer.files) : [];
  return (async function* () {
    yield* plain;
    for (const { file, folder, handle } of sources) {
      const found = folder ? null : await handle;
      if (folder || found?.kind === "directory") yield* listDirectory(folder, folder ? handle : found, onHidden);
      else if (file) yield withName(file);
      else if (found) yield await openFile(found);
      else yield unreadable(NAMELESS, new Error("The browser gave neither a name nor a content."));
    }
  })();
}

/** Whether a drag carries files. */
export const carriesFiles = (transfer: DataTransfer | null) =>
  transfer !== null && Array.from(transfer.types).includes("Files");

/** Pasted text as a file. HTML keeps its markup, which says more about the text than the letters alone. */
export function fromText(number: number, text: string, html = ""): NamedFile {
  const hasMarkup = /<(p|h[1-6]|article|div|li)\b/i.test(html);
  return {
    name: `pasted-${number}.${hasMarkup ? "html" : "txt"}`,
    blob: new Blob([hasMarkup ? html : text], { type: hasMarkup ? "text/html" : "text/plain" }),
  };
}
