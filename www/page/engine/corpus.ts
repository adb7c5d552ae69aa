/** The page's only access to the engine: unpacks it once, and opens a corpus when there is work. */

import { type Corpus, init, open } from "storysift";
import packedEngine from "virtual:engine";
import packedUnpack from "virtual:unpack";
import { unpackXz } from "./unpack.ts";

let started: Promise<unknown> | null = null;
let current: Corpus | null = null;

/** Unpacks and compiles the engine, once. Called early, so that it is ready when the first file comes. */
export function prepare(): Promise<unknown> {
  started ??= init(() => unpackXz(packedEngine), () => unpackXz(packedUnpack));
  return started;
}

/** The open corpus; opens one on first use. */
export async function corpus(): Promise<Corpus> {
  if (current) return current;
  await prepare();
  const opened = await open();
  current = opened;
  return opened;
}

/** The open corpus; null when there is none. */
export const openCorpus = (): Corpus | null => current;

/** Closes the corpus and ends its workers. */
export async function closeCorpus(): Promise<void> {
  const closing = current;
  current = null;
  await closing?.close();
}
