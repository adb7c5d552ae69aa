/** The examples for pages and for an extension run as they stand. Those that need other packages are in tests/hosts. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
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

otherPage("examples/element-script shows the stories in a page from the disk", async (_look, context) => {
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(pathToFileURL(join(copied("element-script"), "index.html")).href);
  await page.locator("story-sift input").first().setInputFiles(paths);
  await page.getByRole("treeitem").filter({ hasText: /Norafel.*2 articles/ }).waitFor();
  await page.getByText("4 articles, 3 stories").waitFor();
  await page.waitForFunction(() => document.title === "Bridge stays open");
  assert.deepEqual(errors, []);
});

otherPage("examples/worker shows the clean article of the chosen file", async (_look, context, t) => {
  const page = await context.newPage();
  await page.goto(await serveFolder(copied("worker"), t));
  await page.locator("input").setInputFiles(paths[0]);
  await page.getByRole("heading", { name: "Ferry to Norafel sails again" }).waitFor();
  assert.match(await page.getByRole("article").innerText(), /Two tugs will stand by/);
});

/** Runs an example's own build. */
const built = (root) => execFileSync("node", ["build.mjs"], { cwd: root, stdio: "inherit" });

const STUB = fileURLToPath(new URL("obsidian-stub.js", import.meta.url));
const page = (scripts) => `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,">${scripts}</html>`;

