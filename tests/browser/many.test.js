/** Hundreds of files: progress, cancelling, and how many rows are drawn. */

import assert from "node:assert/strict";
import { article, page } from "../made/articles.js";
import { folderOf, pageTest } from "./harness.js";

const many = (count) => folderOf(Object.fromEntries(Array.from({ length: count }, (_, n) => [`page-${String(n).padStart(4, "0")}.txt`, page(article(1000 + n), { attached: [article(5000 + n), article(9000 + n)] })])));

pageTest("five hundred files: counts, time left, the first article at once, a short list in the page", async (app) => {
  await app.page.evaluate(() => {
    const seen = (window.seen = { left: false, counts: new Set(), early: false, from: 0, to: 0 });
    setInterval(() => {
      const bar = document.querySelector("progress");
      if (!bar) return;
      seen.from ||= performance.now();
      seen.to = performance.now();
      seen.counts.add(bar.value);
      seen.left ||= /left/.test(bar.parentElement.textContent);
      seen.early ||= document.querySelector("article p:not(.placeholder)") !== null;
    }, 20);
  });
  await app.drop(many(500).folder);
  await app.done(500);
  const seen = await app.page.evaluate(() => ({ ...window.seen, counts: window.seen.counts.size }));
  assert.ok(seen.counts > 5, `the bar moved through ${seen.counts} counts`);
  // For work of less than a second none is shown.
  assert.ok(seen.left || seen.to - seen.from < 1000, `${seen.to - seen.from} ms without a word of the time left`);
  assert.ok(seen.early, "an article was shown while the rest was cleaned");
  for (const view of ["Stories", "Articles", "Files"]) {
    await app.tab(new RegExp(`^${view}`)).click();
    const drawn = await app.rows().count();
    assert.ok(drawn > 3 && drawn < 80, `${drawn} rows are drawn under ${view}`);
  }
  await app.page.keyboard.press("/");
  await app.page.keyboard.type("page-0499");
  await app.eventually(async () => assert.equal(await app.rows().count(), 1));
  await app.page.keyboard.press("Escape");
  await app.tab(/^Articles/).click();
  await app.page.getByRole("listbox", { name: "All articles" }).focus();
  await app.page.keyboard.press("End");
  const last = app.rows().last();
  await app.eventually(async () => assert.equal(await last.getAttribute("aria-posinset"), await last.getAttribute("aria-setsize")));
});

for (const how of ["Escape", "the button"]) {
  pageTest(`${how} cancels, and what is cleaned stays`, async (app) => {
    await app.drop(many(600).folder);
    const bar = app.page.getByRole("progressbar");
    await app.eventually(async () => assert.ok(Number(await bar.getAttribute("value")) >= 5));
    if (how === "Escape") await app.page.keyboard.press("Escape");
    else await app.button(/^Cancel/).click();
    await bar.waitFor({ state: "detached" });
    const stopped = app.page.getByText(/^Stopped\. \d+ files are cleaned and kept(; \d+ were not read)?\.$/).first();
    await stopped.waitFor();
    const kept = await app.eventually(async () => {
      const said = Number((await stopped.innerText()).match(/\d+/)[0]);
      assert.match(await app.tab(/^Files/).innerText(), new RegExp(`^Files\\s*${said}$`));
      return said;
    });
    assert.ok(kept >= 5 && kept < 600, `${kept} files stay`);
    await app.eventually(async () => assert.match(await app.tab(/^Articles/).innerText(), /[1-9]/));
    await app.eventually(async () => assert.match(await app.tab(/^Stories/).innerText(), /[1-9]/));
    await app.eventually(async () => assert.ok((await app.article().innerText()).length > 300));
    await app.drop(folderOf({ "later.txt": page(article(7)) }).paths[0]);
    await app.done(kept + 1);
    await app.tab(/^Articles/).click();
    await app.page.getByRole("searchbox").fill(article(7).title);
    await app.openRow(article(7).title);
    await app.article().getByText(article(7).paragraphs[0]).waitFor();
  });
}
