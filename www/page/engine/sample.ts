/** The sample files, which the build embedded in the page. */

import packedSample from "virtual:sample";
import type { NamedFile } from "../../input/transfer.ts";
import { unpackGzip } from "./unpack.ts";

/** The bytes of a text in which each character stands for one byte. */
const fromLatin1 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (char) => char.charCodeAt(0));

export async function sampleFiles(): Promise<NamedFile[]> {
  const json = new TextDecoder().decode(await unpackGzip(packedSample));
  const files = JSON.parse(json) as { name: string; bytes: string }[];
  return files.map(({ name, bytes }) => ({
    name: `sample/${name}`,
    blob: new Blob([fromLatin1(bytes)]),
  }));
}
