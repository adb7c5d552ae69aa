// A drop of made-up articles through the WebAssembly module, in place, and 1 % more:
// node scale.mjs ARTICLES.jsonl COUNT. Prints one line of times (ms) and memory (MB).

import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { open } from "../../pkg/node.js";

const [input, count] = process.argv.slice(2);
const articles = [];
for await (const line of createInterface({ input: createReadStream(input) })) articles.push({ ...JSON.parse(line), clean: true });
const texts = articles.reduce((sum, a) => sum + a.text.length, 0);

const timed = async (corpus, files) => {
  const started = performance.now();
  await corpus.add(files);
  return performance.now() - started;
};
const external = () => process.memoryUsage().external / 1e6;

const later = articles.splice(Number(count));
const before = external();
const corpus = await open({ workers: 0 });
const first = await timed(corpus, articles);
const more = await timed(corpus, later);
const peak = external() - before;
const cell = (n, width) => n.toFixed(0).padStart(width);
console.log(
  `${cell(Number(count), 8)} ${cell(first, 27)}          | ${"".padStart(27)} |  ${cell(more, 18)} ${((100 * more) / first).toFixed(1).padStart(7)}% | ${cell(peak, 9)} ${cell(texts / 1e6, 9)}`,
);
await corpus.close();
