/** The user's decisions: put back, set aside, undo, redo, other groups, saving and loading. */

import assert from "node:assert/strict";
import { altered, article, cranes, page, violins } from "../made/articles.js";
import { folderOf, pageTest } from "./harness.js";

const line = "The lamps on the quay stay lit through the whole of the winter, the night warden said on Monday.";
const withLine = (made) => ({ ...made, paragraphs: [...made.paragraphs.slice(0, 3), line, ...made.paragraphs.slice(3)] });
const one = withLine(article(31));

/** Opens the article and finds its block in the original. */
async function block(app, text) {
  await app.tab(/^Articles/).click();
  await app.openRow(one.title);
  const found = app.original().getByRole("option").filter({ hasText: text }).first();
  await app.original().waitFor();
  for (let turn = 0; turn < 40 && !(await found.count()); turn += 1) {
    await app.original().hover();
    await app.page.mouse.wheel(0, 400);
    await app.page.waitForTimeout(50);
  }
  await found.waitFor();
  return found;
}

const inArticle = (app, text) => app.article().locator("p, li, blockquote, h3").filter({ hasText: text });

pageTest("a paragraph set aside goes, comes back with undo, goes again with redo", async (app) => {
  await app.drop(...folderOf({ "one.txt": page(one) }).paths);
  await app.done(1);
  await (await block(app, line)).click();
  assert.equal(await inArticle(app, line).count(), 1);
  await app.page.keyboard.press("x");
  await inArticle(app, line).waitFor({ state: "detached" });
  await app.page.getByText("Set aside.", { exact: true }).first().waitFor();
  const aside = await block(app, line);
  assert.match(await aside.innerText(), /set aside/i);
  await aside.hover();
  await app.page.getByText("you said so").waitFor();

  await app.button("Undo", { exact: true }).click();
  await inArticle(app, line).waitFor();
  assert.doesNotMatch(await (await block(app, line)).innerText(), /set aside/i);
  await app.button("Redo", { exact: true }).click();
  await inArticle(app, line).waitFor({ state: "detached" });
});

pageTest("a click on what was set aside puts it back, and its reason is told before", async (app) => {
  await app.drop(...folderOf({ "one.txt": page(one) }).paths);
  await app.done(1);
  const furniture = await block(app, "Subscribe to our newsletter");
  assert.match(await furniture.innerText(), /set aside/i);
  await furniture.hover();
  const why = await app.page.locator("#why-reason").innerText();
  assert.match(why, /^set aside: \w.* \S+.*\.$/is, "what it is, and a sentence why");
  assert.equal(await inArticle(app, "Subscribe to our newsletter").count(), 0);
  await furniture.click();
  await app.page.getByText("Put back into the article.").first().waitFor();
  await inArticle(app, "Subscribe to our newsletter").waitFor();
  const now = await block(app, "Subscribe to our newsletter");
  assert.doesNotMatch(await now.innerText(), /set aside/i);
  await app.page.keyboard.press("z");
  await inArticle(app, "Subscribe to our newsletter").waitFor({ state: "detached" });
  await app.page.keyboard.press("Shift+Z");
  await inArticle(app, "Subscribe to our newsletter").waitFor();
});

pageTest("a line can be set aside in every file at once", async (app) => {
  const files = { "one.txt": page(one), "two.txt": page(withLine(article(32))) };
  await app.drop(...folderOf(files).paths);
  await app.done(2);
  await (await block(app, line)).click();
  // Move the pointer off the original, so that the buttons are those of the chosen block.
  await app.article().hover();
  await app.button("Set this line aside in every file").click();
  await inArticle(app, line).waitFor({ state: "detached" });
  await app.openRow(article(32).title);
  await app.article().getByRole("heading", { name: article(32).title }).waitFor();
  assert.equal(await inArticle(app, line).count(), 0);
});

const wire = violins;
const copies = () => ({
  "first.txt": page({ ...wire, outlet: "Coastline Daily" }),
  "second.txt": page({ ...altered(wire, "violin", "fiddle"), outlet: "Northern Ledger" }),
  "apart.txt": page(cranes),
});

