/** What a person says: put back, set aside, taken back, done again, groups changed, saved. */

import assert from "node:assert/strict";
import { altered, article, cranes, page, violins } from "../made/articles.js";
import { folderOf, pageTest } from "./harness.js";

const line = "The lamps on the quay stay lit through the whole of the winter, the night warden said on Monday.";
const withLine = (made) => ({ ...made, paragraphs: [...made.paragraphs.slice(0, 3), line, ...made.paragraphs.slice(3)] });
const one = withLine(article(31));

/** Opens the article and finds its block in the original. */
async function block(desk, text) {
  await desk.tab(/^Articles/).click();
  await desk.openRow(one.title);
  const found = desk.original().getByRole("option").filter({ hasText: text }).first();
  await desk.original().waitFor();
  for (let turn = 0; turn < 40 && !(await found.count()); turn += 1) {
    await desk.original().hover();
    await desk.page.mouse.wheel(0, 400);
    await desk.page.waitForTimeout(50);
  }
  await found.waitFor();
  return found;
}

const inArticle = (desk, text) => desk.article().locator("p, li, blockquote, h3").filter({ hasText: text });

pageTest("a paragraph set aside goes, comes back with undo, goes again with redo", async (desk) => {
  await desk.drop(...folderOf({ "one.txt": page(one) }).paths);
  await desk.done(1);
  await (await block(desk, line)).click();
  assert.equal(await inArticle(desk, line).count(), 1);
  await desk.page.keyboard.press("x");
  await inArticle(desk, line).waitFor({ state: "detached" });
  await desk.page.getByText("Set aside.", { exact: true }).first().waitFor();
  const aside = await block(desk, line);
  assert.match(await aside.innerText(), /set aside/i);
  await aside.hover();
  await desk.page.getByText("you said so").waitFor();

  await desk.button("Undo", { exact: true }).click();
  await inArticle(desk, line).waitFor();
  assert.doesNotMatch(await (await block(desk, line)).innerText(), /set aside/i);
  await desk.button("Redo", { exact: true }).click();
  await inArticle(desk, line).waitFor({ state: "detached" });
});

pageTest("a click on what was set aside puts it back, and its reason is told before", async (desk) => {
  await desk.drop(...folderOf({ "one.txt": page(one) }).paths);
  await desk.done(1);
  const furniture = await block(desk, "Subscribe to our newsletter");
  assert.match(await furniture.innerText(), /set aside/i);
  await furniture.hover();
  const why = await desk.page.locator("#why-reason").innerText();
  assert.match(why, /^set aside: \w.* \S+.*\.$/is, "what it is, and a sentence why");
  assert.equal(await inArticle(desk, "Subscribe to our newsletter").count(), 0);
  await furniture.click();
  await desk.page.getByText("Put back into the article.").first().waitFor();
  await inArticle(desk, "Subscribe to our newsletter").waitFor();
  const now = await block(desk, "Subscribe to our newsletter");
  assert.doesNotMatch(await now.innerText(), /set aside/i);
  await desk.page.keyboard.press("z");
  await inArticle(desk, "Subscribe to our newsletter").waitFor({ state: "detached" });
  await desk.page.keyboard.press("Shift+Z");
  await inArticle(desk, "Subscribe to our newsletter").waitFor();
});

pageTest("a line can be set aside in every file at once", async (desk) => {
  const files = { "one.txt": page(one), "two.txt": page(withLine(article(32))) };
  await desk.drop(...folderOf(files).paths);
  await desk.done(2);
  await (await block(desk, line)).click();
  // Off the original, so that the chosen block is told of and not another under the pointer.
  await desk.article().hover();
  await desk.button("Set this line aside in every file").click();
  await inArticle(desk, line).waitFor({ state: "detached" });
  await desk.openRow(article(32).title);
  await desk.article().getByRole("heading", { name: article(32).title }).waitFor();
  assert.equal(await inArticle(desk, line).count(), 0);
});

const wire = violins;
const copies = () => ({
  "first.txt": page({ ...wire, outlet: "Coastline Daily" }),
  "second.txt": page({ ...altered(wire, "violin", "fiddle"), outlet: "Northern Ledger" }),
  "apart.txt": page(cranes),
});

