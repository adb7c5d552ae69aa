/** The made pages of tests/structure, in several layouts and languages: page.html, and in gold.md the address and the Markdown of the article without its title. */

import { readFileSync, readdirSync } from "node:fs";

const folder = new URL("../structure/", import.meta.url);

/** Name, address, base of relative addresses, HTML and Markdown, by name in order. */
export const pages = readdirSync(folder).sort().map((name) => {
  const [, url, markdown] = /^---\nurl: (.*)\n---\n\n([^]*)$/.exec(readFileSync(new URL(`${name}/gold.md`, folder), "utf8"));
  const html = readFileSync(new URL(`${name}/page.html`, folder), "utf8");
  const [, base = ""] = /<base href="([^"]*)"/.exec(html) ?? [];
  return { name, url, base: new URL(base, url).href, html, markdown };
});

export const page = (name) => pages.find((one) => one.name === name);
