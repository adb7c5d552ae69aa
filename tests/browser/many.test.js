/** Hundreds of files: progress, cancelling, and a page that stays quick on its feet. */

import assert from "node:assert/strict";
import { article, page } from "../made/articles.js";
import { folderOf, pageTest } from "./harness.js";

const many = (count) => folderOf(Object.fromEntries(Array.from({ length: count }, (_, n) => [`page-${String(n).padStart(4, "0")}.txt`, page(article(1000 + n), { attached: [article(5000 + n), article(9000 + n)] })])));

pageTest("five hundred files: counts, time left, the first article at once, a short list in the page", async (desk) => {
  await desk.page.evaluate(() => {
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
  await desk.drop(many(500).folder);
  await desk.done(500);
  const seen = await desk.page.evaluate(() => ({ ...window.seen, counts: window.seen.counts.size }));
  assert.ok(seen.counts > 5, `the bar moved through ${seen.counts} counts`);
  // Work of less than a second has no need of it.
  assert.ok(seen.left || seen.to - seen.from < 1000, `${seen.to - seen.from} ms without a word of the time left`);
  assert.ok(seen.early, "an article was shown while the rest was cleaned");
  for (const view of ["Stories", "Articles", "Files"]) {
    await desk.tab(new RegExp(`^${view}`)).click();
    const drawn = await desk.rows().count();
    assert.ok(drawn > 3 && drawn < 80, `${drawn} rows are drawn under ${view}`);
  }
  await desk.page.keyboard.press("/");
  await desk.page.keyboard.type("page-0499");
  await desk.eventually(async () => assert.equal(await desk.rows().count(), 1));
  await desk.page.keyboard.press("Escape");
  await desk.tab(/^Articles/).click();
  await desk.page.getByRole("listbox", { name: "All articles" }).focus();
  await desk.page.keyboard.press("End");
  const last = desk.rows().last();
  await desk.eventually(async () => assert.equal(await last.getAttribute("aria-posinset"), await last.getAttribute("aria-setsize")));
});

for (const how of ["Escape", "the button"]) {
  pageTest(`${how} cancels, and what is cleaned stays`, async (desk) => {
    await desk.drop(many(600).folder);
    const bar = desk.page.getByRole("progressbar");
    await desk.eventually(async () => assert.ok(Number(await bar.getAttribute("value")) >= 5));
    if (how === "Escape") await desk.page.keyboard.press("Escape");
    else await desk.button(/^Cancel/).click();
    await bar.waitFor({ state: "detached" });
    await desk.page.getByText(/^Stopped\. \d+ files are cleaned and kept\.$/).first().waitFor();
    const kept = Number((await desk.tab(/^Files/).innerText()).match(/\d+/)[0]);
    assert.ok(kept >= 5 && kept < 600, `${kept} files stay`);
    assert.match(await desk.tab(/^Articles/).innerText(), /[1-9]/);
    assert.match(await desk.tab(/^Stories/).innerText(), /[1-9]/);
    assert.ok((await desk.article().innerText()).length > 300);
    await desk.drop(folderOf({ "later.txt": page(article(7)) }).paths[0]);
    await desk.done(kept + 1);
    await desk.tab(/^Articles/).click();
    await desk.page.getByRole("searchbox").fill(article(7).title);
    await desk.openRow(article(7).title);
    await desk.article().getByText(article(7).paragraphs[0]).waitFor();
  });
}