pageTest("copies are collapsed, and the words that differ are shown", async (app) => {
  await app.drop(...folderOf(copies()).paths);
  await app.done(3);
  await app.tab(/^Stories/).click();
  assert.equal(await app.rows().filter({ hasText: wire.title }).count(), 1, "one line for both");
  await app.rows().filter({ hasText: wire.title }).click();
  assert.match(await app.rows().filter({ hasText: wire.title }).innerText(), /\+1 copy/);
  await app.button(/See the differences/).click();
  const panel = app.page.getByRole("tabpanel", { name: "Copies" });
  await panel.getByText(/2 versions of one article/).waitFor();
  assert.match(await panel.innerText(), /\d+ % of its text is shared/);
  const words = (tag) => app.page.locator(`[aria-label="Show what differs"] ${tag}`).allInnerTexts();
  await app.eventually(async () => assert.ok((await words("del")).length > 1 && (await words("ins")).length > 1));
  const [gone, only] = [await words("del"), await words("ins")].map((list) => list.slice(1).map((word) => word.trim()));
  const [inFirst, inSecond] = gone.includes("violin") ? [gone, only] : [only, gone];
  assert.ok(inFirst.length > 0 && inFirst.every((word) => /^violin/.test(word) || word === "Coastline Daily"), inFirst.join("|"));
  assert.ok(inSecond.length > 0 && inSecond.every((word) => /^fiddle/.test(word) || word === "Northern Ledger"), inSecond.join("|"));
  const alike = wire.paragraphs.filter((text) => !text.includes("violin")).length;
  if (alike > 0) await panel.getByText(/paragraphs? without a difference/).first().waitFor();
});

pageTest("another version can be kept, and a copy can leave its set", async (app) => {
  await app.drop(...folderOf(copies()).paths);
  await app.done(3);
  await app.tab(/^Stories/).click();
  await app.rows().filter({ hasText: wire.title }).click();
  await app.button(/See the differences/).click();
  const panel = app.page.getByRole("tabpanel", { name: "Copies" });
  const member = (relation) => panel.getByRole("listitem").filter({ hasText: relation });
  const keeper = (await member("kept version").first().innerText()).split("\n")[0];
  await panel.getByRole("button", { name: /^Keep this one/ }).click();
  await app.eventually(async () => assert.notEqual((await member("kept version").first().innerText()).split("\n")[0], keeper));
  await app.button("Undo", { exact: true }).click();
  await app.eventually(async () => assert.equal((await member("kept version").first().innerText()).split("\n")[0], keeper));
  await panel.getByRole("button", { name: /^Not a copy/ }).click();
  // They are two articles now, still in one story.
  await app.eventually(async () => assert.equal(await app.page.getByRole("treeitem", { level: 2 }).filter({ hasText: wire.title }).count(), 2));
  assert.doesNotMatch(await app.list().innerText(), /copy/);
});

pageTest("two articles are put into one story, and one leaves it again", async (app) => {
  await app.drop(...folderOf(copies()).paths);
  await app.done(3);
  await app.tab(/^Stories 2$/).click();
  await app.openRow(wire.title);
  await app.button(/^Same story as/).click();
  await app.openRow(cranes.title);
  await app.article().getByRole("heading", { name: cranes.title }).waitFor();
  await app.page.keyboard.press("s");
  await app.tab(/^Stories 1$/).waitFor();
  await app.page.keyboard.press("d");
  await app.tab(/^Stories 2$/).waitFor();
  await app.page.keyboard.press("z");
  await app.tab(/^Stories 1$/).waitFor();
});

pageTest("decisions are saved and applied to the same files in another visit", async (app) => {
  const drop = folderOf({ "one.txt": page(one) });
  await app.drop(...drop.paths);
  await app.done(1);
  await (await block(app, line)).click();
  await app.page.keyboard.press("x");
  await inArticle(app, line).waitFor({ state: "detached" });
  const saved = await app.download(() => app.menu("More", "Save decisions"));
  const { decisions } = JSON.parse(saved.text);
  assert.deepEqual(decisions.map((decision) => decision.kind), ["set-aside"]);
  const file = folderOf({ [saved.name]: saved.text }).paths[0];

  await app.menu("More", "New collection");
  await app.drop(...drop.paths);
  await app.done(1);
  await app.openRow(one.title);
  await inArticle(app, line).waitFor();
  await app.choose(() => app.menu("More", "Load decisions"), file);
  await inArticle(app, line).waitFor({ state: "detached" });
});
