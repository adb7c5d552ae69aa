/** What the tests of the package share: the built package, and helpers to read its results. */

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { files } from "./drop.js";

/** A path inside the repository. */
export const path = (inside) => fileURLToPath(new URL(`../../${inside}`, import.meta.url));

if (!existsSync(path("pkg/node.js"))) throw new Error("pkg/ is not built: run `cargo xtask build` first");

/** The package as Node imports it. */
export const storysift = await import("../../pkg/node.js");

/** The items of an (async) iterable. */
export async function all(items) {
  const list = [];
  for await (const item of items) list.push(item);
  return list;
}

/** The bytes of a stream. */
export async function bytesOf(stream) {
  const chunks = await all(stream);
  for (const chunk of chunks) if (!(chunk instanceof Uint8Array)) throw new TypeError("a chunk is not bytes");
  return Buffer.concat(chunks);
}

/** The same as text. */
export const textOf = async (stream) => (await bytesOf(stream)).toString("utf8");

/** A corpus that is closed when the test ends. */
export async function opened(t, options) {
  const corpus = await storysift.open(options);
  t.after(() => corpus.close());
  return corpus;
}

/** A corpus with the files of `drop.js`, and the report of `add`. */
export async function dropped(t, options) {
  const corpus = await opened(t, options);
  const report = await corpus.add(files());
  return { corpus, report };
}

/** All results of a corpus as one value to compare. */
export async function everything(corpus) {
  const [documents, articles, copies, stories] = await Promise.all(
    ["documents", "articles", "copies", "stories"].map((list) => all(corpus[list]())),
  );
  const blocks = {};
  for (const { id } of documents) blocks[id] = await corpus.blocks(id);
  const exports = {};
  for (const format of ["jsonl", "csv", "markdown", "ris"]) exports[format] = await textOf(corpus.export(format));
  exports.zip = (await bytesOf(corpus.export("zip"))).toString("base64");
  return { documents, articles, copies, stories, blocks, exports, problems: await corpus.problems() };
}

/** The output of `cargo xtask dump`: the same engine, natively. Paths are relative to the root. */
export function native(...args) {
  return execFileSync("cargo", ["xtask", "dump", ...args], {
    cwd: path(""),
    encoding: "utf8",
    maxBuffer: 1 << 30,
    stdio: ["ignore", "pipe", "inherit"],
  });
}
