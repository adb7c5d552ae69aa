/**
 * What `add` accepts, brought to one form: a name and a way to read the bytes, or an article
 * that is already clean. Reads no content.
 */

import { describe } from "../check.js";
import { StorysiftError } from "../error.js";
import type { FileSource } from "../host/cleaner.js";
import { asBytes, bytesOf, isBlob } from "../kinds.js";
import type { CleanInput, Input } from "../types.js";

/** Bytes that tell what a file is. */
const HEAD_BYTES = 64 << 10;
const UTF8_BOM = Uint8Array.of(0xef, 0xbb, 0xbf);

/** The bytes of a text, marked as UTF-8 so that nothing in the text can declare another encoding. */
export function encodeText(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length === text.length) return bytes; // ASCII is the same in every encoding.
  const marked = new Uint8Array(UTF8_BOM.length + bytes.length);
  marked.set(UTF8_BOM);
  marked.set(bytes, UTF8_BOM.length);
  return marked;
}

/** The article of an input that is already clean; null for any other input. */
export function cleanArticleOf(input: Input): Omit<CleanInput, "clean"> | null {
  if (typeof input !== "object" || input === null || !("clean" in input) || input.clean !== true) return null;
  const { name, text, title, published, source } = input;
  if (typeof name !== "string" || name === "" || typeof text !== "string") throw invalidInput(input);
  return Object.fromEntries(
    Object.entries({ name, text, title, published, source }).filter(([, value]) => typeof value === "string"),
  ) as unknown as Omit<CleanInput, "clean">;
}

/** The name and bytes of any other input. */
export function fileSourceOf(input: Input): FileSource {
  if (typeof input !== "object" || input === null) throw invalidInput(input);
  const name = nameOf(input);
  if (isBlob(input)) return blobSource(name, input);
  if ("blob" in input && isBlob(input.blob)) return blobSource(name, input.blob);
  if ("text" in input && typeof input.text === "string") {
    const { text } = input;
    return { name, size: text.length, borrowed: false, read: () => encodeText(text), head: () => encodeText(text.slice(0, HEAD_BYTES)) };
  }
  if ("bytes" in input) {
    const bytes = asBytes(input.bytes);
    if (bytes) return { name, size: bytes.length, borrowed: true, read: () => bytes, head: () => bytes.subarray(0, HEAD_BYTES) };
  }
  throw invalidInput(input);
}

function blobSource(name: string, blob: Blob): FileSource {
  return { name, size: blob.size, borrowed: false, blob, read: () => bytesOf(blob), head: () => bytesOf(blob.slice(0, HEAD_BYTES)) };
}

/** The name; with its folders when a folder was dropped or picked. */
function nameOf(input: object): string {
  const { name, webkitRelativePath } = input as { name?: unknown; webkitRelativePath?: unknown };
  if (typeof webkitRelativePath === "string" && webkitRelativePath !== "") return webkitRelativePath;
  if (typeof name !== "string" || name === "") throw invalidInput(input);
  return name;
}

function invalidInput(input: unknown): StorysiftError {
  return new StorysiftError(
    "bad-input",
    `Each input is a File, or has a name and text, bytes (Uint8Array or ArrayBuffer) or blob; not ${describe(input)}.`,
  );
}
