/**
 * Writes the documentation site: node docs/site/build.mjs OUT_DIR
 * In: the Markdown of the repository, `pkg/README.md`, the types of `www/package`. Out: pages that need no server, no script
 * and no network. The crate's reference is linked where `OUT_DIR/rust` is there already (`cargo xtask docs` puts it there).
 */

import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, posix, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { api } from "./api.mjs";
import { escape, render } from "./markdown.mjs";
import { GROUPS, PAGES, REFERENCES } from "./pages.mjs";
import { project } from "../../www/package/addresses.mjs";

const { repository, version } = project();
const root = fileURLToPath(new URL("../../", import.meta.url));
const here = join(root, "docs/site");
const outdir = process.argv[2] && resolve(process.argv[2]);
if (!outdir) throw new Error("usage: node docs/site/build.mjs OUT_DIR");
mkdirSync(outdir, { recursive: true });

const references = REFERENCES.filter(({ out }) => !out.startsWith("rust/") || existsSync(join(outdir, out)));

/** The address of what a link in `file` names: a page of the site, a copied picture, a file in the repository, or null. */
const addressIn = (file) => (href) => {
  if (/^[a-z]+:/.test(href) || href.startsWith("#")) return href;
  const [path, anchor] = href.split("#");
  const target = posix.normalize(posix.join(posix.dirname(file), path)).replace(/\/$/, "");
  const found = [...PAGES, ...references].find((page) => page.file === target);
  if (found) return anchor ? `${found.out}#${anchor}` : found.out;
  if (!existsSync(join(root, target))) throw new Error(`${file}: ${href} is not there`);
  if (/\.(png|svg)$/.test(target)) {
    copyFileSync(join(root, target), join(outdir, basename(target)));
    return basename(target);
  }
  const kind = statSync(join(root, target)).isDirectory() ? "tree" : "blob";
  return repository ? `${repository}/${kind}/v${version}/${target}` : null;
};

const item = ({ out, title }, current) => `<li><a href="${out}"${out === current ? ' aria-current="page"' : ""}>${escape(title)}</a></li>`;

/** The menu, for a page. */
const menu = (current) =>
  [...GROUPS, { title: "Reference", pages: references }]
    .map(({ title, pages }) => `<h2>${escape(title)}</h2><ul>${pages.map((page) => item(page, current)).join("")}</ul>`)
    .join("\n");

/** The headings of a page; empty when there are too few to choose from. */
function contents(headings) {
  const listed = headings.filter(({ depth }) => depth === 2 || depth === 3);
  if (listed.length < 3) return "";
  const items = listed.map(({ id, title, depth }) => `<li class="depth-${depth}"><a href="#${escape(id)}">${escape(title)}</a></li>`);
  return `<nav class="contents" aria-labelledby="contents"><h2 id="contents">On this page</h2><ul>${items.join("")}</ul></nav>`;
}

const link = (page, rel, text) => (page ? `<a rel="${rel}" href="${page.out}"><small>${text}</small> ${escape(page.title)}</a>` : "<span></span>");

const template = readFileSync(join(here, "page.html"), "utf8");
PAGES.forEach((page, at) => {
  const source = join(root, page.text ?? page.file);
  if (!existsSync(source)) throw new Error(`${page.text} is not there: cargo xtask build`);
  const { html, headings } = render(readFileSync(source, "utf8"), addressIn(page.file));
  const slots = {
    title: escape(page.title),
    version,
    menu: menu(page.out),
    contents: contents(headings),
    body: html,
    next: link(PAGES[at - 1], "prev", "Before") + link(PAGES[at + 1], "next", "Next"),
  };
  writeFileSync(join(outdir, page.out), template.replace(/\{\{(\w+)\}\}/g, (_, name) => slots[name]));
});

// The colours and sizes are those of the page.
const tokens = readFileSync(join(root, "www/page/styles/tokens.css"), "utf8");
writeFileSync(join(outdir, "style.css"), tokens + readFileSync(join(here, "site.css"), "utf8"));
await api(join(outdir, "api"), tokens + readFileSync(join(here, "api.css"), "utf8"));