otherPage("examples/obsidian writes a clean note for each article of a folder, copies collapsed", async (_look, context, t) => {
  const root = copied("obsidian");
  built(root);
  copyFileSync(STUB, join(root, "stub.js"));
  writeFileSync(join(root, "index.html"), page('<script src="stub.js"></script><script src="main.js"></script>'));
  const tab = await context.newPage();
  const errors = [];
  tab.on("pageerror", (error) => errors.push(String(error)));
  await tab.goto(await serveFolder(root, t));

  const [beacon, ledger] = drop.map(({ text }) => text);
  const clipped = beacon.replace("harbour board", "[harbour board](https://port.example/board)");
  const clippings = {
    "Clippings/beacon.md": `---\ntitle: Ferry to Norafel sails again\nsource: https://beacon.example/ferry\n---\n\n${clipped}\n\nShare this article\n`,
    "Clippings/later/copy.txt": beacon.split("\n\n").at(-1),
    "Clippings/later/ledger.txt": ledger,
    "Clippings/later/scan.pdf": "%PDF-1.7",
    "Clippings/empty.md": "",
  };
  const run = (times) =>
    tab.evaluate(async ([files, runs]) => {
      const { app: makeApp, menuOf, notices } = globalThis.obsidian;
      const app = makeApp();
      for (const folder of ["Clippings", "Clippings/later"]) await app.vault.createFolder(folder);
      for (const [path, text] of Object.entries(files)) await app.vault.create(path, text);
      const plugin = new globalThis.module.exports.default(app);
      plugin.onload();
      const command = plugin.commands.get("clean-folder");
      const offered = command.checkCallback(true);
      app.workspace.active = app.vault.getFileByPath("Clippings/beacon.md");
      const entries = menuOf(app, app.vault.getFolderByPath("Clippings"));
      for (let count = 0; count < runs; count += 1) await entries["Clean and collapse clippings"]();
      const texts = [...app.vault.known].filter(([, file]) => file.text !== undefined).map(([path, file]) => [path, file.text]);
      return { offered, offeredHere: command.checkCallback(true), texts: Object.fromEntries(texts), notice: notices.at(-1) };
    }, [clippings, times]);

  const { offered, offeredHere, texts, notice } = await run(1);
  assert.deepEqual([offered, offeredHere], [false, true]);
  assert.equal(notice, "4 clippings are 2 articles in 1 stories");
  for (const [path, text] of Object.entries(clippings)) assert.equal(texts[path], text, `${path} is as it was`);
  const notes = Object.keys(texts).filter((path) => path.startsWith("Clippings (clean)/")).sort();
  assert.equal(notes.length, 3, notes.join());
  const note = texts["Clippings (clean)/Ferry to Norafel sails again.md"];
  assert.match(note, /^---\ntitle: "Ferry to Norafel sails again"\n/);
  assert.match(note, /clipping: "\[\[Clippings\/beacon\]\]"\ncopies: \["\[\[Clippings\/later\/copy\.txt\]\]"\]/);
  assert.match(note, /\[harbour board\]\(https:\/\/port\.example\/board\)/);
  assert.doesNotMatch(note, /Share this/);
  assert.match(texts["Clippings (clean)/Stories.md"], /- \[\[Ferry to Norafel sails again\]\][^]*## Not read\n\n- Clippings\/empty\.md: /);
  assert.deepEqual(await run(2), { offered, offeredHere, texts, notice }, "a second run writes the same");
  assert.deepEqual(errors, []);
});

otherPage("examples/notebook gives Python the articles and stories of its files and of those that are dropped", async (_look, context, t) => {
  const root = copied("notebook");
  built(root);
  writeFileSync(join(root, "index.html"), page("<main></main>"));
  const tab = await context.newPage();
  await tab.goto(await serveFolder(root, t));
  // What anywidget's host does: a model of synchronised values, `initialize`, `render`, and their ends.
  await tab.evaluate(async ([first]) => {
    const values = { files: [], articles: [], stories: [], problems: [], status: "" };
    const handlers = new Map();
    const model = {
      get: (name) => values[name],
      set: (name, value) => {
        for (const [key, one] of Object.entries(typeof name === "string" ? { [name]: value } : name)) {
          values[key] = one;
          for (const handler of [...(handlers.get(`change:${key}`) ?? [])]) handler();
        }
      },
      save_changes: () => (globalThis.saved = structuredClone(values)),
      on: (name, handler) => handlers.set(name, [...(handlers.get(name) ?? []), handler]),
      off: (name, handler) => handlers.set(name, (handlers.get(name) ?? []).filter((one) => one !== handler)),
    };
    const { default: widget } = await import("./stories.js");
    const { initialize, render } = await widget();
    const ends = [await initialize({ model }), await render({ model, el: document.querySelector("main") })];
    globalThis.end = async () => {
      for (const end of ends) await end();
      return [...handlers.values()].flat().length;
    };
    const bytes = new TextEncoder().encode(first.text);
    model.set("files", [{ name: first.name, bytes: new DataView(bytes.buffer) }]);
  }, drop);
  const saved = () => tab.evaluate(() => globalThis.saved);
  await tab.getByRole("listitem").filter({ hasText: /Norafel.*\(1 articles\)/ }).waitFor();
  await tab.getByLabel("Saved articles").setInputFiles(paths.slice(1));
  await tab.getByRole("listitem").filter({ hasText: /Norafel.*\(2 articles\)/ }).waitFor();
  assert.equal(await tab.getByRole("status").innerText(), "4 articles in 3 stories");
  const { articles, stories, problems, status } = await saved();
  assert.equal(status, "4 articles in 3 stories");
  assert.deepEqual([articles.length, stories.length, problems], [4, 3, []]);
  const [first] = articles.filter(({ document }) => document === "beacon.txt");
  assert.match(first.text, /Two tugs will stand by/);
  assert.deepEqual([first.keeper, first.story], [first.id, stories[0].id]);
  assert.equal(await tab.evaluate(() => globalThis.end()), 0, "nothing listens any more");
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
  // What is cleaned is in the session and in storage no more; it is there when the panel is opened again.
  const waiting = () => panel.evaluate(async () => Object.keys(await chrome.storage.local.get()).filter((key) => key.startsWith("page:")));
  for (let tries = 0; tries < 50 && (await waiting()).length > 0; tries += 1) await panel.waitForTimeout(100);
  assert.deepEqual(await waiting(), []);
  await panel.reload();
  await both.waitFor();
  await panel.getByRole("heading", { name: "Night boat to Norafel is back" }).waitFor();
});
