/** `<story-sift>` in pages of others: what it shows, by mouse and keyboard, its events, its form, its colours, its end. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { altered, article, cranes, page as made, violins } from "../made/articles.js";
import { project, serveFolder } from "../hosts/project.js";
import { folderOf, otherPage } from "./harness.js";

const PKG = "/node_modules/storysift";
const MAP = `<script type="importmap">{ "imports": { "storysift": "${PKG}/browser.js", "storysift/element": "${PKG}/element.js" } }</script>`;
const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

const MAIN = `import "storysift/element"; globalThis.told = [];
  for (const name of ["change", "article", "error"]) document.addEventListener(name, (event) => told.push([name, event.composedPath()[0] === event.target || event.target.tagName, event.detail]));`;

const FILES = {
  "one.txt": made(cranes),
  "copy-a.txt": made({ ...violins, outlet: "Coastline Daily" }),
  "copy-b.txt": made({ ...altered(violins, "violin", "fiddle"), outlet: "Northern Ledger" }),
  "broken.txt": "\0\0\0",
};
const drop = () => folderOf(FILES);

/** One folder with the package and the pages of all tests. */
const root = project({ "main.js": MAIN, "page.css": ":root { color-scheme: light dark; background: Canvas; color: CanvasText }" });
let pages = 0;

