/**
 * All files of a dropped folder and of its subfolders, each with its path as its name. What
 * cannot be opened, a file or a whole subfolder, comes as a file that cannot be read, so that
 * it is reported by name. Reads no file content.
 *
 * Browsers list a folder in two ways. Entries (`webkitGetAsEntry`) show every file, but Chromium
 * refuses to read them on a page from file://. Handles (`getAsFileSystemHandle`, Chromium alone)
 * work there, but hide files whose names hold `? : " * | < > \`, a tab, an invisible character or a
 * space at an end, or end in .lnk, .url, .scf. Neither shows symbolic links inside of a folder.
 */

/** A file to add. */
export interface NamedFile {
  name: string;
  blob: Blob;
}

interface FileHandle {
  kind: "file";
  name: string;
  getFile(): Promise<File>;
}
interface DirectoryHandle {
  kind: "directory";
  name: string;
  values(): AsyncIterable<AnyHandle>;
}
export type AnyHandle = FileHandle | DirectoryHandle;

/** Files of a folder that are opened at the same time: each is one request to the system. */
const MAX_OPENING = 64;

/** Stands for something listed that cannot be opened: reading it rejects with the reason. */
class UnreadableBlob extends Blob {
  readonly #reason: unknown;

  constructor(reason: unknown) {
    super();
    this.#reason = reason;
  }

  override arrayBuffer = (): Promise<never> => Promise.reject(this.#reason);
}

/** Something that is reported by name when it is read. */
export const unreadable = (name: string, reason: unknown): NamedFile => ({ name, blob: new UnreadableBlob(reason) });

/** The file of a handle. */
export const openFile = (handle: FileHandle, name = handle.name): Promise<NamedFile> =>
  handle.getFile().then((blob) => ({ name, blob }), (reason: unknown) => unreadable(name, reason));

/** A folder or file of either kind. `open` gives the file, `children` the content of the folder. */
interface Node {
  path: string;
  open: (() => Promise<Blob>) | null;
  children: () => AsyncIterable<Node>;
}

const none = async function* () {};

function nodeOfHandle(handle: AnyHandle, path: string): Node {
  if (handle.kind === "file") return { path, open: () => handle.getFile(), children: none };
  return {
    path,
    open: null,
    async *children() {
      for await (const child of handle.values()) yield nodeOfHandle(child, `${path}/${child.name}`);
    },
  };
}

function nodeOfEntry(entry: FileSystemEntry): Node {
  const path = entry.fullPath.replace(/^\//, "") || entry.name;
  if (entry.isFile) {
    return { path, open: () => new Promise((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)), children: none };
  }
  return {
    path,
    open: null,
    async *children() {
      const reader = (entry as FileSystemDirectoryEntry).createReader();
      // A reader returns its entries in batches; an empty batch is the end.
      for (;;) {
        const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
        if (batch.length === 0) return;
        for (const child of batch) yield nodeOfEntry(child);
      }
    },
  };
}

/** Files and subfolders to the bottom. `onRefused` is asked before a folder that cannot be listed is reported. */
async function* walk(folder: Node, onRefused: (reason: unknown) => AsyncIterable<NamedFile>): AsyncGenerator<NamedFile> {
  let opening: Promise<NamedFile>[] = [];
  const folders: Node[] = [];
  let refused: { reason: unknown } | null = null;
  try {
    for await (const child of folder.children()) {
      if (child.open === null) {
        folders.push(child);
        continue;
      }
      opening.push(child.open().then((blob) => ({ name: child.path, blob }), (reason: unknown) => unreadable(child.path, reason)));
      if (opening.length < MAX_OPENING) continue;
      yield* await Promise.all(opening);
      opening = [];
    }
  } catch (reason) {
    refused = { reason };
  }
  yield* await Promise.all(opening);
  if (refused) yield* onRefused(refused.reason);
  for (const child of folders) yield* walk(child, async function* (reason) { yield unreadable(child.path, reason); });
}

/**
 * All files of a dropped folder: by its entry; where there is none, or it is refused, by its
 * handle, after `onHidden` with the name of the folder, since handles may hide files.
 */
export async function* listDirectory(
  entry: FileSystemDirectoryEntry | null,
  handle: AnyHandle | null | Promise<AnyHandle | null>,
  onHidden: (folder: string) => void,
): AsyncGenerator<NamedFile> {
  const byHandle = async function* (reason: unknown): AsyncGenerator<NamedFile> {
    const found = await handle;
    const name = found?.name ?? entry?.name ?? "";
    if (!found) return yield unreadable(name, reason);
    onHidden(name);
    yield* walk(nodeOfHandle(found, name), async function* (refused) { yield unreadable(name, refused); });
  };
  if (entry) yield* walk(nodeOfEntry(entry), byHandle);
  else yield* byHandle(new Error("The browser does not list this folder."));
}
