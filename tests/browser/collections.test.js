/** What the browser keeps: reloads, crashes, two tabs, several collections, one as a file, a full or missing storage. */

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { article, page } from "../made/articles.js";
import { folderOf, pageTest } from "./harness.js";

const pages = (from, count) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`page-${from + n}.txt`, page(article(from + n))]));

/** The exported articles. */
const exported = async (app) => (await app.download(() => app.menu("Export", /^JSON Lines/))).text;

/** Waits until what was done is written. */
const written = (app) => app.page.waitForTimeout(600);

/** Opens the dialog of collections. */
async function collections(app) {
  await app.menu("More", /^Collections/);
  return app.page.getByRole("dialog", { name: "Collections" });
}

pageTest("everything is there after a reload, and undo goes on", async (app) => {
  await app.drop(folderOf(pages(0, 5)).folder);
  await app.done(5);
  await app.tab(/^Articles 5$/).click();
  await app.openRow(article(3).title);
  await app.openRow(article(3).title);
  await app.original().getByRole("option").filter({ hasText: article(3).paragraphs[1] }).first().click();
  await app.page.keyboard.press("x");
  await app.page.getByText("Set aside").first().waitFor();
  await written(app);
  const before = await exported(app);
  assert.ok(!before.includes(article(3).paragraphs[1].slice(0, 60)));
  await app.page.reload();
  await app.page.getByText(/“My articles”: 5 files are here again/).waitFor();
  await app.done(5);
  assert.equal(await exported(app), before);
  await app.page.getByText("5 files seen, all read.").waitFor();
  await app.button("Undo", { exact: true }).first().click();
  await app.page.getByText("Undone").waitFor();
  assert.ok((await exported(app)).includes(article(3).paragraphs[1].slice(0, 60)));
});

pageTest("what comes later is new since the last visit, and can be shown alone", async (app) => {
  await app.drop(folderOf(pages(0, 5)).folder);
  await app.done(5);
  await written(app);
  await app.page.reload();
  await app.done(5);
  assert.equal(await app.list().locator(".news").count(), 0);
  await app.drop(folderOf(pages(5, 2)).folder);
  await app.done(7);
  const note = app.list().locator(".news");
  await note.getByText(/^2 new since \d\d:\d\d/).waitFor();
  await note.getByRole("button", { name: "Show only these" }).click();
  await app.eventually(async () => assert.equal(await app.rows().count(), 2));
  await app.tab(/^Files/).click();
  assert.equal(await app.rows().count(), 2);
  await note.getByRole("button", { name: "Show all" }).click();
  await app.eventually(async () => assert.equal(await app.rows().count(), 7));
  // The same of exports: a switch in their menu, which stays open.
  assert.equal((await exported(app)).trim().split("\n").length, 7);
  await app.button("Export", { exact: true }).click();
  const only = app.page.getByRole("menuitemcheckbox", { name: /^Only what is new since \d\d:\d\d/ });
  await only.click();
  assert.equal(await only.getAttribute("aria-checked"), "true");
  const file = await app.download(() => app.page.getByRole("menuitem", { name: /^JSON Lines/ }).click());
  assert.equal(file.name, "storysift-new.jsonl");
  assert.deepEqual(file.text.trim().split("\n").map((row) => JSON.parse(row).title).sort(), [article(5).title, article(6).title].sort());
  await app.button("Export", { exact: true }).click();
  await only.click();
  await app.page.keyboard.press("Escape");
  assert.equal((await exported(app)).trim().split("\n").length, 7);
});

pageTest("a tab that is killed in the midst of work keeps what was cleaned, and goes on to the same end", async (app) => {
  const count = 400;
  const { folder } = folderOf(pages(0, count));
  const whole = await app.page.context().browser().newContext({ acceptDownloads: true });
  const other = new app.constructor(await whole.newPage(), app.server, app.test);
  await other.open(app.page.url());
  await other.drop(folder);
  await other.done(count);
  const expected = await exported(other);
  await whole.close();
  let restored = 0;
  for (const ms of [300, 500, 900]) {
    await app.drop(folder);
    await app.page.getByText(/Cleaning [1-9][\d,]* of/).waitFor();
    await app.page.waitForTimeout(ms);
    const next = await app.page.context().newPage();
    // The process of the tab ends at once, as in a crash.
    const session = await app.page.context().newCDPSession(app.page);
    void session.send("Page.crash").catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 100));
    app.page = next;
    app.page.setDefaultTimeout(15_000);
    await app.page.goto(app.server.address);
    await app.eventually(async () => {
      assert.equal(await app.page.getByRole("progressbar").count(), 0);
      assert.ok((await app.page.getByText(/here again/).count()) > 0 || (await app.button("Try a sample").count()) > 0);
    }, 30_000);
    const seen = /(\d+) files? (?:is|are) here again/.exec(await app.text());
    restored = Math.max(restored, Number(seen?.[1] ?? 0));
    app.test.diagnostic(`killed after ${ms} ms more: ${seen?.[1] ?? 0} files here again`);
  }
  assert.ok(restored > 0);
  await app.drop(folder);
  await app.done(count);
  assert.equal(await exported(app), expected);
});