/** A page with this body. `told` are the events in order, by name; `errors` what went wrong. */
async function host(context, t, body, { headers, head = "", size = { width: 1100, height: 800 }, colorScheme = "light" } = {}) {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Host</title><link rel="icon" href="data:,">
    <link rel="stylesheet" href="/page.css">${MAP}${head}<script type="module" src="/main.js"></script><main><h1>Host</h1>${body}</main></html>`;
  const name = `${(pages += 1)}.html`;
  writeFileSync(join(root, name), html);
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.goto((await serveFolder(root, t, headers)) + name);
  await page.locator("story-sift button").first().waitFor();
  return { page, errors };
}

/** A test of a page with the element. */
const elementTest = (name, body) => otherPage(name, (_look, context, t) => body((...given) => host(context, t, ...given), t));

const rows = (within) => within.getByRole("treeitem");
/** Chooses files and waits for the rows. */
async function choose(within, paths) {
  await within.locator("input[type=file]").first().setInputFiles(paths);
  await rows(within).first().waitFor();
  await within.getByRole("progressbar").waitFor({ state: "detached" });
}

elementTest("plain HTML: stories, copies collapsed, problems by name, an article with what was set aside", async (host) => {
  const { page, errors } = await host("<story-sift></story-sift>");
  await choose(page, drop().paths);
  await page.getByText(/^2 stories · 3 articles · 1 copy among them · 1 problem$/).waitFor();
  assert.equal(await rows(page).count(), 2);
  const kept = rows(page).filter({ hasText: "1 copy" });
  await kept.getByText("1 copy").click();
  await rows(page).nth(2).waitFor();
  await page.getByText("Problems (1)").click();
  await page.getByRole("listitem").filter({ hasText: "broken.txt" }).waitFor();
  await rows(page).filter({ hasText: cranes.title }).click();
  const shown = page.getByRole("article", { name: cranes.title });
  await shown.getByText(cranes.paragraphs[0]).waitFor();
  assert.doesNotMatch(await shown.innerText(), /Subscribe to our newsletter/);
  await shown.getByText("What was set aside").click();
  await shown.getByText("Subscribe to our newsletter", { exact: true }).waitFor();
  const told = await page.evaluate(() => told.map(([name, , detail]) => [name, detail.articles ?? detail.article.title, detail.report?.files]));
  assert.deepEqual(told, [["change", 3, 4], ["article", cranes.title, undefined]]);
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save" }).click()]);
  assert.equal(saved.suggestedFilename(), "articles.jsonl");
  await page.getByRole("button", { name: "Clear" }).click();
  await page.getByText("Drop saved articles here").waitFor();
  assert.deepEqual(errors, []);
});

elementTest("a part that was set aside is put back by the keyboard, and set aside again", async (host) => {
  const { page, errors } = await host("<story-sift></story-sift>");
  await choose(page, drop().paths);
  await rows(page).filter({ hasText: cranes.title }).click();
  const shown = page.getByRole("article", { name: cranes.title });
  const line = "Subscribe to our newsletter";
  const [prose, aside] = [shown.locator('[part="text"]'), shown.locator('[part="aside"]')];
  await aside.getByText("What was set aside").click();
  const part = aside.locator(".aside-part").filter({ hasText: line });
  const changes = () => page.evaluate(() => told.filter(([name]) => name === "change").length);
  const button = part.getByRole("button", { name: "Put back" });
  assert.match(await button.evaluate((one) => one.getRootNode().getElementById(one.getAttribute("aria-describedby")).textContent), /Subscribe/);
  await button.focus();
  await page.keyboard.press("Enter");
  await prose.getByText(line).waitFor();
  const undo = aside.getByRole("button", { name: "Undo" });
  await undo.and(page.locator(":focus")).waitFor();
  assert.equal(await part.count(), 0);
  assert.deepEqual(await page.locator("story-sift").evaluate(async ({ corpus }) => (await corpus.decisions()).map(({ kind }) => kind)), ["restore"]);
  await page.keyboard.press("Enter");
  await part.waitFor();
  assert.equal(await prose.getByText(line).count(), 0);
  await aside.locator("summary").and(page.locator(":focus")).waitFor();
  assert.equal(await undo.count(), 0);
  assert.deepEqual(await page.locator("story-sift").evaluate(({ corpus }) => corpus.decisions()), []);
  assert.equal(await changes(), 3);
  // What the page has decided since is not undone.
  await button.click();
  await undo.waitFor();
  await page.locator("story-sift").evaluate(({ corpus }) => corpus.apply({ kind: "furniture", phrase: "share this" }));
  await undo.click();
  await part.waitFor();
  assert.ok((await page.locator("story-sift").evaluate(async ({ corpus }) => (await corpus.decisions()).map(({ kind }) => kind))).includes("furniture"));
  // A disabled element changes nothing.
  await page.locator("story-sift").evaluate((one) => (one.disabled = true));
  await part.getByRole("button", { name: "Put back", disabled: true }).waitFor();
  assert.deepEqual(errors, []);
});

const STRICT = "default-src 'self'; img-src data:; script-src 'self' 'wasm-unsafe-eval' 'sha256-HASH'; worker-src blob:; require-trusted-types-for 'script'; trusted-types storysift";

elementTest("inside of a shadow root, twice on a page, under a strict policy with trusted types", async (host) => {
  const hash = createHash("sha256").update(MAP.replace(/<.*?>/g, "")).digest("base64");
  const { page, errors } = await host("<story-sift id=plain></story-sift><div id=outer></div>", { headers: { "content-security-policy": STRICT.replace("HASH", hash) } });
  await page.evaluate(() => {
    const root = document.querySelector("#outer").attachShadow({ mode: "open" });
    root.append(Object.assign(document.createElement("story-sift"), { id: "inner", messages: { label: "Hierher", language: "de" } }));
  });
  await page.getByText("Hierher").waitFor();
  const [plain, inner] = [page.locator("#plain"), page.locator("#inner")];
  const { paths } = drop();
  await Promise.all([choose(plain, paths), choose(inner, paths.slice(0, 1))]);
  assert.deepEqual([await rows(plain).count(), await rows(inner).count()], [2, 1]);
  // The event of the inner one reaches the document, as one of its host.
  assert.deepEqual((await page.evaluate(() => told.map(([name, from]) => [name, from]))).sort(), [["change", true], ["change", "DIV"]].sort());
  assert.deepEqual(errors, []);
});

elementTest("a form submits the export, is held back while there is none, and resets it", async (host) => {
  const { page, errors } = await host(`<form method="post" enctype="multipart/form-data" action="/nowhere"><fieldset><story-sift name="articles" format="csv" required></story-sift></fieldset><button id="send">Send</button></form>`);
  const element = page.locator("story-sift");
  assert.deepEqual(await element.evaluate((one) => [one.form.checkValidity(), one.validity.valueMissing, one.validationMessage, one.value]), [false, true, "Add a file.", null]);
  await page.evaluate(() => document.querySelector("form").addEventListener("submit", (event) => (event.preventDefault(), (globalThis.sent = new FormData(event.target)))));
  await page.locator("#send").click();
  assert.equal(await page.evaluate(() => globalThis.sent), undefined);
  await choose(page, drop().paths);
  await page.waitForFunction(() => document.querySelector("form").checkValidity());
  await page.locator("#send").click();
  const sent = await page.evaluate(async () => { const file = globalThis.sent.get("articles"); return [file.name, file.type, (await file.text()).split("\n")[0].slice(0, 11)]; });
  assert.deepEqual(sent, ["articles.csv", "text/csv", "doc_id,text"]);
  await page.evaluate(() => (document.querySelector("fieldset").disabled = true));
  await page.getByRole("button", { name: "Choose files", disabled: true }).waitFor();
  await page.evaluate(() => document.querySelector("form").reset());
  await rows(page).first().waitFor({ state: "detached" });
  assert.deepEqual(await element.evaluate((one) => [one.value, one.matches(":state(empty)")]), [null, true]);
  assert.deepEqual(errors, []);
});

elementTest("the keyboard alone", async (host) => {
  const { page, errors } = await host("<story-sift></story-sift>");
  const { keyboard } = page;
  const chosen = new Promise((resolve) => page.once("filechooser", resolve));
  await keyboard.press("Tab");
  await page.waitForTimeout(100); // The browser must know that the dialog is awaited.
  await keyboard.press("Enter");
  await (await chosen).setFiles(drop().paths);
  await rows(page).first().waitFor();
  await page.getByRole("progressbar").waitFor({ state: "detached" });
  const tree = page.getByRole("tree", { name: "Stories" });
  for (let n = 0; n < 6 && !(await tree.evaluate((one) => one.matches(":focus"))); n += 1) await keyboard.press("Tab");
  const active = () => tree.evaluate((one) => one.querySelector(`#${one.getAttribute("aria-activedescendant")}`).textContent);
  await keyboard.press("End");
  await keyboard.press("Home");
  if (!/1 copy/.test(await active())) await keyboard.press("ArrowDown");
  assert.match(await active(), /1 copy/);
  await keyboard.press("ArrowRight");
  await rows(page).nth(2).waitFor();
  await keyboard.press("ArrowRight");
  assert.match(await active(), /version|same text/);
  await keyboard.press("ArrowLeft");
  await keyboard.press("ArrowLeft");
  await rows(page).nth(2).waitFor({ state: "detached" });
  await keyboard.press("Enter");
  const heading = page.getByRole("heading", { level: 2 });
  await heading.waitFor();
  assert.ok(await heading.evaluate((one) => one.matches(":focus")), "the focus is on the article");
  await keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.querySelector("story-sift").shadowRoot.activeElement.textContent), "What was set aside");
  await keyboard.press("Enter");
  await page.getByText("Subscribe to our newsletter", { exact: true }).waitFor();
  await keyboard.press("Escape");
  await heading.waitFor({ state: "detached" });
  assert.ok(await tree.evaluate((one) => one.matches(":focus")), "the focus is back in the list");
  assert.deepEqual(errors, []);
});

