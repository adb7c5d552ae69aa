/** Part one: the structure of made pages, whose Markdown is known. */

import { pages } from "../../made/gold-pages.js";
import { KINDS, common, structureOfHtml, structureOfMarkdown } from "./structure.mjs";

/** A row for each reader and form: F1 of each kind over all pages, and the shares of words. `faults` gets what is wrong. */
export async function structureRows(readers, faults) {
  const rows = [];
  for (const [name, { read, shown }] of Object.entries(readers)) {
    const results = [];
    for (const page of pages) results.push(shown(await read(page.html, page.url)));
    for (const [form, structure] of [["html", structureOfHtml], ["markdown", structureOfMarkdown]]) {
      const counts = Object.fromEntries([...KINDS, "words"].map((kind) => [kind, { right: 0, found: 0, wanted: 0 }]));
      pages.forEach((page, at) => {
        const found = structure(results[at][form](), page.base);
        const wanted = structureOfMarkdown(page.markdown, page.base);
        for (const kind of Object.keys(counts)) {
          const right = common(wanted[kind], found[kind]);
          counts[kind].right += right;
          counts[kind].found += found[kind].length;
          counts[kind].wanted += wanted[kind].length;
          if (right < Math.max(found[kind].length, wanted[kind].length)) faults?.push({ name, form, page: page.name, kind, ...difference(wanted[kind], found[kind]) });
        }
      });
      const { words } = counts;
      rows.push({ name, form, ...Object.fromEntries(KINDS.map((kind) => [kind, f1(counts[kind])])), lost: 1 - words.right / words.wanted, leftover: words.found === 0 ? 0 : 1 - words.right / words.found });
    }
  }
  return rows;
}

const f1 = ({ right, found, wanted }) => (2 * right) / (found + wanted);

function difference(wanted, found) {
  const less = (one, other) => {
    const left = [...other];
    return one.filter((text) => {
      const at = left.indexOf(text);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  };
  return { lacks: less(wanted, found), has: less(found, wanted) };
}
