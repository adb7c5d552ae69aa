/** Files that fail, and text that would like to be more than text. */

import assert from "node:assert/strict";
import { article, page } from "../made/articles.js";
import { folderOf, pageTest } from "./harness.js";

const broken = { "scan.txt": "%PDF-1.7\n\0\0\0\u0001 0 obj", "nothing.txt": "\n\n \n" };

pageTest("a broken file is listed with its reason and costs the others nothing", async (desk) => {
  await desk.drop(...folderOf({ ...broken, "good.txt": page(article(1)) }).paths);
  await desk.done(3);
  await desk.list().getByText("2 files were not read.").waitFor();
  await desk.button("See why").click();
  const scan = desk.rows().filter({ hasText: "scan.txt" });
  assert.match(await scan.innerText(), /not read/);
  assert.ok((await scan.innerText()).split("\n").at(-1).length > 10, "a sentence says why");
  await scan.click();
  await desk.article().getByText("This file was not read").waitFor();
  await desk.article().getByText("not-text").waitFor();
  await desk.openRow("nothing.txt");
  await desk.article().getByText("empty", { exact: true }).waitFor();
  await desk.tab(/^Articles 1$/).click();
  await desk.openRow(article(1).title);
  await desk.article().getByText(article(1).paragraphs[0]).waitFor();
});

pageTest("a file that went away before it was opened is told by name, and the rest of its folder is read", async (desk) => {
  await desk.page.evaluate(() => {
    const open = FileSystemFileHandle.prototype.getFile;
    FileSystemFileHandle.prototype.getFile = function () {
      return this.name === "gone.txt" ? Promise.reject(new DOMException("gone", "NotFoundError")) : open.call(this);
    };
  });
  await desk.drop(folderOf({ "here.txt": page(article(1)), "gone.txt": page(article(2)), "there.txt": page(article(3)) }).folder);
  await desk.done(3);
  await desk.tab(/^Articles 2$/).waitFor();
  await desk.button("See why").click();
  assert.match(await desk.rows().filter({ hasText: "gone.txt" }).innerText(), /not read/);
  await desk.openRow("gone.txt");
  await desk.article().getByText("unreadable", { exact: true }).waitFor();
});

pageTest("a drop of nothing but broken files says so", async (desk) => {
  await desk.drop(...folderOf(broken).paths);
  await desk.done(2);
  await desk.eventually(async () => assert.match(await desk.list().innerText(), /scan\.txt[\s\S]*not read/));
  await desk.tab(/^Stories/).click();
  await desk.page.getByText("None of these files could be read. The reasons are under Files.").waitFor();
  await desk.drop(...folderOf({ "good.txt": page(article(2)) }).paths);
  await desk.done(3);
  await desk.tab(/^Articles 1$/).waitFor();
});

pageTest("an empty folder is told and changes nothing", async (desk) => {
  const { folder } = folderOf({ "inside/.keep": "" });
  await desk.drop(`${folder}/inside/.keep`);
  await desk.done(1);
  await desk.list().getByText("not read").waitFor();
});

const attack = `<img src=x onerror="window.stolen=1"><script>window.stolen=1</script><a href="javascript:window.stolen=1">here</a>`;
pageTest("markup in a file is shown as letters and nothing of it runs", async (desk) => {
  const one = article(5);
  const text = page({ ...one, title: `The mayor wrote ${attack} on the wall`, paragraphs: [`${one.paragraphs[0]} ${attack} she said on Monday.`, ...one.paragraphs.slice(1)] });
  const other = { ...one, outlet: attack, paragraphs: one.paragraphs.map((line) => line.replace("the", attack)) };
  await desk.drop(...folderOf({ "attack.txt": text, [`<img src=x onerror=stolen=1>.txt`]: page(other) }).paths);
  await desk.done(2);
  await desk.tab(/^Articles/).click();
  const rows = await desk.rows().count();
  assert.ok(rows >= 1);
  let seen = "";
  for (let at = 0; at < rows; at += 1) {
    await desk.rows().nth(at).click();
    await desk.article().getByRole("heading", { level: 2 }).waitFor();
    seen += await desk.article().innerText();
    seen += await desk.original().innerText();
    await desk.tab(/^Copies/).click();
    await desk.tab(/^Original/).click();
  }
  assert.ok(seen.includes('<img src=x onerror="window.stolen=1">'), "the letters are there");
  assert.ok(seen.includes("<script>window.stolen=1</script>"));
  await desk.tab(/^Files/).click();
  await desk.list().getByText("<img src=x onerror=stolen=1>.txt").waitFor();
  assert.equal(await desk.page.locator("img, article a, [role=option] a, article script").count(), 0);
  assert.equal(await desk.page.evaluate(() => window.stolen), undefined);
});
