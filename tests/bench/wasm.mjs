// The whole pipeline through the WebAssembly module, in place: node wasm.mjs PAGES.json ROUNDS
// PAGES.json is [[name, text], ...]. Prints the quickest of the rounds in milliseconds.

import { readFileSync } from "node:fs";
import { open } from "../../pkg/node.js";

const [input, rounds] = process.argv.slice(2);
const encoder = new TextEncoder();
const files = JSON.parse(readFileSync(input, "utf8")).map(([name, text]) => ({ name, bytes: encoder.encode(text) }));

const times = [];
for (let round = 0; round < Number(rounds); round++) {
  const corpus = await open({ workers: 0 });
  const started = performance.now();
  await corpus.add(files);
  times.push(performance.now() - started);
  await corpus.close();
}
console.log(Math.min(...times).toFixed(1));