pageTest("copies are collapsed, and the words that differ are shown", async (desk) => {
  await desk.drop(...folderOf(copies()).paths);
  await desk.done(3);
  await desk.tab(/^Stories/).click();
  assert.equal(await desk.rows().filter({ hasText: wire.title }).count(), 1, "one line for both");
  await desk.rows().filter({ hasText: wire.title }).click();
  assert.match(await desk.rows().filter({ hasText: wire.title }).innerText(), /\+1 copy/);
  await desk.button(/See the differences/).click();
  const panel = desk.page.getByRole("tabpanel", { name: "Copies" });
  await panel.getByText(/2 versions of one article/).waitFor();
  assert.match(await panel.innerText(), /\d+ % of its text is shared/);
  const words = (tag) => desk.page.locator(`[aria-label="Show what differs"] ${tag}`).allInnerTexts();
  await desk.eventually(async () => assert.ok((await words("del")).length > 1 && (await words("ins")).length > 1));
  const [gone, only] = [await words("del"), await words("ins")].map((list) => list.slice(1).map((word) => word.trim()));
  const [inFirst, inSecond] = gone.includes("violin") ? [gone, only] : [only, gone];
  assert.ok(inFirst.length > 0 && inFirst.every((word) => /^violin/.test(word) || word === "Coastline Daily"), inFirst.join("|"));
  assert.ok(inSecond.length > 0 && inSecond.every((word) => /^fiddle/.test(word) || word === "Northern Ledger"), inSecond.join("|"));
  const alike = wire.paragraphs.filter((text) => !text.includes("violin")).length;
  if (alike > 0) await panel.getByText(/paragraphs? without a difference/).first().waitFor();
});

pageTest("another version can be kept, and a copy can leave its set", async (desk) => {
  await desk.drop(...folderOf(copies()).paths);
  await desk.done(3);
  await desk.tab(/^Stories/).click();
  await desk.rows().filter({ hasText: wire.title }).click();
  await desk.button(/See the differences/).click();
  const panel = desk.page.getByRole("tabpanel", { name: "Copies" });
  const member = (relation) => panel.getByRole("listitem").filter({ hasText: relation });
  const keeper = (await member("kept version").first().innerText()).split("\n")[0];
  await panel.getByRole("button", { name: /^Keep this one/ }).click();
  await desk.eventually(async () => assert.notEqual((await member("kept version").first().innerText()).split("\n")[0], keeper));
  await desk.button("Undo", { exact: true }).click();
  await desk.eventually(async () => assert.equal((await member("kept version").first().innerText()).split("\n")[0], keeper));
  await panel.getByRole("button", { name: /^Not a copy/ }).click();
  // They are two articles now, and still of one story.
  await desk.eventually(async () => assert.equal(await desk.page.getByRole("treeitem", { level: 2 }).filter({ hasText: wire.title }).count(), 2));
  assert.doesNotMatch(await desk.list().innerText(), /copy/);
});

pageTest("two articles are put into one story, and one leaves it again", async (desk) => {
  await desk.drop(...folderOf(copies()).paths);
  await desk.done(3);
  await desk.tab(/^Stories 2$/).click();
  await desk.openRow(wire.title);
  await desk.button(/^Same story as/).click();
  await desk.openRow(cranes.title);
  await desk.article().getByRole("heading", { name: cranes.title }).waitFor();
  await desk.page.keyboard.press("s");
  await desk.tab(/^Stories 1$/).waitFor();
  await desk.page.keyboard.press("d");
  await desk.tab(/^Stories 2$/).waitFor();
  await desk.page.keyboard.press("z");
  await desk.tab(/^Stories 1$/).waitFor();
});

pageTest("decisions are saved and applied to the same files in another visit", async (desk) => {
  const drop = folderOf({ "one.txt": page(one) });
  await desk.drop(...drop.paths);
  await desk.done(1);
  await (await block(desk, line)).click();
  await desk.page.keyboard.press("x");
  await inArticle(desk, line).waitFor({ state: "detached" });
  const saved = await desk.download(() => desk.menu("More", "Save decisions"));
  const { decisions } = JSON.parse(saved.text);
  assert.deepEqual(decisions.map((decision) => decision.kind), ["set-aside"]);
  const file = folderOf({ [saved.name]: saved.text }).paths[0];

  desk.page.once("dialog", (dialog) => dialog.accept());
  await desk.page.reload();
  await desk.drop(...drop.paths);
  await desk.done(1);
  await desk.openRow(one.title);
  await inArticle(desk, line).waitFor();
  await desk.choose(() => desk.menu("More", "Load decisions"), file);
  await inArticle(desk, line).waitFor({ state: "detached" });
});
