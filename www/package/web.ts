/**
 * The classes of the web platform in the package's types: those that the user's libraries declare (DOM, web workers,
 * Node, Bun, Cloudflare), and where they declare none, the least that the package needs. So the types check without DOM.
 */

/** The instances of a global class, where it is declared. */
type Declared<Name extends string, Otherwise> = typeof globalThis extends { [K in Name]: { prototype: infer Instance } } ? Instance : Otherwise;

export type WebBlob = Declared<"Blob", { readonly size: number; slice(start?: number, end?: number): unknown; arrayBuffer(): Promise<ArrayBuffer> }>;
export type WebFile = Declared<"File", WebBlob & { readonly name: string }>;
export type WebUrl = Declared<"URL", { readonly href: string }>;
export type WebResponse = Declared<"Response", { readonly ok: boolean; readonly status: number; arrayBuffer(): Promise<ArrayBuffer> }>;
export type WebAbortSignal = Declared<"AbortSignal", { readonly aborted: boolean }>;
/** A compiled module. Its declaration has no members, so that without `object` a number would be one. */
export type WasmModule = object & (typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } } ? Module : unknown);

declare global {
  // Joins the declaration of the user's libraries; without one it is empty.
  interface ReadableStream<R = any> {}
}
/** A stream of bytes. */
export type ByteStream = typeof globalThis extends { ReadableStream: unknown } ? ReadableStream<Uint8Array> : AsyncIterable<Uint8Array>;
