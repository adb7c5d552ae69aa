/** What `add` takes, made one: a name and a way to the bytes, or an article that is already clean. */

import type { Source } from "./cleaner.js";
import { StorysiftError } from "./error.js";
import type { CleanInput, Input } from "./types.js";

const MARK = Uint8Array.of(0xef, 0xbb, 0xbf);

/** The bytes of a text, marked as UTF-8 so that nothing in it can claim another encoding. */
export function encode(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length === text.length) return bytes; // ASCII says the same in every encoding.
  const marked = new Uint8Array(MARK.length + bytes.length);
  marked.set(MARK);
  marked.set(bytes, MARK.length);
  return marked;
}

/** The article of an input that is already clean. */
export function cleanArticle(input: Input): Omit<CleanInput, "clean"> | null {
  if (typeof input !== "object" || input === null || !("clean" in input) || input.clean !== true) return null;
  const { name, text, title, published, source } = input;
  if (typeof name !== "string" || name === "" || typeof text !== "string") throw bad(input);
  return Object.fromEntries(
    Object.entries({ name, text, title, published, source }).filter(([, value]) => typeof value === "string"),
  ) as unknown as Omit<CleanInput, "clean">;
}

/** The name and bytes of any other input. */
export function sourceOf(input: Input): Source {
  if (typeof input !== "object" || input === null) throw bad(input);
  const name = nameOf(input);
  if (typeof Blob !== "undefined" && input instanceof Blob) return ofBlob(name, input);
  if ("blob" in input && input.blob instanceof Blob) return ofBlob(name, input.blob);
  if ("text" in input && typeof input.text === "string") {
    const { text } = input;
    return { name, size: text.length, borrowed: false, read: () => encode(text) };
  }
  if ("bytes" in input) {
    const bytes = view(input.bytes);
    if (bytes) return { name, size: bytes.length, borrowed: true, read: () => bytes };
  }
  throw bad(input);
}

/** Bytes as they may be given. */
export function view(bytes: unknown): Uint8Array | null {
  if (bytes instanceof Uint8Array) return bytes;
  if (ArrayBuffer.isView(bytes)) return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : null;
}

function ofBlob(name: string, blob: Blob): Source {
  return { name, size: blob.size, borrowed: false, read: async () => new Uint8Array(await blob.arrayBuffer()) };
}

/** The name, with its folders when a folder was dropped or picked. */
function nameOf(input: object): string {
  const { name, webkitRelativePath } = input as { name?: unknown; webkitRelativePath?: unknown };
  if (typeof webkitRelativePath === "string" && webkitRelativePath !== "") return webkitRelativePath;
  if (typeof name !== "string" || name === "") throw bad(input);
  return name;
}

function bad(input: unknown): StorysiftError {
  const what = typeof input === "object" && input !== null ? `with the fields ${Object.keys(input).join(", ")}` : String(input);
  return new StorysiftError(
    "bad-input",
    `An input ${what}: give a File, or a name with text, bytes (Uint8Array or ArrayBuffer) or blob.`,
  );
}
