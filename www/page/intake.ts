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

/** Files of a folder that are asked for at once. */
const atOnce = 64;

/** A file that its folder lists and that cannot be opened: it is told by name, as others are that cannot be read. */
class Lost extends Blob {
  readonly #why: unknown;

  constructor(why: unknown) {
    super();
    this.#why = why;
  }

  override arrayBuffer = (): Promise<never> => Promise.reject(this.#why);
}

async function openHandle(handle: FileHandle, name: string): Promise<Named> {
  return handle.getFile().then(
    (file) => named(file, name),
    (why: unknown) => ({ name, blob: new Lost(why) }),
  );
}

async function* walkHandle(handle: AnyHandle, path = handle.name): AsyncGenerator<Named> {
  if (handle.kind === "file") {
    yield await openHandle(handle, path);
    return;
  }
  // Each file asks the system by itself: many at a time take a fraction of one by one.
  const within = (child: AnyHandle) => `${path}/${child.name}`;
  const opened = (files: FileHandle[]) => Promise.all(files.map((file) => openHandle(file, within(file))));
  let files: FileHandle[] = [];
  for await (const child of handle.values()) {
    if (child.kind === "file") files.push(child);
    if (child.kind === "file" && files.length < atOnce) continue;
    yield* await opened(files);
    files = [];
    if (child.kind === "directory") yield* walkHandle(child, within(child));
  }
  yield* await opened(files);
}

async function* walkEntry(entry: FileSystemEntry): AsyncGenerator<Named> {
  const path = entry.fullPath.replace(/^\//, "") || entry.name;
  if (entry.isFile) {
    yield await new Promise<Named>((resolve) =>
      (entry as FileSystemFileEntry).file(
        (file) => resolve(named(file, path)),
        (why) => resolve({ name: path, blob: new Lost(why) }),
      ),
    );
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
