/** The main steps in Firefox, driven by WebDriver BiDi: over http and from file://. */

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { article, page } from "../made/articles.js";
import { pageWith, project, serveFolder } from "../hosts/project.js";
import { folderOf, missing, pageFile, program, serve } from "./harness.js";

const firefox = program(["firefox-esr", "firefox"]);
const skip = missing(firefox, "apt-get install firefox-esr");

let started = null;
const start = () =>
  (started ??= (async () => ({
    browser: await puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true, defaultViewport: { width: 1280, height: 800 }, protocol: "webDriverBiDi" }),
    server: await serve(),
  }))());
after(async () => {
  const both = await started;
  await both?.browser.close();
  both?.server.close();
});

for (const fromDisk of [false, true]) {
  test(`Firefox: sample, search, put back, undo, files, no request, ${fromDisk ? "opened from disk" : "over http"}`, { skip, timeout: 120_000 }, async () => {
    const { browser, server } = await start();
    // Without the collections of other tests.
    const tab = await (await browser.createBrowserContext()).newPage();
    const errors = [];
    tab.on("pageerror", (error) => errors.push(String(error)));
    const body = () => tab.evaluate(() => document.body.innerText);
    const article_ = () => tab.evaluate(() => document.querySelector("article")?.innerText ?? "");
    const until = async (check, what) => {
      const end = Date.now() + 60_000;
      while (!(await check())) {
        if (Date.now() > end) assert.fail(`${what}: ${(await body()).slice(0, 1500)}`);
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
    };
    const idle = () => tab.evaluate(() => !document.querySelector("progress") && /Stories [1-9]/.test(document.querySelector("[role=tablist]")?.innerText ?? ""));

    await tab.goto(fromDisk ? pathToFileURL(pageFile).href : server.address);
    await (await tab.waitForSelector("aria/Try a sample[role=\"button\"]")).click();
    await until(idle, "the sample is cleaned");
    const asked = server.asked.length;
    assert.ok((await article_()).length > 300, "an article is shown");

    const input = await tab.$("#pick-files");
    await input.uploadFile(...folderOf({ "mine.txt": page(article(71)) }).paths);
    await until(async () => (await idle()) && /Files 1[0-9]/.test(await body()), "the file is in");
    await tab.keyboard.press("/");
    await tab.keyboard.type(article(71).title);
    await until(async () => (await tab.$$("[role=treeitem]")).length === 1, "the search finds it");
    await (await tab.$("[role=treeitem]")).click();
    await until(async () => (await article_()).includes(article(71).paragraphs[0]), "its article is shown");

    // Put the first set-aside block back, by keyboard.
    await tab.keyboard.press("o");
    await (await tab.waitForSelector("aria/Next part that was set aside[role=\"button\"]")).click();
    const before = await article_();
    await tab.keyboard.press("r");
    await until(async () => (await article_()) !== before, "what was set aside is put back");
    await tab.keyboard.press("z");
    await until(async () => (await article_()) === before, "undo takes it out again");

    assert.deepEqual(errors, [], "errors on the page");
    const refused = await tab.evaluate((target) => new Promise((resolve) => {
      const text = `fetch(${JSON.stringify(target)}).then(() => postMessage("sent"), () => postMessage("refused"))`;
      let worker;
      try { worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" }))); } catch { return resolve("refused"); }
      worker.onmessage = (event) => resolve(event.data);
    }), `${server.address}stolen`);
    assert.equal(refused, "refused");
    assert.equal(server.asked.length, asked, "no request after the load");
    assert.match(await body(), /Requests since load: 0/);

    // What was done is kept.
    const files = /Files (\d+)/.exec(await body())[1];
    await new Promise((resolve) => setTimeout(resolve, 800));
    await tab.reload();
    await until(async () => (await body()).includes(`${files} files are here again`), "the collection is opened again");
    await until(async () => (await body()).includes(`Files ${files}`), "all files are listed");
    await tab.close();
  });
}

test("Firefox: chosen files with unusual names are read, each accounted for", { skip, timeout: 120_000 }, async () => {
  const { browser, server } = await start();
  const tab = await (await browser.createBrowserContext()).newPage();
  await tab.goto(server.address);
  const names = ["a?b.txt", "c:d.txt", 'q"q.txt', "s*t.txt", "tab\tx.txt", "soft\u00adhyphen.txt", "bidi\u202emark.txt", "end.txt ", "x.lnk", "x.url", ".hidden"];
  const { paths } = folderOf(Object.fromEntries(names.map((name, n) => [name, page(article(200 + n))])));
  await (await tab.waitForSelector("#pick-files")).uploadFile(...paths);
  const line = await tab.waitForSelector(".accounted", { timeout: 60_000 });
  const shown = await line.evaluate((element) => element.innerText);
  assert.match(shown, new RegExp(`^${names.length} files seen, all read\\. [\\d,]+ characters, all accounted for$`));
  await tab.close();
});

test("Firefox: the element <story-sift> shows stories and an article, and tells its form", { skip, timeout: 120_000 }, async (t) => {
  const { browser } = await start();
  const tab = await (await browser.createBrowserContext()).newPage();
  const errors = [];
  tab.on("pageerror", (error) => errors.push(String(error)));
  const root = project({ "index.html": pageWith(`<title>Host</title><form><story-sift name="all" required></story-sift></form><script type="module" src="/node_modules/storysift/element.js"></script>`) });
  await tab.goto(await serveFolder(root, t));
  await tab.waitForFunction(() => document.querySelector("story-sift").shadowRoot?.querySelector("button"));
  const own = (what) => tab.waitForFunction((what) => document.querySelector("story-sift").shadowRoot.querySelector(what), {}, what);
  assert.equal(await tab.evaluate(() => document.querySelector("form").checkValidity()), false);
  await (await own("input")).asElement().uploadFile(...folderOf({ "mine.txt": page(article(71)), "other.txt": page(article(72)) }).paths);
  await (await own("[role=treeitem]")).asElement().click();
  await own("article");
  const shown = await tab.evaluate(() => document.querySelector("story-sift").shadowRoot.querySelector("article").innerText);
  assert.ok([71, 72].some((seed) => shown.includes(article(seed).paragraphs[0])));
  await tab.waitForFunction(() => document.querySelector("form").checkValidity() && new FormData(document.querySelector("form")).get("all")?.size > 100);
  assert.deepEqual(errors, []);
});
