/** A file of many articles is one row that opens; its problems, its records, what they say of themselves. */

import assert from "node:assert/strict";
import { article, page } from "../made/articles.js";
import { download, zip } from "../made/containers.js";
import { folderOf, pageTest } from "./harness.js";

const articles = (from, count) => Array.from({ length: count }, (_, n) => article(from + n));

/** An archive with a file that cannot be read, a download of eight records, a table with fields, and a page. */
const drop = () =>
  folderOf({
    "june.zip": zip([["a/one.txt", page(article(1))], ["scan.pdf", "%PDF-1.7\n1 0 obj"], ["two.txt", page(article(2))]]),
    "uk.txt": download(articles(10, 8)),
    "news.csv": `title,text,section,url\n${articles(30, 2).map(({ title, paragraphs }, n) => `"${title}","${paragraphs.join("\n\n").replaceAll('"', '""')}",Harbour,${n === 0 ? "https://post.example/a" : "javascript:alert(1)"}`).join("\n")}\n`,
    "page.txt": page(article(3)),
  });

const opened = async (app) => {
  await app.drop(...drop().paths);
  await app.done(4);
  await app.tab(/^Files/).click();
};

pageTest("a pile is one row that opens, by mouse and by keys", async (app) => {
  await opened(app);
  const row = (name) => app.page.getByRole("treeitem", { name });
  assert.equal(await app.rows().count(), 4);
  assert.equal(await row(/page\.txt/).getAttribute("aria-expanded"), null, "a file of one article does not open");
  assert.match(await row(/uk\.txt/).innerText(), /8 articles/);
  await row(/uk\.txt/).click();
  assert.equal(await row(/uk\.txt/).getAttribute("aria-expanded"), "true");
  const inside = app.page.getByRole("treeitem", { level: 2 });
  await app.eventually(async () => assert.equal(await inside.count(), 8));
  const titles = await inside.locator(".line-title").allInnerTexts();
  assert.deepEqual(titles, articles(10, 8).map((one) => one.title), "in the order of the file");

  await app.page.locator("#files-list").focus();
  await app.page.keyboard.press("ArrowRight");
  await app.article().getByRole("heading", { name: titles[0] }).waitFor();
  await app.page.keyboard.press("ArrowLeft");
  await app.page.keyboard.press("ArrowLeft");
  assert.equal(await row(/uk\.txt/).getAttribute("aria-expanded"), "false");
  await app.page.keyboard.press("ArrowRight");
  assert.equal(await row(/uk\.txt/).getAttribute("aria-expanded"), "true");
});

pageTest("the problems of an archive are counted while it is closed and named inside", async (app) => {
  await opened(app);
  const first = app.rows().first();
  assert.match(await first.innerText(), /june\.zip\s+2 articles( · )?\s*1 problem/, "it comes first");
  await first.click();
  assert.ok(!/1 problem/.test(await first.innerText()));
  const failed = app.page.getByRole("treeitem", { level: 2, name: /scan\.pdf/ });
  await failed.waitFor();
  assert.match(await app.article().innerText(), /not-text/, "and beside the list");
});

pageTest("a record shows its address, as a link only when it is one of the web, and its fields", async (app) => {
  await opened(app);
  await app.page.getByRole("treeitem", { name: /news\.csv/ }).click();
  await app.openRow(article(30).title);
  const link = app.article().getByRole("link", { name: "https://post.example/a" });
  await link.waitFor();
  assert.deepEqual([await link.getAttribute("rel"), await link.getAttribute("target")], ["noopener noreferrer", "_blank"]);
  assert.match(await app.article().locator("dl").innerText(), /section\s+Harbour/i);
  await app.openRow(article(31).title);
  await app.article().getByRole("heading", { name: article(31).title }).waitFor();
  assert.equal(await app.article().getByRole("link").count(), 0);
});

pageTest("a list of five thousand records opens at once", async (app) => {
  const rows = Array.from({ length: 5000 }, (_, n) => `Note ${n},"The clock in room ${n} was ${n + 2} minutes late on Monday, the warden of the house said."`);
  await app.drop(...folderOf({ "big.csv": `title,text\n${rows.join("\n")}\n` }).paths);
  await app.done(1);
  await app.tab(/^Files/).click();
  await app.rows().first().click();
  await app.page.locator("#files-list").focus();
  const begun = Date.now();
  await app.page.keyboard.press("End");
  await app.page.getByRole("treeitem", { name: /Note 4999/ }).waitFor();
  assert.ok(Date.now() - begun < 3000);
  assert.ok((await app.rows().count()) < 100, "only what is seen is drawn");
});