elementTest("hostile names and texts are shown as text", async (host) => {
  const evil = `<img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=2</script>`;
  const { page, errors } = await host("<story-sift></story-sift>");
  await page.evaluate(async (evil) => {
    const element = document.querySelector("story-sift");
    const paragraphs = [`The council voted on Monday to keep ${evil} the old bridge open to walkers and to carts.`, "The vote was close, and the mayor promised a new report before the summer."];
    await element.add([
      { name: `${evil}.txt`, text: paragraphs.join("\n\n"), clean: true, title: evil, source: evil },
      { name: `${evil}.bin`, bytes: new Uint8Array(9) },
    ]);
  }, evil);
  await rows(page).filter({ hasText: evil }).click();
  await page.getByRole("heading", { name: "<img src=x" }).waitFor();
  await page.getByText("What was set aside").click();
  await page.getByText("Problems (1)").click();
  await page.getByRole("listitem").filter({ hasText: `${evil}.bin` }).waitFor();
  assert.deepEqual(await page.evaluate(() => [document.querySelector("story-sift").shadowRoot.querySelectorAll("img, script").length, globalThis.hacked]), [0, undefined]);
  assert.deepEqual(errors, []);
});

elementTest("files that are dropped, in folders too, and text that is pasted; what is not accepted is named", async (host, t) => {
  const { page, errors } = await host(`<story-sift accept=".txt,text/html"></story-sift>`);
  const { folder } = folderOf({ "june/deep/one.txt": FILES["one.txt"], "june/two.txt": FILES["copy-a.txt"], "june/picture.png": "x" });
  const session = await page.context().newCDPSession(page);
  const { x, y } = await page.locator("story-sift").boundingBox();
  const drag = (type) => session.send("Input.dispatchDragEvent", { type, x: x + 40, y: y + 40, data: { items: [], files: [`${folder}/june`], dragOperationsMask: 1 } });
  for (const type of ["dragEnter", "dragOver", "dragOver"]) await drag(type);
  await page.getByText("Drop to add").waitFor();
  await drag("drop");
  await rows(page).nth(1).waitFor();
  await page.getByText("Problems (1)").click();
  await page.getByRole("listitem").filter({ hasText: /june\/picture\.png This kind of file is not taken here/ }).waitFor();
  await page.getByRole("button", { name: "Choose files" }).focus();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const from = document.querySelector("story-sift").shadowRoot.activeElement;
    from.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, composed: true, cancelable: true }));
  }, made(article(70)));
  await rows(page).nth(2).waitFor();
  assert.deepEqual(errors, []);
});

