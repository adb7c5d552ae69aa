/** Accessibility: axe reports no violation, the keyboard reaches everything, a phone shows everything. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { altered, article, cranes, page, violins } from "../made/articles.js";
import { folderOf, pageTest } from "./harness.js";

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

async function noViolations(app, where) {
  await app.page.evaluate(axe);
  const { violations, passes } = await app.page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  assert.ok(passes.length > 5, "axe has run");
  const found = violations.map(({ id, help, nodes }) => `${where}: ${id} (${help}): ${nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary}`).join(" | ")}`);
  assert.deepEqual(found, []);
}

const drop = () => folderOf({
  "one.txt": page(cranes, { attached: [article(65)] }),
  "copy-a.txt": page({ ...violins, outlet: "Coastline Daily" }),
  "copy-b.txt": page({ ...altered(violins, "violin", "fiddle"), outlet: "Northern Ledger" }),
  "broken.txt": "\0\0\0",
});

for (const colorScheme of ["light", "dark"]) {
  pageTest(`axe finds no fault, ${colorScheme}`, { context: { colorScheme, reducedMotion: "reduce" } }, async (app) => {
    const back = () => app.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor.match(/[\d.]+/g).slice(0, 3).map(Number));
    const light = Math.max(...(await back())) > 128;
    assert.equal(light, colorScheme === "light", "the page follows the system's colours");
    await noViolations(app, "empty");
    await app.button("Paste text").click();
    await noViolations(app, "paste");
    await app.page.keyboard.press("Escape");
    await app.drop(...drop().paths);
    await app.done(4);
    await app.tab(/^Articles/).click();
    await app.openRow(cranes.title);
    await app.article().getByRole("heading", { name: cranes.title }).waitFor();
    await noViolations(app, "article");
    await app.openRow(violins.title);
    await app.button(/See the differences/).click();
    await app.page.locator("ins").first().waitFor();
    await noViolations(app, "copies");
    await app.page.keyboard.press("v");
    await app.page.locator("#review-title").waitFor();
    await noViolations(app, "review");
    await app.page.keyboard.press("Escape");
    await app.tab(/^Files/).click();
    await app.openRow("broken.txt");
    await app.article().getByText("This file was not read").waitFor();
    await noViolations(app, "failed");
    await app.page.keyboard.press("?");
    await app.page.getByRole("dialog", { name: "Help and keys" }).waitFor();
    await noViolations(app, "help");
    await app.page.keyboard.press("Escape");
    await app.button("Export", { exact: true }).click();
    await noViolations(app, "menu");
  });
}

for (const colorScheme of ["light", "dark"]) {
  pageTest(`axe finds no fault in the rules, ${colorScheme}`, { context: { colorScheme, reducedMotion: "reduce" } }, async (app) => {
    await app.drop(...drop().paths);
    await app.done(4);
    const rules = async () => {
      await app.button("More", { exact: true }).click();
      await app.page.getByRole("menuitem", { name: "Rules…" }).click();
      await app.page.getByRole("dialog", { name: "Rules" }).waitFor();
    };
    await rules();
    await noViolations(app, "no rules");
    await app.button("Make a rule…").click();
    await app.page.getByRole("textbox", { name: "A line that" }).fill("a");
    await app.page.getByText(/lines in \d documents:/).waitFor();
    await noViolations(app, "a rule");
    await app.page.getByRole("combobox", { name: "How it is compared" }).selectOption("matches this regular expression");
    await app.page.getByRole("textbox", { name: "A line that" }).fill("(");
    await app.page.getByText("unclosed group").waitFor();
    await noViolations(app, "a rule that is refused");
    await app.page.getByRole("textbox", { name: "A line that" }).fill("zzz");
    await app.button("Take this rule").click();
    await app.page.getByText("The rule holds now.").waitFor();
    await rules();
    await app.button(/^Remove/).waitFor();
    await noViolations(app, "rules");
  });
}

for (const colorScheme of ["light", "dark"]) {
  pageTest(`axe finds no fault in the lines that recur, ${colorScheme}`, { context: { colorScheme, reducedMotion: "reduce" } }, async (app) => {
    const said = (seed) => ({ ...article(seed), paragraphs: article(seed).paragraphs.toSpliced(2, 0, "Write to the newsroom of the Haldwick Gazette") });
    await app.drop(...folderOf(Object.fromEntries([66, 67, 68, 69].map((seed) => [`${seed}.txt`, page(said(seed))]))).paths);
    await app.done(4);
    await app.button("Look at them").click();
    await app.page.getByRole("dialog", { name: "Lines that recur" }).waitFor();
    await noViolations(app, "lines that recur");
  });
}

pageTest("the theme button turns the colours and the choice outlives a reload", async (app) => {
  const back = () => app.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const first = await back();
  await app.button("Change between light and dark").click();
  const second = await back();
  assert.notEqual(second, first);
  await app.page.reload();
  await app.button("Try a sample").waitFor();
  assert.equal(await back(), second);
});

pageTest("the keyboard alone: from the empty page to a paragraph set aside and back", async (app) => {
  const { keyboard } = app.page;
  const focused = () => app.page.evaluate(() => {
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
  await app.tab(/^Stories [1-9]/).waitFor();
  await app.page.getByRole("progressbar").waitFor({ state: "detached" });

  const selected = () => app.list().locator("[aria-selected=true][aria-posinset]").innerText();
  await keyboard.press("j");
  const first = await app.eventually(selected);
  await keyboard.press("j");
  await app.eventually(async () => assert.notEqual(await selected(), first));
  await keyboard.press("k");
  await app.eventually(async () => assert.equal(await selected(), first));

  await app.tab(/^Articles/).click();
  await keyboard.press("j");
  await keyboard.press("k");
  await keyboard.press("o");
  await app.eventually(async () => assert.equal(await app.page.evaluate(() => document.activeElement?.getAttribute("role")), "listbox"));
  const current = app.original().locator("[aria-selected=true]");
  const kept = async () => (await app.article().innerText()).replace(/\s+/g, " ");
  // Move down to a paragraph of the article.
  let words = "";
  for (let n = 0; n < 30; n += 1) {
    words = (await current.count()) ? (await current.innerText()).split("\n").at(-1).trim() : "";
    if (words.length > 120 && (await kept()).includes(words.slice(0, 60))) break;
    await keyboard.press("ArrowDown");
  }
  assert.ok(words.length > 120, "the arrows reach a paragraph");
  await keyboard.press("x");
  await app.eventually(async () => assert.ok(!(await kept()).includes(words.slice(0, 60))));
  await keyboard.press("r");
  await app.eventually(async () => assert.ok((await kept()).includes(words.slice(0, 60))));
  await keyboard.press("z");
  await app.eventually(async () => assert.ok(!(await kept()).includes(words.slice(0, 60))));
  await keyboard.press("z");
  await app.eventually(async () => assert.ok((await kept()).includes(words.slice(0, 60))));

  await keyboard.press("?");
  const help = app.page.getByRole("dialog", { name: "Help and keys" });
  await help.waitFor();
  await keyboard.press("Escape");
  await help.waitFor({ state: "detached" });
  await keyboard.press("/");
  await keyboard.type("zzzz no such words");
  await app.page.getByText("Nothing matches the search.").waitFor();
  await keyboard.press("Escape");
  await app.eventually(async () => assert.ok((await app.rows().count()) > 2));
  await tabTo("Export");
  await keyboard.press("Enter");
  await app.eventually(async () => assert.equal(await app.page.evaluate(() => document.activeElement?.getAttribute("role")), "menuitem"));
  await keyboard.press("ArrowDown");
  const saved = await app.download(() => keyboard.press("Enter"));
  assert.match(saved.name, /\.jsonl$/);
});

pageTest("a phone has no sideways scroll and reaches every pane", { context: { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true } }, async (app) => {
  const fits = async (where) => {
    const { wide, seen, out } = await app.page.evaluate(() => {
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
  await app.drop(...drop().paths);
  await app.done(4);
  await app.tab(/^Articles/).click();
  await fits("list");
  await app.openRow(cranes.title);
  await app.article().getByText(cranes.paragraphs[0]).waitFor();
  assert.ok(!(await app.list().isVisible()), "one pane at a time");
  await fits("article");
  const panes = app.page.getByRole("navigation", { name: "Panes" });
  await panes.getByRole("button", { name: "Original" }).click();
  await app.original().getByText(cranes.title).first().waitFor();
  await fits("original");
  await panes.getByRole("button", { name: "List" }).click();
  await app.openRow(violins.title);
  await app.button(/See the differences/).click();
  await app.page.locator("ins").first().waitFor();
  await fits("copies");
  for (const menu of ["Add files", "Export", "More"]) {
    await app.button(menu, { exact: true }).click();
    await app.page.getByRole("menu").waitFor();
    await fits(`menu ${menu}`);
    await app.page.keyboard.press("Escape");
  }
});
