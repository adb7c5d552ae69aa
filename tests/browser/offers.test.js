/** A file that looks like several articles: the offer, one click, undo, and a line that starts an article. */

import assert from "node:assert/strict";
import { clippings, magazine } from "../made/piles.js";
import { folderOf, pageTest } from "./harness.js";

const offer = (app) => app.page.getByRole("region", { name: /^This looks like 5 articles$/ });

async function dropped(app, name, text) {
  await app.drop(...folderOf({ [name]: text }).paths);
  await app.done(1);
  await app.tab(/^Articles/).click();
  await app.rows().first().click();
}

const record = (app) => app.article().getByText("one of several articles in its file");

pageTest("a file that looks like several articles is split with one click, and joined with undo", async (app) => {
  await dropped(app, "clippings.txt", clippings(5));
  await offer(app).waitFor();
  assert.equal(await offer(app).getByRole("listitem").count(), 4, "three titles, and how many more");
  assert.equal(await record(app).count(), 0);

  await app.button("Split it").focus();
  await app.page.keyboard.press("Enter");
  await app.page.getByText("Split into 5 articles.", { exact: true }).first().waitFor();
  await offer(app).waitFor({ state: "detached" });
  await record(app).waitFor();
  await app.tab(/^Articles 5$/).waitFor();
  await app.article().getByText("This file came apart into 5 articles.").waitFor();

  await app.button("Undo", { exact: true }).first().click();
  await offer(app).waitFor();
  await record(app).waitFor({ state: "detached" });

  await app.button("Keep as one").click();
  await offer(app).waitFor({ state: "detached" });
  await app.article().getByText("Kept as one; it looks like 5 articles.").waitFor();
  await app.article().getByRole("button", { name: "Split it" }).click();
  await record(app).waitFor();
});

pageTest("a chosen line shows how many articles start like it, before the file is split", async (app) => {
  await dropped(app, "magazine.txt", magazine(6));
  const line = app.original().getByRole("option").filter({ hasText: "[ Part 2 ]" }).first();
  await line.waitFor();
  await app.original().focus();
  for (let step = 0; step < 40 && (await line.getAttribute("aria-selected")) !== "true"; step += 1) {
    await app.page.keyboard.press("ArrowDown");
  }
  await app.button("A line like this starts an article").click();
  const preview = app.page.getByRole("group", { name: "A line like this starts an article" });
  await preview.getByText("6 articles start like this").waitFor();
  await preview.getByText("[ Part 3 ]").waitFor();
  await preview.getByRole("button", { name: "Cancel" }).click();
  await app.tab(/^Articles 1$/).waitFor();

  await app.button("A line like this starts an article").click();
  await preview.getByRole("button", { name: "Split it" }).click();
  await app.tab(/^Articles 6$/).waitFor();
  await app.button("Undo", { exact: true }).first().click();
  await app.tab(/^Articles 1$/).waitFor();
});
