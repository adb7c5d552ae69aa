/** The comparing engine runs out of memory, hangs or crashes: what happened is said, what is there is kept and exported, the next drop goes on. */

import assert from "node:assert/strict";
import { article, page } from "../made/articles.js";
import { hangWhenComparing, maxMemory, shortLimits } from "./engine.js";
import { folderOf, pageTest } from "./harness.js";

const pages = (from, count, prefix = "page") => Object.fromEntries(Array.from({ length: count }, (_, n) => [`${prefix}-${from + n}.txt`, page(article(from + n))]));
const idle = (app, timeout = 90_000) => app.page.getByRole("progressbar").waitFor({ state: "detached", timeout });
const filesSeen = async (app) => Number((await app.tab(/^Files/).innerText()).match(/[\d,]+/)[0].replace(",", ""));

/** Each of `count` files is listed, read or not, and the exported articles are those of the files that were read. */
async function accounted(app, count) {
  await app.eventually(async () => assert.equal(await filesSeen(app), count));
  const [, failed] = /(?:read, ([\d,]+) not read|all read)/.exec(await app.list().locator(".accounted").innerText());
  const unread = Number(failed?.replace(",", "") ?? 0);
  const { text } = await app.download(() => app.menu("Export", /^JSON Lines/));
  const documents = new Set(text.trim().split("\n").map((line) => JSON.parse(line)).map((one) => one.document).filter(Boolean));
  assert.equal(documents.size, count - unread);
  return unread;
}

pageTest("memory refused: what fits is compared and exported, the rest is named, the next drop goes on", { init: maxMemory(640) }, async (app) => {
  await app.drop(folderOf(pages(0, 10)).folder);
  await app.done(10);
  await app.drop(folderOf(Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`large-${n}.txt`, page(article(2_000 + n), { attached: Array.from({ length: 12 }, (_, k) => article(10_000 + 12 * n + k)) })]))).folder);
  await idle(app);
  await app.page.getByText(/The engine broke down and was restarted\. [\d,]+ files were left out/).first().waitFor();
  const failed = await accounted(app, 610);
  assert.ok(failed > 0 && failed <= 600, `${failed} files did not fit`);
  await app.tab(/^Files/).click();
  assert.match(await app.rows().first().innerText(), /not read[\s\S]*engine broke down/);
  await app.drop(folderOf(pages(20, 1, "later")).folder);
  await app.done(611);
  await app.tab(/^Articles/).click();
  await app.page.getByRole("searchbox").fill(article(20).title);
  await app.openRow(article(20).title);
  await app.article().getByText(article(20).paragraphs[0]).waitFor();
});

pageTest("a comparing worker that hangs is found, ended and rebuilt, and the user is told", { init: hangWhenComparing + shortLimits }, async (app) => {
  await app.drop(folderOf(pages(0, 8)).folder);
  await app.done(8);
  await app.drop(folderOf({ ...pages(8, 2), "hang.txt": page(article(50)) }).folder);
  await app.page.getByText("The engine broke down and was restarted.", { exact: true }).waitFor();
  await idle(app);
  await app.page.getByText("3 files were left out").first().waitFor();
  assert.equal(await accounted(app, 11), 3);
  await app.drop(folderOf(pages(30, 3)).folder);
  await app.done(14);
  await app.tab(/^Articles 11$/).waitFor();
});

pageTest("cancelling during comparing answers within 200 ms; comparing can be asked for again", { init: hangWhenComparing }, async (app) => {
  await app.drop(folderOf({ ...pages(0, 8), "hang.txt": page(article(50)) }).folder);
  await app.page.getByText("Finding copies and stories").waitFor();
  await app.page.waitForTimeout(300);
  const ms = await cancelled(app);
  assert.ok(ms < 200, `${ms} ms`);
  await app.page.getByText("Stopped. 9 files are cleaned and kept.").first().waitFor();
  await app.page.getByText("These articles are not compared with each other yet").waitFor();
  await app.tab(/^Articles 9$/).click();
  await app.openRow(article(3).title);
  await app.article().getByText(article(3).paragraphs[0]).waitFor();
  await app.button("Compare them now").click();
  await app.page.getByText("Finding copies and stories").waitFor();
  assert.ok((await cancelled(app)) < 200);
});

