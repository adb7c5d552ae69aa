// Storysift beside other readers of web pages, on the same pages: node readers.mjs [--pages N] [--dom linkedom|jsdom] [--faults NAME]
// In: the built package (pkg/), the made pages of tests/structure, and labelled pages where they are. Out: two tables in Markdown.
// `--faults Storysift` prints what is wrong on the made pages instead.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { labelledRows } from "./labelled.mjs";
import { structureRows } from "./structured.mjs";
import { KINDS } from "./structure.mjs";
import { DOMS, readers } from "./tools.mjs";

const { values } = parseArgs({ options: { pages: { type: "string", default: "200" }, dom: { type: "string", default: "linkedom" }, faults: { type: "string" } } });
if (!Object.hasOwn(DOMS, values.dom)) throw new Error(`--dom is one of ${Object.keys(DOMS).join(", ")}`);
const root = fileURLToPath(new URL("../../../", import.meta.url));
/** As in lab/src/paths.rs. */
const labelled = join(process.env.STORYSIFT_SHARED ?? join(root, "../shared"), "eval");

const share = (number) => (number === null ? "" : number.toFixed(3).replace(/^0/, ""));
const percent = (number) => `${(100 * number).toFixed(1)} %`;
const table = (heads, rows) => [heads, heads.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

const all = readers(DOMS[values.dom]);
const faults = [];
const structure = await structureRows(all, faults);
if (values.faults !== undefined) {
  for (const fault of faults) if (fault.name === values.faults && fault.kind !== "words") console.log(JSON.stringify(fault));
  for (const fault of faults) if (fault.name === values.faults && fault.kind === "words") console.log(JSON.stringify(fault));
} else {
  console.log(`Made pages whose structure is known, F1 of each kind (DOM of the others: ${values.dom})\n`);
  const forms = { html: "HTML", markdown: "Markdown" };
  console.log(table(["reader", "form", ...KINDS, "words lost", "words left over"], structure.map((row) => [row.name, forms[row.form], ...KINDS.map((kind) => share(row[kind])), percent(row.lost), percent(row.leftover)])));
  if (!existsSync(labelled)) {
    console.log("\nskipped: no labelled data (set STORYSIFT_SHARED to the folder that holds eval/)");
  } else {
    console.log("\nLabelled pages, at random; seen: Storysift's weights learned from them\n");
    const rows = await labelledRows(all, labelled, Number(values.pages));
    console.log(table(["set", "pages", "reader", "text F1", "precision", "recall", "pages with a lost paragraph", "title", "author", "day right", "processor ms a page", "failed"], rows.map((row) => [row.set, row.pages, row.name + (row.seen ? " (seen)" : ""), share(row.f1), share(row.precision), share(row.recall), percent(row.lost), share(row.title), share(row.byline), share(row.date), row.ms.toFixed(1), row.failed])));
  }
}
