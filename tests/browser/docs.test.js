/** The documentation as a person opens it: from the disk, on a phone and on a desk, light and dark, by keyboard. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { otherPage } from "./harness.js";

const site = fileURLToPath(new URL("../../docs/site/", import.meta.url));
const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const out = mkdtempSync(join(tmpdir(), "storysift-docs-"));
after(() => rmSync(out, { recursive: true }));
before(() => {
  if (!existsSync(join(site, "node_modules/typedoc"))) execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel", "error"], { cwd: site, stdio: "inherit" });
  execFileSync("node", [join(site, "build.mjs"), out], { stdio: ["ignore", "ignore", "inherit"] });
});

const address = (name) => pathToFileURL(join(out, name)).href;
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 800 };

for (const [size, viewport] of [["a phone", PHONE], ["a desk", DESK]]) {
  for (const colorScheme of ["light", "dark"]) {
    otherPage(`the documentation on ${size}, ${colorScheme}: readable, as wide as the screen, without requests`, async (_look, context) => {
      const page = await context.newPage();
      const asked = [];
      page.on("request", (request) => !request.url().startsWith("file:") && !request.url().startsWith("data:") && asked.push(request.url()));
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      for (const name of ["index.html", "figures.html", "package.html", "changes.html"]) {
        await page.goto(address(name));
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= viewport.width, `${name} is ${width} wide`);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        assert.deepEqual(violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0].html}`), []);
      }
      assert.deepEqual(asked, []);
    });
  }
}

otherPage("the documentation by keyboard: to the text, to a page, to a heading; the reference opens from the disk", async (_look, context) => {
  const page = await context.newPage();
  await page.setViewportSize(DESK);
  await page.goto(address("index.html"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Formats" }).press("Enter");
  await page.getByRole("heading", { level: 1, name: "Formats" }).waitFor();
  await page.getByRole("navigation", { name: "On this page" }).getByRole("link", { name: "What is written" }).press("Enter");
  assert.match(page.url(), /#what-is-written$/);
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Package (TypeScript)" }).press("Enter");
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.goto(address("api/interfaces/storysift.Corpus.html"));
  await page.getByRole("link", { name: "Start here" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Start here" }).waitFor();
});
