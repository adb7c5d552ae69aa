/** For everyone: axe finds no fault, the keyboard reaches everything, a phone shows all. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { altered, article, cranes, page, violins } from "../made/articles.js";
import { folderOf, pageTest } from "./harness.js";

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

async function faultless(desk, where) {
  await desk.page.evaluate(axe);
  const { violations, passes } = await desk.page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  assert.ok(passes.length > 5, "axe looked");
  const told = violations.map(({ id, help, nodes }) => `${where}: ${id} (${help}): ${nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary}`).join(" | ")}`);
  assert.deepEqual(told, []);
}

const drop = () => folderOf({
  "one.txt": page(cranes, { attached: [article(65)] }),
  "copy-a.txt": page({ ...violins, outlet: "Coastline Daily" }),
  "copy-b.txt": page({ ...altered(violins, "violin", "fiddle"), outlet: "Northern Ledger" }),
  "broken.txt": "\0\0\0",
});

for (const colorScheme of ["light", "dark"]) {
  pageTest(`axe finds no fault, ${colorScheme}`, { context: { colorScheme, reducedMotion: "reduce" } }, async (desk) => {
    const back = () => desk.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor.match(/[\d.]+/g).slice(0, 3).map(Number));
    const light = Math.max(...(await back())) > 128;
    assert.equal(light, colorScheme === "light", "the page follows the system's colours");
    await faultless(desk, "empty");
    await desk.button("Paste text").click();
    await faultless(desk, "paste");
    await desk.page.keyboard.press("Escape");
    await desk.drop(...drop().paths);
    await desk.done(4);
    await desk.tab(/^Articles/).click();
    await desk.openRow(cranes.title);
    await desk.article().getByRole("heading", { name: cranes.title }).waitFor();
    await faultless(desk, "article");
    await desk.openRow(violins.title);
    await desk.button(/See the differences/).click();
    await desk.page.locator("ins").first().waitFor();
    await faultless(desk, "copies");
    await desk.page.keyboard.press("v");
    await desk.page.locator("#review-title").waitFor();
    await faultless(desk, "review");
    await desk.page.keyboard.press("Escape");
    await desk.tab(/^Files/).click();
    await desk.openRow("broken.txt");
    await desk.article().getByText("This file was not read").waitFor();
    await faultless(desk, "failed");
    await desk.page.keyboard.press("?");
    await desk.page.getByRole("dialog", { name: "Help and keys" }).waitFor();
    await faultless(desk, "help");
    await desk.page.keyboard.press("Escape");
    await desk.button("Export", { exact: true }).click();
    await faultless(desk, "menu");
  });
}

for (const colorScheme of ["light", "dark"]) {
  pageTest(`axe finds no fault in the lines that recur, ${colorScheme}`, { context: { colorScheme, reducedMotion: "reduce" } }, async (desk) => {
    const said = (seed) => ({ ...article(seed), paragraphs: article(seed).paragraphs.toSpliced(2, 0, "Write to the newsroom of the Haldwick Gazette") });
    await desk.drop(...folderOf(Object.fromEntries([66, 67, 68, 69].map((seed) => [`${seed}.txt`, page(said(seed))]))).paths);
    await desk.done(4);
    await desk.button("Look at them").click();
    await desk.page.getByRole("dialog", { name: "Lines that recur" }).waitFor();
    await faultless(desk, "lines that recur");
  });
}

pageTest("the theme button turns the colours and the choice outlives a reload", async (desk) => {
  const back = () => desk.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const first = await back();
  await desk.button("Change between light and dark").click();
  const second = await back();
  assert.notEqual(second, first);
  await desk.page.reload();
  await desk.button("Try a sample").waitFor();
  assert.equal(await back(), second);
});

pageTest("the keyboard alone: from the empty page to a paragraph set aside and back", async (desk) => {
  const { keyboard } = desk.page;
  const focused = () => desk.page.evaluate(() => {
    const element = document.activeElement;
    return { text: element?.textContent?.trim() ?? "", outline: element ? getComputedStyle(element).outlineStyle : "none", ring: element ? getComputedStyle(element).boxShadow : "none", tag: element?.tagName };
  });
  const tabTo = async (words) => {
    for (let n = 0; n < 40; n += 1) {
      await keyboard.press("Tab");
      const now = await focused();
      if (now.tag !== "BODY") assert.ok(now.outline !== "none" || now.ring !== "none", `focus is seen on ${now.text}`);
      if (now.text.includes(words)) return;
    }
    assert.fail(`Tab does not reach ${words}`);
  };
  await tabTo("Try a sample");
  await keyboard.press("Enter");
  await desk.tab(/^Stories [1-9]/).waitFor();
  await desk.page.getByRole("progressbar").waitFor({ state: "detached" });

  const selected = () => desk.list().locator("[aria-selected=true][aria-posinset]").innerText();
  await keyboard.press("j");
  const first = await desk.eventually(selected);
  await keyboard.press("j");
  await desk.eventually(async () => assert.notEqual(await selected(), first));
  await keyboard.press("k");
  await desk.eventually(async () => assert.equal(await selected(), first));

  await desk.tab(/^Articles/).click();
  await keyboard.press("j");
  await keyboard.press("k");
  await keyboard.press("o");
  await desk.eventually(async () => assert.equal(await desk.page.evaluate(() => document.activeElement?.getAttribute("role")), "listbox"));
  const current = desk.original().locator("[aria-selected=true]");
  const kept = async () => (await desk.article().innerText()).replace(/\s+/g, " ");
  // Down to a paragraph of the article.
  let words = "";
  for (let n = 0; n < 30; n += 1) {
    words = (await current.count()) ? (await current.innerText()).split("\n").at(-1).trim() : "";
    if (words.length > 120 && (await kept()).includes(words.slice(0, 60))) break;
    await keyboard.press("ArrowDown");
  }
  assert.ok(words.length > 120, "the arrows reach a paragraph");
  await keyboard.press("x");
  await desk.eventually(async () => assert.ok(!(await kept()).includes(words.slice(0, 60))));
  await keyboard.press("r");
  await desk.eventually(async () => assert.ok((await kept()).includes(words.slice(0, 60))));
  await keyboard.press("z");
  await desk.eventually(async () => assert.ok(!(await kept()).includes(words.slice(0, 60))));
  await keyboard.press("z");
  await desk.eventually(async () => assert.ok((await kept()).includes(words.slice(0, 60))));

  await keyboard.press("?");
  const help = desk.page.getByRole("dialog", { name: "Help and keys" });
  await help.waitFor();
  await keyboard.press("Escape");
  await help.waitFor({ state: "detached" });
  await keyboard.press("/");
  await keyboard.type("zzzz no such words");
  await desk.page.getByText("Nothing matches the search.").waitFor();
  await keyboard.press("Escape");
  await desk.eventually(async () => assert.ok((await desk.rows().count()) > 2));
  await tabTo("Export");
  await keyboard.press("Enter");
  await desk.eventually(async () => assert.equal(await desk.page.evaluate(() => document.activeElement?.getAttribute("role")), "menuitem"));
  await keyboard.press("ArrowDown");
  const saved = await desk.download(() => keyboard.press("Enter"));
  assert.match(saved.name, /\.jsonl$/);
});

pageTest("a phone has no sideways scroll and reaches every pane", { context: { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true } }, async (desk) => {
  const fits = async (where) => {
    const { wide, seen, out } = await desk.page.evaluate(() => {
      const seen = document.documentElement.clientWidth;
      const out = [...document.querySelectorAll("button, input, h1, h2, p")].filter((element) => {
        const box = element.getBoundingClientRect();
        if (!box.width || !element.checkVisibility()) return false;
        for (let up = element.parentElement; up; up = up.parentElement) if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return false;
        return box.right > seen + 1 || box.left < -1;
      });
      return { wide: document.documentElement.scrollWidth, seen, out: out.map((element) => element.outerHTML.slice(0, 120)) };
    });
    assert.ok(wide <= seen, `${where}: ${wide} > ${seen}`);
    assert.deepEqual(out, [], `${where}: cut off at the side`);
  };
  await fits("empty");
  await desk.drop(...drop().paths);
  await desk.done(4);
  await desk.tab(/^Articles/).click();
  await fits("list");
  await desk.openRow(cranes.title);
  await desk.article().getByText(cranes.paragraphs[0]).waitFor();
  assert.ok(!(await desk.list().isVisible()), "one pane at a time");
  await fits("article");
  const panes = desk.page.getByRole("navigation", { name: "Panes" });
  await panes.getByRole("button", { name: "Original" }).click();
  await desk.original().getByText(cranes.title).first().waitFor();
  await fits("original");
  await panes.getByRole("button", { name: "List" }).click();
  await desk.openRow(violins.title);
  await desk.button(/See the differences/).click();
  await desk.page.locator("ins").first().waitFor();
  await fits("copies");
  for (const menu of ["Add files", "Export", "More"]) {
    await desk.button(menu, { exact: true }).click();
    await desk.page.getByRole("menu").waitFor();
    await fits(`menu ${menu}`);
    await desk.page.keyboard.press("Escape");
  }
});
