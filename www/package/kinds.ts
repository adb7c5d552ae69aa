/**
 * Recognises objects of the web platform by their tag instead of by their class: `instanceof` fails for objects of
 * another realm, as tests in jsdom, `vm` contexts and frames have them.
 */

const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice("[object ".length, -1);

export const isBlob = (value: unknown): value is Blob => ["Blob", "File"].includes(tagOf(value));
export const isArrayBuffer = (value: unknown): value is ArrayBuffer => tagOf(value) === "ArrayBuffer";
export const isUrl = (value: unknown): value is URL => tagOf(value) === "URL";
export const isResponse = (value: unknown): value is Response => tagOf(value) === "Response";
export const isModule = (value: unknown): value is WebAssembly.Module => tagOf(value) === "WebAssembly.Module";

/** Any kind of bytes as a Uint8Array of this realm over the same memory; null when it is something else. */
export function asBytes(bytes: unknown): Uint8Array | null {
  if (bytes instanceof Uint8Array) return bytes;
  if (ArrayBuffer.isView(bytes)) return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isArrayBuffer(bytes) ? new Uint8Array(bytes) : null;
}

/** The bytes of a Blob. That of jsdom is read by a FileReader only. */
export async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof blob.arrayBuffer === "function") return new Uint8Array(await blob.arrayBuffer());
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer));
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(blob);
  });
}