pageTest("a second tab gets a collection of its own", async (app) => {
  await app.drop(folderOf(pages(0, 3)).folder);
  await app.done(3);
  await written(app);
  const other = await app.another();
  await other.page.getByText("“My articles” is open in another tab.").waitFor();
  await other.drop(folderOf(pages(10, 2)).folder);
  await other.done(2);
  await other.page.getByRole("button", { name: "Collections" }).getByText("My articles 2").waitFor();
  await written(other);
  await other.page.close();
  const dialog = await collections(app);
  await dialog.getByText("My articles 2").waitFor();
  await dialog.getByRole("listitem").filter({ hasText: "My articles 2" }).getByRole("button", { name: "Open" }).click();
  await app.done(2);
});

pageTest("collections are named, saved as a file, opened from it, and deleted", async (app) => {
  await app.drop(folderOf(pages(0, 4)).folder);
  await app.done(4);
  const before = await exported(app);
  let dialog = await collections(app);
  await dialog.getByText("Open now").waitFor();
  await dialog.getByRole("button", { name: "Rename" }).click();
  await dialog.getByRole("textbox", { name: "New name" }).fill("Ferries: 2026");
  await dialog.getByRole("button", { name: "Take this name" }).click();
  await dialog.getByText("Ferries: 2026").waitFor();
  const file = await app.download(() => dialog.getByRole("button", { name: "Save as file" }).click());
  assert.equal(file.name, "Ferries- 2026.storysift");
  // It stayed open all the time, and keeps what comes, under its new name.
  await dialog.getByRole("button", { name: "Close" }).click();
  await app.page.getByRole("button", { name: "Collections: Ferries: 2026" }).waitFor();
  assert.equal(await app.page.getByText(/here again/).count(), 0);
  await app.done(4);
  await app.drop(folderOf(pages(4, 1)).folder);
  await app.done(5);
  await written(app);
  const second = await app.another();
  await second.page.getByText("“Ferries: 2026” is open in another tab.").waitFor();
  await second.page.close();
  await app.page.reload();
  await app.page.getByText(/“Ferries: 2026”: 5 files are here again/).waitFor();
  await app.done(5);
  dialog = await collections(app);
  await dialog.getByRole("button", { name: "Rename" }).click();
  await dialog.getByRole("textbox", { name: "New name" }).fill("Boats");
  await dialog.getByRole("button", { name: "Take this name" }).click();
  await dialog.getByText("Boats").waitFor();
  app.page.on("dialog", (question) => void question.accept());
  await dialog.getByRole("listitem").filter({ hasText: "Boats" }).getByRole("button", { name: "Delete" }).click();
  await dialog.getByText("There is no collection yet.").waitFor();
  await app.page.getByText("“Boats” is deleted.").waitFor();
  await dialog.getByRole("button", { name: "Close" }).click();
  await app.button("Try a sample").waitFor();
  await app.page.reload();
  await app.button("Try a sample").waitFor();
  assert.equal(await app.tab(/^Files/).count(), 0);
  // A file of a collection brings it back.
  const carried = join(folderOf({ "x.txt": "" }).folder, "carried.storysift");
  writeFileSync(carried, file.bytes);
  await app.drop(folderOf(pages(20, 1)).folder);
  await app.done(1);
  dialog = await collections(app);
  await app.choose(() => dialog.getByRole("button", { name: "Open a saved file" }).click(), carried);
  await app.page.getByText(/“carried”: 4 files are here again/).waitFor();
  assert.equal(await exported(app), before);
  dialog = await collections(app);
  await dialog.getByRole("button", { name: "Delete all" }).click();
  await dialog.getByText("There is no collection yet.").waitFor();
});

pageTest("a full storage is told, and the page goes on", {
  init: () => {
    const { put } = IDBObjectStore.prototype;
    globalThis.fill = () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("no room", "QuotaExceededError");
      };
      void put;
    };
  },
}, async (app) => {
  await app.drop(folderOf(pages(0, 3)).folder);
  await app.done(3);
  await written(app);
  await app.page.evaluate(() => globalThis.fill());
  await app.drop(folderOf(pages(3, 3)).folder);
  await app.done(6);
  await app.page.getByText(/gone when you close this page.*storage of this browser is full/).first().waitFor();
  await app.page.getByRole("button", { name: "Collections" }).getByText("Not kept").waitFor();
  assert.equal((await exported(app)).trim().split("\n").length, 6);
});

pageTest("without a storage the page says so and works", {
  init: () => Object.defineProperty(globalThis, "indexedDB", { value: undefined }),
}, async (app) => {
  await app.drop(folderOf(pages(0, 3)).folder);
  await app.page.getByText(/gone when you close this page.*no storage/).first().waitFor();
  await app.done(3);
  assert.equal((await exported(app)).trim().split("\n").length, 3);
});

pageTest("a copy of the page on disk keeps its collection too", { fromDisk: true }, async (app) => {
  await app.drop(folderOf(pages(0, 3)).folder);
  await app.done(3);
  await written(app);
  await app.page.reload();
  await app.done(3);
});