for (const colorScheme of ["light", "dark"]) {
  elementTest(`axe finds no fault, ${colorScheme}`, async (host) => {
    const { page, errors } = await host("<story-sift></story-sift>", { colorScheme });
    const back = await page.locator("story-sift").evaluate((one) => getComputedStyle(one).backgroundColor.match(/[\d.]+/g).slice(0, 3).map(Number));
    assert.equal(Math.max(...back) > 128, colorScheme === "light", "it follows the page's colours");
    await page.evaluate(axe);
    const noFault = async (where) => {
      const { violations, passes } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
      assert.ok(passes.length > 5, "axe has run");
      assert.deepEqual(violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(" | ")}`), []);
    };
    await noFault("empty");
    await choose(page, drop().paths);
    await page.getByText("Problems (1)").click();
    await noFault("results");
    await rows(page).filter({ hasText: cranes.title }).click();
    await page.getByText("What was set aside").click();
    await page.getByText("Subscribe to our newsletter", { exact: true }).waitFor();
    await noFault("article");
    if (colorScheme === "dark") await page.locator("story-sift").evaluate((one) => one.style.setProperty("--storysift-color-scheme", "light"));
    await noFault("with a property that sets the colours");
    assert.deepEqual(errors, []);
  });
}

elementTest("a phone has no sideways scroll, and an article takes the place of the list", async (host) => {
  const { page } = await host("<story-sift></story-sift>", { size: { width: 390, height: 700 } });
  const fits = async (where) => assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), where);
  await fits("empty");
  await choose(page, drop().paths);
  await fits("results");
  await rows(page).first().click();
  await page.getByRole("article").waitFor();
  assert.ok(!(await page.getByRole("tree").isVisible()));
  await fits("article");
  await page.getByRole("button", { name: "Back to the list" }).click();
  await page.getByRole("tree").waitFor();
  assert.ok(await page.getByRole("tree").evaluate((one) => one.matches(":focus")));
});

elementTest("an element that is moved keeps what it holds; one that is gone ends its workers", async (host) => {
  const { page, errors } = await host("<story-sift></story-sift><section></section>");
  await choose(page, drop().paths);
  assert.ok(page.workers().length > 0);
  await page.evaluate(() => document.querySelector("section").append(document.querySelector("story-sift")));
  await page.waitForTimeout(100);
  assert.equal(await rows(page).count(), 2);
  await rows(page).filter({ hasText: cranes.title }).click();
  await page.getByRole("article").waitFor();
  await page.evaluate(() => (globalThis.gone = document.querySelector("story-sift")).remove());
  for (let n = 0; n < 50 && page.workers().length > 0; n += 1) await page.waitForTimeout(50);
  assert.equal(page.workers().length, 0);
  // It can come back, empty.
  await page.evaluate(() => document.querySelector("section").append(globalThis.gone));
  await page.getByText("Drop saved articles here").waitFor();
  await choose(page, drop().paths.slice(0, 1));
  assert.deepEqual(errors, []);
});

elementTest("a corpus of the page is shown and not closed; a list of thousands draws few rows", async (host) => {
  const { page, errors } = await host("<story-sift></story-sift>");
  const texts = Array.from({ length: 2000 }, (_, seed) => article(seed)).map(({ title, paragraphs }, at) => ({ name: `${at}.txt`, title, text: paragraphs[0], clean: true }));
  const stories = await page.evaluate(async (texts) => {
    const { open } = await import("storysift");
    const element = document.querySelector("story-sift");
    globalThis.given = await open();
    await given.add(texts);
    element.corpus = given;
    await new Promise((resolve) => element.addEventListener("change", resolve, { once: true }));
    return told.at(-1)[2].stories.length;
  }, texts);
  assert.ok(stories > 1000, String(stories));
  await rows(page).first().waitFor();
  assert.ok((await rows(page).count()) < 60);
  await page.getByRole("tree").focus();
  const started = Date.now();
  await page.keyboard.press("End");
  await page.locator(`[role=treeitem][aria-level="1"][aria-posinset="${stories}"]`).first().waitFor();
  for (let n = 0; n < 20; n += 1) await page.keyboard.press("ArrowUp");
  assert.ok(Date.now() - started < 3000, `${Date.now() - started} ms`);
  await page.evaluate(() => document.querySelector("story-sift").remove());
  await page.waitForTimeout(50);
  assert.equal(await page.evaluate(async () => { const { ids } = await given.columns(); await given.close(); return ids.length; }), texts.length);
  assert.deepEqual(errors, []);
});

elementTest("a session goes on after a reload, and in an element that takes the place of another", async (host) => {
  const { page, errors } = await host(`<story-sift session="clippings"></story-sift>`);
  await choose(page, drop().paths);
  await page.evaluate(() => document.querySelector("story-sift").corpus.save());
  await page.reload();
  const all = page.getByText(/^2 stories · 3 articles/);
  await all.waitFor();
  await page.evaluate(() => {
    const next = Object.assign(document.createElement("story-sift"), { session: "clippings", id: "next" });
    document.querySelector("story-sift").replaceWith(next);
  });
  await page.locator("#next").getByText(/^2 stories · 3 articles/).waitFor();
  await page.evaluate(() => document.querySelector("story-sift").clear());
  await all.waitFor({ state: "detached" });
  assert.equal(await page.evaluate(async () => (await document.querySelector("story-sift").export("markdown")).name), "clippings.md");
  assert.deepEqual(errors, []);
});

elementTest("properties: set before the definition, files in place of files, texts, a label; one file at a time", async (host) => {
  const early = `<label for="one">My clippings</label><story-sift id="one" single lang="de"></story-sift><script>document.querySelector("story-sift").messages = { chooseFile: "Datei wählen" }; document.querySelector("story-sift").format = "ris";</script>`;
  const { page, errors } = await host(early);
  await page.getByRole("button", { name: "Datei wählen" }).waitFor();
  assert.equal(await page.locator("story-sift").getAttribute("format"), "ris");
  const { nodes } = await (await page.context().newCDPSession(page)).send("Accessibility.getFullAXTree");
  assert.ok(nodes.some(({ role, name }) => role?.value === "group" && name?.value === "My clippings"), "the label names the element");
  await page.getByText("My clippings").click();
  assert.equal(await page.evaluate(() => document.querySelector("story-sift").shadowRoot.activeElement.textContent), "Datei wählen");
  await page.evaluate((texts) => {
    const element = document.querySelector("story-sift");
    const [first, second] = texts.map((text, at) => [{ name: `${at}.txt`, text }]);
    element.files = first;
    element.files = second;
  }, [1, 2].map((seed) => made(article(seed))));
  await rows(page).filter({ hasText: article(2).title }).waitFor();
  assert.equal(await rows(page).count(), 1);
  // Another file takes its place.
  await page.locator("story-sift input").setInputFiles(drop().paths.slice(0, 1));
  await rows(page).filter({ hasText: cranes.title }).waitFor();
  assert.equal(await rows(page).count(), 1);
  const failed = await page.evaluate(async () => {
    const element = document.querySelector("story-sift");
    return [await element.add(7).catch(({ name, code }) => [name, code]), await element.add([], { signal: AbortSignal.abort() }).catch(({ name }) => name)];
  });
  assert.deepEqual(failed, [["StorysiftError", "bad-input"], "AbortError"]);
  assert.deepEqual(errors, []);
});
