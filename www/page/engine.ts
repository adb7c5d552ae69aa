/** The page's one door to the engine: unpacks it once, opens a corpus when there is work. */

import { init, open } from "storysift";
import packedEngine from "virtual:engine";
import packedSample from "virtual:sample";
import { fromText7 } from "./text7.ts";
import type { Corpus } from "../package/types.ts";

/** A file as it goes in. */
export interface Named {
  name: string;
  blob: Blob;
}

/** Bytes that were written as one character each. */
const fromCharacters = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (char) => char.charCodeAt(0));

async function unpack(packed: string): Promise<ArrayBuffer> {
  const stream = new Blob([fromText7(packed)])
    .stream()
    .pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

let started: Promise<unknown> | null = null;
let current: Corpus | null = null;

/** Unpacks and compiles the engine, once; before the first file comes, where there is time. */
export function prepare(): Promise<unknown> {
  started ??= unpack(packedEngine).then((bytes) => init(new Uint8Array(bytes)));
  return started;
}

/** The open corpus; opened on first use. */
export async function corpus(): Promise<Corpus> {
  if (current) return current;
  await prepare();
  const opened = await open();
  current = opened;
  return opened;
}

/** The open corpus, if there is one. */
export const openCorpus = (): Corpus | null => current;

/** Lets go of the corpus and its workers. */
export async function closeCorpus(): Promise<void> {
  const closing = current;
  current = null;
  await closing?.close();
}

/** The files of the sample. */
export async function sampleFiles(): Promise<Named[]> {
  const json = new TextDecoder().decode(await unpack(packedSample));
  const files = JSON.parse(json) as { name: string; bytes: string }[];
  return files.map(({ name, bytes }) => ({
    name: `sample/${name}`,
    blob: new Blob([fromCharacters(bytes)]),
  }));
}
