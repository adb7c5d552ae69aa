/**
 * Files from a drop, a file input, the clipboard or pasted text, each with a name and a Blob.
 * Folders are listed with all their subfolders; a nested file has its path as its name. Reads
 * no file content.
 */

/** A file to add. */
export interface NamedFile {
  name: string;
  blob: Blob;
}

const withName = (file: File, name?: string): NamedFile => ({
  name: name || file.webkitRelativePath || file.name,
  blob: file,
});

/** Files of a file input or of `dataTransfer.files`. */
export const fromFileList = (list: FileList | File[]): NamedFile[] =>
  Array.from(list, (file) => withName(file));

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

/** Files of a folder that are opened at the same time. */
const MAX_OPENING = 64;

/** Stands for a listed file that cannot be opened: reading it rejects, so that it is reported by name. */
class UnreadableBlob extends Blob {
  readonly #reason: unknown;

  constructor(reason: unknown) {
    super();
    this.#reason = reason;
  }

  override arrayBuffer = (): Promise<never> => Promise.reject(this.#reason);
}

async function openHandle(handle: FileHandle, name: string): Promise<NamedFile> {
  return handle.getFile().then(
    (file) => withName(file, name),
    (reason: unknown) => ({ name, blob: new UnreadableBlob(reason) }),
  );
}

async function* walkHandle(handle: AnyHandle, path = handle.name): AsyncGenerator<NamedFile> {
  if (handle.kind === "file") {
    yield await openHandle(handle, path);
    return;
  }
  // Opening a file is one request to the system each; many at a time take a fraction of the time.
  const within = (child: AnyHandle) => `${path}/${child.name}`;
  const opened = (files: FileHandle[]) => Promise.all(files.map((file) => openHandle(file, within(file))));
  let files: FileHandle[] = [];
  for await (const child of handle.values()) {
    if (child.kind === "file") files.push(child);
    if (child.kind === "file" && files.length < MAX_OPENING) continue;
    yield* await opened(files);
    files = [];
    if (child.kind === "directory") yield* walkHandle(child, within(child));
  }
  yield* await opened(files);
}

async function* walkEntry(entry: FileSystemEntry): AsyncGenerator<NamedFile> {
  const path = entry.fullPath.replace(/^\//, "") || entry.name;
  if (entry.isFile) {
    yield await new Promise<NamedFile>((resolve) =>
      (entry as FileSystemFileEntry).file(
        (file) => resolve(withName(file, path)),
        (reason) => resolve({ name: path, blob: new UnreadableBlob(reason) }),
      ),
    );
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader returns its entries in batches; an empty batch is the end.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return;
    for (const child of batch) yield* walkEntry(child);
  }
}

type Item = DataTransferItem & { getAsFileSystemHandle?: () => Promise<AnyHandle | null> };

/** In a drop of more items than this, items with a known type are taken as files without asking for a handle or an entry. */
const MAX_ITEMS_WITH_HANDLES = 50;

/**
 * All files of a drop or a paste. Must be called inside the event handler: the browser clears
 * the transfer when the handler returns. For each item, in this order: its handle, because
 * entries fail in Chromium on file://; its entry, which Firefox has, and which opens a folder
 * whose handle is refused; its plain file. Asking for all three for ten thousand files takes
 * Chromium minutes, since each entry searches all entries before it.
 */
export function fromTransfer(transfer: DataTransfer): AsyncGenerator<NamedFile> {
  const items = Array.from(transfer.items).filter((item) => item.kind === "file");
  const sources = items.map((item: Item) => {
    const file = item.getAsFile();
    // A folder has no type.
    if (file?.type && items.length > MAX_ITEMS_WITH_HANDLES) return { handle: null, entry: null, file };
    const handle = item.getAsFileSystemHandle?.().catch(() => null) ?? null;
    const entry = handle && items.length > MAX_ITEMS_WITH_HANDLES ? null : item.webkitGetAsEntry();
    return { handle, entry, file };
  });
  const plain = sources.length === 0 ? fromFileList(transfer.files) : [];
  return (async function* () {
    yield* plain;
    let firstError: unknown = null;
    for (const { handle, entry, file } of sources) {
      try {
        const found = await handle;
        if (found) yield* walkHandle(found);
        else if (entry?.isDirectory) yield* walkEntry(entry);
        else if (file) yield withName(file);
      } catch (error) {
        firstError ??= error;
      }
    }
    // All readable files were returned; the first error is reported once.
    if (firstError !== null) throw firstError;
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
