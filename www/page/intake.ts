/**
 * Files from a drop, a picker or the clipboard, as names and bytes. Folders are read to the
 * bottom; a nested file keeps its path as its name. Reads no content.
 */

import type { Named } from "./engine.ts";

const named = (file: File, name?: string): Named => ({
  name: name || file.webkitRelativePath || file.name,
  blob: file,
});

/** What pickers and `dataTransfer.files` give. */
export const fromFileList = (list: FileList | File[]): Named[] =>
  Array.from(list, (file) => named(file));

interface Handle {
  kind: "file" | "directory";
  name: string;
}
interface FileHandle extends Handle {
  kind: "file";
  getFile(): Promise<File>;
}
interface DirectoryHandle extends Handle {
  kind: "directory";
  values(): AsyncIterable<FileHandle | DirectoryHandle>;
}
type AnyHandle = FileHandle | DirectoryHandle;

async function* walkHandle(handle: AnyHandle, path = handle.name): AsyncGenerator<Named> {
  if (handle.kind === "file") {
    yield named(await handle.getFile(), path);
    return;
  }
  for await (const child of handle.values()) yield* walkHandle(child, `${path}/${child.name}`);
}

async function* walkEntry(entry: FileSystemEntry): AsyncGenerator<Named> {
  const path = entry.fullPath.replace(/^\//, "") || entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    yield named(file, path);
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader gives its entries in batches and an empty one at the end.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return;
    for (const child of batch) yield* walkEntry(child);
  }
}

type Item = DataTransferItem & { getAsFileSystemHandle?: () => Promise<AnyHandle | null> };

/** Of more things than this in one drop, those of a known type are taken for files unasked. */
const fewThings = 50;

/**
 * Everything in a drop or a paste. Must be called inside the event: the browser empties the
 * transfer when its handler returns. Handles come first, as entries fail in Chromium on
 * file://; entries are what Firefox has, and what opens a folder whose handle is refused; the
 * plain file is the last resort. To ask for all three of ten thousand files takes Chromium
 * minutes, as each entry looks through the ones before it.
 */
export function fromTransfer(transfer: DataTransfer): AsyncGenerator<Named> {
  const items = Array.from(transfer.items).filter((item) => item.kind === "file");
  const sources = items.map((item: Item) => {
    const file = item.getAsFile();
    // A folder has no type.
    if (file?.type && items.length > fewThings) return { handle: null, entry: null, file };
    const handle = item.getAsFileSystemHandle?.().catch(() => null) ?? null;
    const entry = handle && items.length > fewThings ? null : item.webkitGetAsEntry();
    return { handle, entry, file };
  });
  const loose = sources.length === 0 ? fromFileList(transfer.files) : [];
  return (async function* () {
    yield* loose;
    let trouble: unknown = null;
    for (const { handle, entry, file } of sources) {
      try {
        const found = await handle;
        if (found) yield* walkHandle(found);
        else if (entry?.isDirectory) yield* walkEntry(entry);
        else if (file) yield named(file);
      } catch (error) {
        trouble ??= error;
      }
    }
    // What could be read is out; the rest is told once.
    if (trouble !== null) throw trouble;
  })();
}

/** Whether a drag carries files. */
export const carriesFiles = (transfer: DataTransfer | null) =>
  transfer !== null && Array.from(transfer.types).includes("Files");

let pasted = 0;

/** Pasted text as a file; HTML keeps its markup, which says more than the bare text. */
export function fromText(text: string, html = ""): Named {
  pasted += 1;
  const rich = /<(p|h[1-6]|article|div|li)\b/i.test(html);
  return {
    name: `pasted-${pasted}.${rich ? "html" : "txt"}`,
    blob: new Blob([rich ? html : text], { type: rich ? "text/html" : "text/plain" }),
  };
}

/** Pasted text counts from one again. */
export const forgetPastes = () => void (pasted = 0);
