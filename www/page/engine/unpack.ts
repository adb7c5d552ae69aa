/** Unpacks what the build embedded in the page: compressed, as text7. */

import { XzReadableStream } from "xz-decompress";
import { fromText7 } from "./text7.ts";

const streamOf = (packed: string) => new Blob([fromText7(packed)]).stream();

/** The bytes of an embedded WebAssembly file. */
export async function unpackXz(packed: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new XzReadableStream(streamOf(packed))).arrayBuffer());
}

/** The bytes of the embedded sample. */
export function unpackGzip(packed: string): Promise<ArrayBuffer> {
  return new Response(streamOf(packed).pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
