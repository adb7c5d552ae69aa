/** Every way in: files and folders dropped, picked, pasted, the sample, more files later. */

import assert from "node:assert/strict";
import { article, html, page } from "../made/articles.js";
import { folderOf, pageTest } from "./harness.js";

const three = () => folderOf(Object.fromEntries([1, 2, 3].map((seed) => [`page-${seed}.txt`, page(article(seed))])));

/** The article of a seed is listed and, opened, holds every paragraph. */
async function shows(desk, seed) {
  const { title, paragraphs } = article(seed);
  await desk.tab(/^Articles/).click();
  await desk.page.getByRole("searchbox").fill(title);
  await desk.openRow(title);
  await desk.page.getByRole("searchbox").fill("");
  await desk.article().getByRole("heading", { name: title }).waitFor();
  const text = await desk.article().innerText();
  for (const paragraph of paragraphs) assert.ok(text.includes(paragraph), paragraph);
  return text;
}

for (const fromDisk of [false, true]) {
  const where = fromDisk ? "opened from disk" : "over http";

  pageTest(`dropped files come out clean, ${where}`, { fromDisk }, async (desk) => {
    await desk.drop(...three().paths);
    await desk.done(3);
    for (const seed of [1, 2, 3]) {
      const text = await shows(desk, seed);
      assert.ok(!text.includes("Share this article"), "what stands around the article is set aside");
    }
  });

  pageTest(`a dropped folder is read to its bottom, ${where}`, { fromDisk }, async (desk) => {
    const files = { "top.txt": page(article(11)), "a/b/c/deep.html": html(article(12)) };
    // More than the hundred entries that a directory reader gives at once.
    for (let n = 0; n < 130; n += 1) files[`many/${n}.txt`] = `Note number ${n}\n\nThe clock in room ${n} was ${n + 2} minutes late on Monday, the warden said.`;
    await desk.drop(folderOf(files).folder);
    await desk.done(132);
    await shows(desk, 12);
    await desk.tab(/^Files/).click();
    await desk.page.getByRole("searchbox").fill("deep.html");
    assert.match(await desk.rows().first().innerText(), /a\/b\/c\/deep\.html/);
  });

  pageTest(`a hundred loose files, one of no known type, and a folder among them, ${where}`, { fromDisk }, async (desk) => {
    const files = Object.fromEntries(Array.from({ length: 99 }, (_, n) => [`${n}.txt`, `Note number ${n}\n\nThe clock in room ${n} was ${n + 2} minutes late on Monday, the warden said.`]));
    const loose = folderOf({ ...files, "no-ending": page(article(14)) });
    await desk.drop(...loose.paths, folderOf({ "deep/inner.html": html(article(15)) }).folder);
    await desk.done(101);
    await shows(desk, 14);
    await shows(desk, 15);
  });

  pageTest(`the sample comes out as articles, copies and stories, ${where}`, { fromDisk }, async (desk) => {
    await desk.sample();
    assert.ok((await desk.page.getByRole("treeitem", { level: 1 }).count()) >= 3);
    assert.ok((await desk.page.getByRole("treeitem", { expanded: true }).count()) >= 1, "a story of several articles");
    assert.match(await desk.list().innerText(), /\+\d+ cop(y|ies)/);
    assert.ok((await desk.article().innerText()).length > 300, "the first article is shown");
    assert.ok((await desk.original().getByRole("option").count()) > 3, "and its original");
  });
}

pageTest("picked files and a picked folder come in", async (desk) => {
  const { paths } = three();
  await desk.choose(() => desk.button("Choose files").click(), paths.slice(0, 1));
  await desk.done(1);
  await shows(desk, 1);
  const { folder } = folderOf({ "inside/four.txt": page(article(4)), "five.txt": page(article(5)) });
  await desk.choose(() => desk.menu("Add files", "Choose a folder"), folder);
  await desk.done(3);
  await shows(desk, 4);
  await shows(desk, 5);
});

pageTest("the drop area opens the picker", async (desk) => {
  await desk.choose(() => desk.button(/^Drop files or folders here/).click(), three().paths);
  await desk.done(3);
});

pageTest("text pasted anywhere comes in, HTML with its markup", async (desk) => {
  const paste = (kinds) =>
    desk.page.evaluate((data) => {
      const transfer = new DataTransfer();
      for (const [kind, text] of Object.entries(data)) transfer.setData(kind, text);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
    }, kinds);
  await paste({ "text/plain": page(article(21)) });
  await desk.done(1);
  await shows(desk, 21);
  await paste({ "text/plain": "x", "text/html": html(article(22)) });
  await desk.done(2);
  assert.ok(!(await shows(desk, 22)).includes("Sport"), "navigation is set aside");
});

pageTest("text pasted into the dialog comes in", async (desk) => {
  await desk.button("Paste text").click();
  const dialog = desk.page.getByRole("dialog", { name: "Paste an article" });
  assert.ok(await dialog.getByRole("button", { name: "Clean it" }).isDisabled());
  await dialog.getByRole("textbox").fill(page(article(23)));
  await dialog.getByRole("button", { name: "Clean it" }).click();
  await desk.done(1);
  await shows(desk, 23);
});

pageTest("files added later join, the same files again are told", async (desk) => {
  const { paths } = three();
  await desk.drop(...paths.slice(0, 2));
  await desk.done(2);
  await desk.drop(...paths);
  await desk.done(3);
  await desk.page.getByText("2 files were here already.").first().waitFor();
  assert.match(await desk.tab(/^Articles/).innerText(), /3/);
  await shows(desk, 3);
});

pageTest("files dropped while others are cleaned wait for their turn", async (desk) => {
  const many = folderOf(Object.fromEntries(Array.from({ length: 80 }, (_, n) => [`${n}.txt`, page(article(400 + n))])));
  await desk.drop(many.folder);
  await desk.drop(...three().paths);
  await desk.done(83);
  await shows(desk, 2);
});

pageTest("holding files over the page says that they may be dropped", async (desk) => {
  await desk.hover(...three().paths);
  await desk.page.getByText("Drop to add").waitFor();
});

pageTest("starting over and loading anew begin clean", async (desk) => {
  await desk.drop(...three().paths);
  await desk.done(3);
  await desk.menu("More", "Start over");
  await desk.button("Try a sample").waitFor();
  await desk.drop(three().paths[1]);
  await desk.done(1);
  assert.match(await desk.tab(/^Articles/).innerText(), /1/);
  await desk.page.reload();
  await desk.button("Try a sample").waitFor();
  assert.equal(await desk.tab(/^Files/).count(), 0);
  const kept = await desk.page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  assert.ok(!kept.includes("page-"), "nothing of the files is kept");
});
