/** Files that cannot be read, and text that contains markup. */

import assert from "node:assert/strict";
import { article, page } from "../made/articles.js";
import { folderOf, pageTest } from "./harness.js";

const broken = { "scan.txt": "%PDF-1.7\n\0\0\0\u0001 0 obj", "nothing.txt": "\n\n \n" };

pageTest("a broken file is listed with its reason and costs the others nothing", async (app) => {
  await app.drop(...folderOf({ ...broken, "good.txt": page(article(1)) }).paths);
  await app.done(3);
  await app.list().getByText("2 files were not read.").waitFor();
  await app.button("See why").click();
  const scan = app.rows().filter({ hasText: "scan.txt" });
  assert.match(await scan.innerText(), /not read/);
  assert.ok((await scan.innerText()).split("\n").at(-1).length > 10, "a sentence says why");
  await scan.click();
  await app.article().getByText("This file was not read").waitFor();
  await app.article().getByText("not-text").waitFor();
  await app.openRow("nothing.txt");
  await app.article().getByText("empty", { exact: true }).waitFor();
  await app.tab(/^Articles 1$/).click();
  await app.openRow(article(1).title);
  await app.article().getByText(article(1).paragraphs[0]).waitFor();
});

pageTest("a file that went away before it was opened is told by name, and the rest of its folder is read", async (app) => {
  await app.page.evaluate(() => {
    const { webkitGetAsEntry } = DataTransferItem.prototype;
    DataTransferItem.prototype.webkitGetAsEntry = function () {
      const folder = webkitGetAsEntry.call(this);
      const reader = folder.createReader();
      const gone = (entry) => {
        if (entry.name === "gone.txt") entry.file = (_, reject) => reject(new DOMException("gone", "NotFoundError"));
        return entry;
      };
      folder.createReader = () => ({ readEntries: (resolve, reject) => reader.readEntries((entries) => resolve(entries.map(gone)), reject) });
      return folder;
    };
  });
  await app.drop(folderOf({ "here.txt": page(article(1)), "gone.txt": page(article(2)), "there.txt": page(article(3)) }).folder);
  await app.done(3);
  await app.tab(/^Articles 2$/).waitFor();
  await app.button("See why").click();
  assert.match(await app.rows().filter({ hasText: "gone.txt" }).innerText(), /not read/);
  await app.openRow("gone.txt");
  await app.article().getByText("unreadable", { exact: true }).waitFor();
});

pageTest("a drop of nothing but broken files says so", async (app) => {
  await app.drop(...folderOf(broken).paths);
  await app.done(2);
  await app.eventually(async () => assert.match(await app.list().innerText(), /scan\.txt[\s\S]*not read/));
  await app.tab(/^Stories/).click();
  await app.page.getByText("None of these files could be read. The reasons are under Files.").waitFor();
  await app.drop(...folderOf({ "good.txt": page(article(2)) }).paths);
  await app.done(3);
  await app.tab(/^Articles 1$/).waitFor();
});

pageTest("an empty folder is told and changes nothing", async (app) => {
  const { folder } = folderOf({ "inside/.keep": "" });
  await app.drop(`${folder}/inside/.keep`);
  await app.done(1);
  await app.list().getByText("not read", { exact: true }).waitFor();
});

const attack = `<img src=x onerror="window.stolen=1"><script>window.stolen=1</script><a href="javascript:window.stolen=1">here</a>`;
pageTest("markup in a file is shown as letters and nothing of it runs", async (app) => {
  const one = article(5);
  const text = page({ ...one, title: `The mayor wrote ${attack} on the wall`, paragraphs: [`${one.paragraphs[0]} ${attack} she said on Monday.`, ...one.paragraphs.slice(1)] });
  const other = { ...one, outlet: attack, paragraphs: one.paragraphs.map((line) => line.replace("the", attack)) };
  await app.drop(...folderOf({ "attack.txt": text, [`<img src=x onerror=stolen=1>.txt`]: page(other) }).paths);
  await app.done(2);
  await app.tab(/^Articles/).click();
  const rows = await app.rows().count();
  assert.ok(rows >= 1);
  let seen = "";
  for (let at = 0; at < rows; at += 1) {
    await app.rows().nth(at).click();
    await app.article().getByRole("heading", { level: 2 }).waitFor();
    seen += await app.article().innerText();
    seen += await app.original().innerText();
    await app.tab(/^Copies/).click();
    await app.tab(/^Original/).click();
  }
  assert.ok(seen.includes('<img src=x onerror="window.stolen=1">'), "the letters are there");
  assert.ok(seen.includes("<script>window.stolen=1</script>"));
  await app.tab(/^Files/).click();
  await app.list().getByText("<img src=x onerror=stolen=1>.txt").waitFor();
  assert.equal(await app.page.locator("img, article a, [role=option] a, article script").count(), 0);
  assert.equal(await app.page.evaluate(() => window.stolen), undefined);
});
