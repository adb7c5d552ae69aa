/** Every way to add files: dropped, picked, pasted, the sample, more files later. */

import assert from "node:assert/strict";
import { article, html, page } from "../made/articles.js";
import { folderOf, pageTest } from "./harness.js";

const three = () => folderOf(Object.fromEntries([1, 2, 3].map((seed) => [`page-${seed}.txt`, page(article(seed))])));

/** The article of a seed is listed and contains every paragraph when it is opened. */
async function shows(app, seed) {
  const { title, paragraphs } = article(seed);
  await app.tab(/^Articles/).click();
  await app.page.getByRole("searchbox").fill(title);
  await app.openRow(title);
  await app.page.getByRole("searchbox").fill("");
  await app.article().getByRole("heading", { name: title }).waitFor();
  const text = await app.article().innerText();
  for (const paragraph of paragraphs) assert.ok(text.includes(paragraph), paragraph);
  return text;
}

for (const fromDisk of [false, true]) {
  const where = fromDisk ? "opened from disk" : "over http";

  pageTest(`dropped files come out clean, ${where}`, { fromDisk }, async (app) => {
    await app.drop(...three().paths);
    await app.done(3);
    for (const seed of [1, 2, 3]) {
      const text = await shows(app, seed);
      assert.ok(!text.includes("Share this article"), "what stands around the article is set aside");
    }
  });

  pageTest(`a dropped folder is read to its bottom, ${where}`, { fromDisk }, async (app) => {
    const files = { "top.txt": page(article(11)), "a/b/c/deep.html": html(article(12)) };
    // More than the hundred entries that a directory reader returns at once.
    for (let n = 0; n < 130; n += 1) files[`many/${n}.txt`] = `Note number ${n}\n\nThe clock in room ${n} was ${n + 2} minutes late on Monday, the warden said.`;
    await app.drop(folderOf(files).folder);
    await app.done(132);
    await shows(app, 12);
    await app.tab(/^Files/).click();
    await app.page.getByRole("searchbox").fill("deep.html");
    assert.match(await app.rows().first().innerText(), /a\/b\/c\/deep\.html/);
  });

  pageTest(`a hundred loose files, one of no known type, and a folder among them, ${where}`, { fromDisk }, async (app) => {
    const files = Object.fromEntries(Array.from({ length: 99 }, (_, n) => [`${n}.txt`, `Note number ${n}\n\nThe clock in room ${n} was ${n + 2} minutes late on Monday, the warden said.`]));
    const loose = folderOf({ ...files, "no-ending": page(article(14)) });
    await app.drop(...loose.paths, folderOf({ "deep/inner.html": html(article(15)) }).folder);
    await app.done(101);
    await shows(app, 14);
    await shows(app, 15);
  });

  pageTest(`the sample comes out as articles, copies and stories, ${where}`, { fromDisk }, async (app) => {
    await app.sample();
    assert.ok((await app.page.getByRole("treeitem", { level: 1 }).count()) >= 3);
    assert.ok((await app.page.getByRole("treeitem", { expanded: true }).count()) >= 1, "a story of several articles");
    assert.match(await app.list().innerText(), /\+\d+ cop(y|ies)/);
    assert.ok((await app.article().innerText()).length > 300, "the first article is shown");
    assert.ok((await app.original().getByRole("option").count()) > 3, "and its original");
  });
}

pageTest("picked files and a picked folder come in", async (app) => {
  const { paths } = three();
  await app.choose(() => app.button("Choose files").click(), paths.slice(0, 1));
  await app.done(1);
  await shows(app, 1);
  const { folder } = folderOf({ "inside/four.txt": page(article(4)), "five.txt": page(article(5)) });
  await app.choose(() => app.menu("Add files", "Choose a folder"), folder);
  await app.done(3);
  await shows(app, 4);
  await shows(app, 5);
});

pageTest("the drop area opens the picker", async (app) => {
  await app.choose(() => app.button(/^Drop files or folders here/).click(), three().paths);
  await app.done(3);
});

pageTest("text pasted anywhere comes in, HTML with its markup", async (app) => {
  const paste = (kinds) =>
    app.page.evaluate((data) => {
      const transfer = new DataTransfer();
      for (const [kind, text] of Object.entries(data)) transfer.setData(kind, text);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
    }, kinds);
  await paste({ "text/plain": page(article(21)) });
  await app.done(1);
  await shows(app, 21);
  await paste({ "text/plain": "x", "text/html": html(article(22)) });
  await app.done(2);
  assert.ok(!(await shows(app, 22)).includes("Sport"), "navigation is set aside");
});

pageTest("text pasted into the dialog comes in", async (app) => {
  await app.button("Paste text").click();
  const dialog = app.page.getByRole("dialog", { name: "Paste an article" });
  assert.ok(await dialog.getByRole("button", { name: "Clean it" }).isDisabled());
  await dialog.getByRole("textbox").fill(page(article(23)));
  await dialog.getByRole("button", { name: "Clean it" }).click();
  await app.done(1);
  await shows(app, 23);
});

pageTest("files added later join, the same files again are told", async (app) => {
  const { paths } = three();
  await app.drop(...paths.slice(0, 2));
  await app.done(2);
  await app.drop(...paths);
  await app.done(3);
  await app.page.getByText("2 files were here already.").first().waitFor();
  assert.match(await app.tab(/^Articles/).innerText(), /3/);
  await shows(app, 3);
});

pageTest("files dropped while others are cleaned wait for their turn", async (app) => {
  const many = folderOf(Object.fromEntries(Array.from({ length: 80 }, (_, n) => [`${n}.txt`, page(article(400 + n))])));
  await app.drop(many.folder);
  await app.drop(...three().paths);
  await app.done(83);
  await shows(app, 2);
});

pageTest("holding files over the page says that they may be dropped", async (app) => {
  await app.hover(...three().paths);
  await app.page.getByText("Drop to add").waitFor();
});

pageTest("a new collection begins clean, and the one before stays kept", async (app) => {
  await app.drop(...three().paths);
  await app.done(3);
  await app.menu("More", "New collection");
  await app.button("Try a sample").waitFor();
  await app.drop(three().paths[1]);
  await app.done(1);
  assert.match(await app.tab(/^Articles/).innerText(), /1/);
  await app.menu("More", "New collection");
  await app.button("2 collections are kept here").click();
  await app.page.getByRole("dialog").getByText("My articles 2").waitFor();
  const kept = await app.page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  assert.ok(!kept.includes("page-"), "nothing of the files is in another storage");
});
