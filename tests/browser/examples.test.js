/** The examples for pages and for an extension run as they stand. Those that need other packages are in tests/hosts. */

import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drop } from "../hosts/use.js";
import { project, serveFolder } from "../hosts/project.js";
import { extension, folderOf, otherPage } from "./harness.js";

const example = (name) => fileURLToPath(new URL(`../../examples/${name}/`, import.meta.url));

/** An example's folder with the package. */
function copied(name) {
  const root = project({});
  cpSync(example(name), root, { recursive: true });
  return root;
}

const { paths } = folderOf(Object.fromEntries(drop.map(({ name, text }) => [name, text])));

otherPage("examples/script-tag lists the stories of the chosen files", async (_look, context, t) => {
  const page = await context.newPage();
  await page.goto(await serveFolder(copied("script-tag"), t));
  await page.locator("input").setInputFiles(paths);
  await page.getByRole("listitem").filter({ hasText: /Norafel.*\(2 articles\)/ }).waitFor();
});

otherPage("examples/element shows the stories, and its form has them", async (_look, context, t) => {
  const page = await context.newPage();
  await page.goto(await serveFolder(copied("element"), t));
  await page.locator("story-sift input").first().setInputFiles(paths);
  await page.getByRole("treeitem").filter({ hasText: /Norafel.*2 articles/ }).waitFor();
  await page.getByText("4 articles, 3 stories").waitFor();
  await page.getByRole("treeitem", { level: 2 }).first().click();
  await page.getByRole("article").getByText("Two tugs will stand by").waitFor();
  await page.getByRole("button", { name: "Send as CSV" }).click();
  await page.getByText(/^articles\.csv, \d{3,} bytes$/).waitFor();
});

otherPage("examples/worker shows the clean article of the chosen file", async (_look, context, t) => {
  const page = await context.newPage();
  await page.goto(await serveFolder(copied("worker"), t));
  await page.locator("input").setInputFiles(paths[0]);
  await page.getByRole("heading", { name: "Ferry to Norafel sails again" }).waitFor();
  assert.match(await page.getByRole("article").innerText(), /Two tugs will stand by/);
});

extension("examples/extension cleans the open tab and keeps it", async (load, t) => {
  const root = copied("extension");
  renameSync(join(root, "node_modules/storysift"), join(root, "storysift"));
  // A click on the icon allows to read its tab; here the permission stands for it.
  const manifest = JSON.parse(readFileSync(join(root, "manifest.json"), "utf8"));
  writeFileSync(join(root, "manifest.json"), JSON.stringify({ ...manifest, host_permissions: ["http://127.0.0.1/*"] }));
  const { context, address } = await load(root);

  const site = project({});
  mkdirSync(join(site, "news"));
  const paragraphs = (text) => text.split("\n\n").slice(1).map((one) => `<p>${one}</p>`).join("");
  for (const { name, text } of drop.slice(0, 2)) writeFileSync(join(site, "news", name.replace(".txt", ".html")), `<title>${text.split("\n")[0]}</title><nav>Home | News | Sport</nav><h1>${text.split("\n")[0]}</h1>${paragraphs(text)}`);
  const news = await serveFolder(site, t);
  const panel = await context.newPage();
  await panel.goto(`${address}panel.html`);
  await panel.evaluate(async () => (globalThis.keep = (await import("./pages.js")).keep));
  /** Opens a page in a tab and does what a click on the icon would. */
  const add = async (name) => {
    const tab = await context.newPage();
    await tab.goto(`${news}news/${name}`);
    await panel.evaluate(async (part) => {
      const tabs = await chrome.tabs.query({});
      await globalThis.keep(tabs.find(({ url }) => url?.endsWith(part)));
    }, name);
  };
  await add("beacon.html");
  await panel.getByRole("heading", { name: "Ferry to Norafel sails again" }).waitFor();
  await add("ledger.html");
  const both = panel.getByRole("listitem").filter({ hasText: "(2 articles)" });
  await both.waitFor();
  assert.doesNotMatch(await panel.getByRole("article").innerText(), /Sport/);
  await panel.reload();
  await both.waitFor();
});
