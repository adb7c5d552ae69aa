/** A rule is made from a line, tried while it is written, taken, listed and removed; by keys and on a phone. */

import assert from "node:assert/strict";
import { article, page } from "../made/articles.js";
import { folderOf, pageTest } from "./harness.js";

const note = "Our ferry desk spoke with three of the captains on Monday, and all of them expect the work to end in May.";
const made = (seed) => ({ ...article(seed), paragraphs: article(seed).paragraphs.toSpliced(1, 0, note) });
const drop = () => folderOf({ "a.txt": page(made(71)), "b.txt": page(made(72)) });

const dialog = (app, name) => app.page.getByRole("dialog", { name });
const pattern = (app) => app.page.getByRole("textbox", { name: "A line that" });
const kept = async (app) => (await app.article().innerText()).includes(note);

/** Opens an article and the dialog for its note. */
async function begun(app) {
  await app.drop(...drop().paths);
  await app.done(2);
  await app.tab(/^Articles/).click();
  await app.openRow(made(71).title);
  await app.article().getByText(note).waitFor();
  await app.original().getByText(note).click();
  await app.button("Make a rule…").click();
  await dialog(app, "Make a rule").waitFor();
}

pageTest("a rule from a line is tried, taken, listed, removed and undone", async (app) => {
  await begun(app);
  assert.equal(await pattern(app).inputValue(), note);
  await app.page.getByText("2 lines in 2 documents:").waitFor();
  await pattern(app).fill("no such line at all");
  await app.page.getByText("No line yet.").waitFor();
  await app.page.getByRole("combobox", { name: "How it is compared" }).selectOption("matches this regular expression");
  await pattern(app).fill("^Our (ferry");
  await app.page.getByText("The pattern is no regular expression: unclosed group, at character 6, “(ferry”.").waitFor();
  assert.equal(await pattern(app).getAttribute("aria-invalid"), "true");
  assert.ok(await app.page.getByRole("button", { name: "Take this rule" }).isDisabled());
  await pattern(app).fill("^Our ferry");
  await app.page.getByText("2 lines in 2 documents:").waitFor();
  assert.ok(await kept(app), "nothing has changed yet");
  await app.page.getByRole("button", { name: "Take this rule" }).click();
  await app.eventually(async () => assert.ok(!(await kept(app))));

  await app.button("More", { exact: true }).click();
  await app.page.getByRole("menuitem", { name: "Rules…" }).click();
  await dialog(app, "Rules").getByText("^Our ferry").first().waitFor();
  await app.page.getByRole("button", { name: /^Remove/ }).click();
  await app.eventually(async () => assert.equal(await app.page.getByRole("button", { name: /^Remove/ }).count(), 0));
  await app.page.keyboard.press("Escape");
  await app.eventually(async () => assert.ok(await kept(app)));
  await app.page.keyboard.press("z");
  await app.eventually(async () => assert.ok(!(await kept(app))));
});

pageTest("the keyboard alone makes a rule, and Escape leaves everything as it was", async (app) => {
  await begun(app);
  const { keyboard } = app.page;
  assert.equal(await app.page.evaluate(() => document.activeElement?.id), "rule-pattern");
  await keyboard.press("Escape");
  await dialog(app, "Make a rule").waitFor({ state: "detached" });
  assert.ok(await kept(app));
  await app.button("More", { exact: true }).click();
  await app.page.getByRole("menuitem", { name: "Rules…" }).click();
  await dialog(app, "Rules").getByRole("button", { name: "Make a rule…" }).click();
  await dialog(app, "Make a rule").waitFor();
  // The dialog of before closes late, and must not take this one with it.
  await app.page.waitForTimeout(300);
  await keyboard.type("ferry desk");
  await app.page.getByText("2 lines in 2 documents:").waitFor();
  await keyboard.press("Enter");
  await app.eventually(async () => assert.ok(!(await kept(app))));
});

pageTest("on a phone the dialog fits", { context: { viewport: { width: 360, height: 640 } } }, async (app) => {
  await app.drop(...drop().paths);
  await app.done(2);
  await app.button("More", { exact: true }).click();
  await app.page.getByRole("menuitem", { name: "Rules…" }).click();
  await dialog(app, "Rules").getByRole("button", { name: "Make a rule…" }).click();
  await pattern(app).fill("a");
  await app.page.getByText(/lines in 2 documents:/).waitFor();
  const out = await app.page.evaluate(() => [...document.querySelectorAll("dialog *")].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.right > innerWidth + 1 && getComputedStyle(one.parentElement).overflowX !== "hidden";
  }).map((one) => one.outerHTML.slice(0, 100)));
  assert.deepEqual(out, []);
  await app.page.getByRole("button", { name: "Take this rule" }).scrollIntoViewIfNeeded();
});
