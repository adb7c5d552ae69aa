/** Unpacks what the build embedded in the page: gzip, as text7. */

import { fromText7 } from "./text7.ts";

export async function unpack(packed: string): Promise<ArrayBuffer> {
  const stream = new Blob([fromText7(packed)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
