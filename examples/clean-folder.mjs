// Cleans the files of a folder with the package, collapses copies and prints the stories.
//
//     cargo xtask build && node examples/clean-folder.mjs clippings/
//
// Without a folder it takes three small articles of its own. In your own project import "storysift".

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { open } from "../pkg/node.js";

const ARTICLES = [
  { name: "beacon.txt", text: "Ferry to Norafel sails again\n\nThe night ferry between Quillport and Norafel sails again from Monday, the harbour board said. The pier was closed for five weeks after a storm." },
  { name: "ledger.txt", text: "Night boat to Norafel is back\n\nFive weeks after the storm tore at Quillport's pier, the harbour board lets the night ferry to Norafel sail again. The first boat leaves on Monday." },
  { name: "argus.txt", text: "Lido stays open all winter\n\nThe council of Lindrath voted to heat the lido through the winter. Swimmers had collected four thousand names for it since September." },
];

async function* folderFiles(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isFile()) yield { name: entry.name, bytes: await readFile(join(folder, entry.name)) };
  }
}

const folder = process.argv[2];
const corpus = await open();
try {
  const report = await corpus.add(folder ? folderFiles(folder) : ARTICLES);
  for (const { document, code, detail } of report.problems) console.log(`problem: ${document}: ${code}: ${detail}`);
  for await (const story of corpus.stories()) console.log(`${story.title} (${story.articles.length} articles)`);
} finally {
  await corpus.close();
}
