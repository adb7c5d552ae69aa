/** The documentation site, without the crate's reference, which takes a compile. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { after, before, test } from "node:test";
import { path } from "./package.js";

const out = mkdtempSync(join(tmpdir(), "storysift-docs-"));
after(() => rmSync(out, { recursive: true }));
let pages, icons;

before(() => {
  // Set up by `cargo xtask docs`, and here the first time.
  if (!existsSync(path("docs/site/node_modules/typedoc"))) {
    execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel", "error"], { cwd: path("docs/site"), stdio: "inherit" });
  }
  // Fails when a link names nothing, or when a public type or a member has no sentence.
  execFileSync("node", [path("docs/site/build.mjs"), out], { stdio: ["ignore", "ignore", "inherit"] });
  pages = new Map(
    readdirSync(out, { recursive: true })
      .filter((name) => name.endsWith(".html"))
      .map((name) => [join(out, name), readFileSync(join(out, name), "utf8")]),
  );
  icons = readFileSync(join(out, "api/assets/icons.svg"), "utf8");
});

const unescaped = (text) => text.replaceAll("&amp;", "&").replaceAll("&quot;", '"');

/** The addresses of a page that are not of other sites. */
const inside = (html) => [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, address]) => unescaped(address)).filter((address) => !/^[a-z]+:/.test(address));

test("every link and anchor of every page leads somewhere", () => {
  assert.ok(pages.size > 50, `${pages.size} pages`);
  const dead = [];
  let links = 0;
  for (const [page, html] of pages) {
    for (const address of inside(html)) {
      const [name, anchor] = decodeURI(address).split("#");
      const target = name === "" ? page : join(dirname(page), name);
      links += 1;
      if (!existsSync(target)) dead.push(`${relative(out, page)}: ${address}`);
      else if (anchor && !(target.endsWith(".svg") ? icons : pages.get(target))?.includes(` id="${anchor}"`)) dead.push(`${relative(out, page)}: ${address}, no such place`);
    }
  }
  assert.deepEqual(dead, []);
  assert.ok(links > 1000, `${links} links`);
});

test("pages are whole, need nothing from elsewhere, and no address begins at a server's root", () => {
  for (const [page, html] of pages) {
    const name = relative(out, page);
    assert.match(html, /<html[^>]* lang="en"/, name);
    assert.match(html, /<meta name="viewport"/, name);
    assert.equal(html.match(/<main|class="container container-main"/g)?.length, 1, name);
    assert.doesNotMatch(html, /<(?:script|img|iframe|link)[^>]+(?:src|href)="(?:https?:)?\/\//, name);
    for (const address of inside(html)) assert.doesNotMatch(address, /^\//, name);
  }
  for (const name of ["style.css", "api/assets/custom.css"]) assert.doesNotMatch(readFileSync(join(out, name), "utf8"), /url\(|@import/, name);
});

test("pages made of Markdown have one title, an anchor for each heading, and no script", () => {
  for (const [page, html] of pages) {
    const name = relative(out, page);
    if (name.includes("/")) continue;
    assert.equal(html.match(/<h1 /g).length, 1, name);
    assert.doesNotMatch(html, /<script/, name);
    assert.doesNotMatch(html, /\{\{\w+\}\}/, name);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length, name);
  }
});

test("the reference has a page for the calls and the records", () => {
  for (const name of ["functions/storysift.open.html", "functions/storysift.clean.html", "interfaces/storysift.Corpus.html", "types/storysift.Decision.html", "classes/storysift.StorysiftError.html", "classes/storysift_element.StorysiftElement.html"]) {
    assert.ok(pages.has(join(out, "api", name)), name);
  }
});