/** Milliseconds from Escape until the progress is gone, as the page itself sees it. */
async function cancelled(app) {
  return app.page.evaluate(() => new Promise((resolve) => {
    const start = performance.now();
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    const look = () => (document.querySelector("progress") ? setTimeout(look, 5) : resolve(performance.now() - start));
    look();
  }));
}

pageTest("cancelled at random moments, nothing of what is done is lost", async (app) => {
  const { folder } = folderOf(pages(0, 250));
  let kept = 0;
  for (let round = 0; round < 12; round += 1) {
    await app.drop(folder);
    await app.page.waitForTimeout((round * 137) % 900);
    if ((await app.page.getByRole("progressbar").count()) > 0) {
      const ms = await cancelled(app);
      assert.ok(ms < 250, `${ms} ms in round ${round}`); // 200 and the 50 of a busy machine
    }
    // What the message says is what is listed, and what was listed before is still there.
    // A drop that was over before it could be cancelled, or had not begun, ends first. The
    // page is read at one moment: between two readings a drop may begin and list its files.
    kept = await app.eventually(async () => {
      const seen = await app.page.evaluate(() => ({
        working: document.querySelector("progress") !== null,
        said: /Stopped\. ([\d,]+) file/.exec(document.body.innerText)?.[1] ?? "0",
        listed: [...document.querySelectorAll('[role="tab"]')].map((tab) => /^Files\s+([\d,]+)/.exec(tab.innerText)?.[1]).find(Boolean) ?? "0",
      }));
      assert.ok(!seen.working);
      const [said, listed] = [seen.said, seen.listed].map((digits) => Number(digits.replace(",", "")));
      assert.ok(listed >= kept && listed >= said, `${listed} of ${kept}, ${said}`);
      return listed;
    });
  }
  app.test.diagnostic(`${kept} files before the last drop`);
  await app.drop(folder);
  await app.done(250);
  await app.page.getByText("250 files seen, all read.").waitFor();
  assert.equal(await accounted(app, 250), 0);
});

pageTest("workers that are killed again and again lose no file", async (app) => {
  const count = 2_000;
  await app.drop(folderOf(pages(0, count)).folder);
  await app.page.getByRole("progressbar").waitFor();
  let kills = 0;
  while ((await app.page.getByRole("progressbar").count()) > 0 && kills < 100) {
    const workers = app.page.workers();
    const one = workers[kills % Math.max(1, workers.length)];
    await one?.evaluate(() => void setTimeout(() => { throw new Error("killed"); })).catch(() => {});
    kills += 1;
    await app.page.waitForTimeout(60);
  }
  app.test.diagnostic(`${kills} kills`);
  assert.ok(kills > 20, `${kills} kills`);
  await idle(app);
  const failed = await accounted(app, count);
  app.test.diagnostic(`${failed} files named as not read`);
  assert.ok(failed < count / 20, `${failed} files were given up`);
  await app.tab(/^Files/).click();
  for (const row of (await app.rows().allInnerTexts()).slice(0, Math.min(failed, 5))) assert.match(row, /engine/);
  await app.drop(folderOf(pages(5_000, 2, "later")).folder);
  await app.done(count + 2);
});

pageTest("two tabs do not disturb each other", async (app) => {
  const { folder } = folderOf(pages(0, 150));
  const other = await app.another();
  await Promise.all([app.drop(folder), other.drop(folder)]);
  await Promise.all([app.done(150), other.done(150)]);
  assert.deepEqual([await accounted(app, 150), await accounted(other, 150)], [0, 0]);
  assert.equal(await app.list().locator(".accounted").innerText(), await other.list().locator(".accounted").innerText());
});
