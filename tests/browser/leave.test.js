/** Leaving the page in the midst of work, and files that change meanwhile. */

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { article, page } from "../made/articles.js";
import { folderOf, pageTest } from "./harness.js";

const many = (count) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`page-${String(n).padStart(4, "0")}.txt`, page(article(n))]));

/** Whether the browser asks before a reload. The reload does not happen. */
async function asks(app) {
  let asked = false;
  app.page.once("dialog", (dialog) => {
    asked = dialog.type() === "beforeunload";
    void dialog.dismiss();
  });
  void app.page.reload({ timeout: 1_500 }).catch(() => {});
  await app.page.waitForTimeout(700);
  return asked;
}

pageTest("a reload in the midst of work asks first, though there is nothing to undo", async (app) => {
  await app.page.mouse.click(5, 5); // Browsers ask only for pages that were used.
  await app.drop(folderOf(many(1_500)).folder);
  await app.page.getByRole("progressbar").waitFor();
  assert.equal(await asks(app), true);
  await app.done(1_500);
});

pageTest("a reload after the work does not ask", async (app) => {
  await app.page.mouse.click(5, 5);
  await app.drop(folderOf(many(3)).folder);
  await app.done(3);
  assert.equal(await asks(app), false);
});

pageTest("files that change or go while others are read are read or named", async (app) => {
  const { folder, paths } = folderOf(many(400));
  await app.drop(folder);
  await app.tab(/^Files 400$/).waitFor();
  for (const path of paths.slice(-3)) writeFileSync(path, "Other text\n\nThe harbour was closed on Tuesday, the warden said to the ferry's crew.");
  await app.done(400);
  const line = await app.list().locator(".accounted").innerText();
  assert.match(line, /^400 files seen(, all read|: \d+ read, [1-3] not read)\./);
});
