/** The review of doubtful pairs by keyboard and by touch; reasons for grouping; recurring lines; search. */

import assert from "node:assert/strict";
import { article, graded, page } from "../made/articles.js";
import { folderOf, pageTest } from "./harness.js";

/** Saved pages of the labelled pairs. */
const drop = () =>
  folderOf(Object.fromEntries(graded().map(({ name, title, source, published, text }) => [`${name}.txt`, `${title}\n${source}\n${published}\n\n${text.replaceAll("\n", "\n\n")}\n`])));

const left = async (app) => Number((await app.page.locator(".review-left").innerText()).match(/\d+/)[0]);
const titles = (app) => app.page.locator(".side h3").allInnerTexts();
const open = async (app) => {
  await app.button(/^Review \d+ doubtful pairs?/).click();
  await app.page.locator(".side h3").nth(1).waitFor();
};

pageTest("doubtful pairs by keyboard: answered, counted, taken back, left", async (app) => {
  await app.drop(...drop().paths);
  await app.done(26);
  const offered = Number((await app.button(/^Review/).innerText()).match(/\d+/)[0]);
  await app.page.keyboard.press("v");
  await app.page.locator(".side h3").nth(1).waitFor();
  assert.equal(await left(app), offered);
  const first = await titles(app);
  assert.ok((await app.page.locator(".side mark").count()) > 2, "what is shared is marked");
  assert.match(await app.page.locator(".question .story-reason").innerText(), /Both have the (names|numbers|words) \S/);

  await app.page.keyboard.press("j");
  await app.eventually(async () => assert.notDeepEqual(await titles(app), first));
  await app.page.keyboard.press("k");
  await app.eventually(async () => assert.deepEqual(await titles(app), first));
  for (const key of ["s", "d"]) {
    // The answer may make another pair doubtful, so that the number stays; but this pair is gone.
    await app.page.keyboard.press(key);
    await app.eventually(async () => assert.notDeepEqual(await titles(app), first));
    await app.page.keyboard.press("z");
    await app.eventually(async () => assert.deepEqual(await titles(app), first));
    assert.equal(await left(app), offered);
  }
  await app.page.keyboard.press("s");
  await app.eventually(async () => assert.notDeepEqual(await titles(app), first));
  await app.page.keyboard.press("Escape");
  await app.tab(/^Stories/).waitFor();

  // The answer still holds after more files are added.
  const saved = await app.download(() => app.menu("More", "Save decisions"));
  assert.equal(JSON.parse(saved.text).decisions.length, 1);
  await app.drop(...folderOf({ "later.txt": page(article(77)) }).paths);
  await app.done(27);
  await open(app);
  for (let n = await left(app); n > 0; n -= 1) {
    assert.notDeepEqual(await titles(app), first, "it is not asked again");
    await app.page.keyboard.press("j");
    await app.page.waitForTimeout(100);
  }
});

pageTest("doubtful pairs by touch on a phone", { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } }, async (app) => {
  await app.drop(...drop().paths);
  await app.done(26);
  await open(app);
  const before = await left(app);
  const [upper, lower] = await Promise.all([0, 1].map((at) => app.page.locator(".side").nth(at).boundingBox()));
  assert.ok(upper.width > 340 && lower.y > upper.y + 100, "one below the other");
  assert.ok(await app.page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
  await app.button(/^(Different|Different texts)$/).tap();
  await app.eventually(async () => assert.ok((await left(app)) < before));
  await app.button("Undo", { exact: true }).last().tap();
  await app.eventually(async () => assert.equal(await left(app), before));
  await app.button("Next pair").tap();
  await app.button(/^Back to the list/).tap();
  await app.tab(/^Stories/).waitFor();
});

pageTest("an article and a story tell what ties them, and a story goes by time", async (app) => {
  const told = (name, when, title, ...paragraphs) => [`${name}.txt`, [`${title}\nThe ${name} Post\n${when}`, ...paragraphs].join("\n\n") + "\n"];
  await app.drop(...folderOf(Object.fromEntries([
    told(
      "Northern", "2 March 2026, 09:15", "Fire destroys the old boathouse of Tarnholm",
      "The old boathouse of Tarnholm burned to the ground on Sunday night. Runa Velde, chief officer of the fire brigade, said that 42 people from the Skarvik rowing club had been led to safety.",
      "Nobody was hurt. The flames were seen from the far shore of the lake, and it took four crews until dawn to put them out. Velde would not yet speak of a cause.",
      "The boathouse, built in 1887, held eleven rowing boats, among them the one in which Skarvik won its first regatta.",
    ),
    told(
      "Southern", "3 March 2026, 07:40", "Tarnholm boathouse blaze: rowers look for a new home",
      "Two days after their boathouse went up in flames, the rowers of Skarvik are looking for a roof. The town of Tarnholm has offered them the empty ferry shed until summer.",
      "Eleven boats are lost, says the club's treasurer Odd Lien, and the insurance pays for six. Fire officer Runa Velde told reporters that a heater in the drying room is being examined.",
      "All 42 guests of the club's spring dinner had left the burning house by the lake door. Lien has begun to collect money for new oars.",
    ),
    told(
      "Western", "4 hours ago", "Heater blamed for the fire at the Tarnholm boathouse",
      "A heater that was left on in the drying room set fire to the boathouse of Tarnholm, the brigade says. Runa Velde showed the burnt cable to the board of the Skarvik rowing club.",
      "The wooden house of 1887 had no alarm. Since Sunday the board has met three times, and Odd Lien expects that building it anew will take two years.",
      "The club thanked the cook who noticed the smoke during dinner and brought 42 people out through the lake door.",
    ),
  ])).paths);
  await app.done(3);
  await app.tab(/^Stories/).click();
  const story = app.page.getByRole("treeitem", { level: 1, expanded: true });
  await story.first().click();
  const pane = app.article();
  await pane.getByRole("heading", { name: "Articles by time" }).waitFor();
  assert.match(await pane.locator(".timeline").innerText(), /Runa Velde/);
  const days = await pane.locator(".timeline-day").allInnerTexts();
  assert.deepEqual(days, [...days].sort((a, b) => (a.includes("without") ? 1 : b.includes("without") ? -1 : a.localeCompare(b))));
});

pageTest("the strict-to-loose control tells the stories there are and goes back in one step", async (app) => {
  await app.drop(...drop().paths);
  await app.done(26);
  const words = app.page.locator(".strictness-words");
  const stories = async () => Number((await words.innerText()).match(/(\d+) stor/)?.[1]);
  const before = await stories();
  assert.match(await words.innerText(), /the default/);
  const shown = await app.article().getByRole("heading", { level: 2 }).innerText();
  await app.page.getByRole("slider").focus();
  await app.page.keyboard.press("Home");
  await app.eventually(async () => assert.match(await words.innerText(), /\d stor.*stricter by 5/));
  const strict = await stories();
  await app.page.keyboard.press("End");
  await app.eventually(async () => assert.match(await words.innerText(), /\d stor.*looser by 5/));
  const loose = await stories();
  assert.ok(strict >= before && before >= loose && strict > loose, `strict: more stories, each smaller: ${strict}, ${before}, ${loose}`);
  assert.equal(await app.article().getByRole("heading", { level: 2 }).innerText(), shown, "the reader's place is kept");
  await app.button("Back to the default").click();
  await app.eventually(async () => assert.equal(await stories(), before));
  assert.equal(await app.button("Back to the default").count(), 0);
});

pageTest("the search finds words of the texts", async (app) => {
  await app.drop(...folderOf({ "one.txt": page(article(51)), "two.txt": page(article(52)) }).paths);
  await app.done(2);
  const word = article(51).paragraphs.join(" ").match(/\p{Lu}\p{L}{7,}/gu).find((name) => !page(article(52)).includes(name) && !article(51).title.includes(name) && name !== article(51).byline);
  await app.tab(/^Articles/).click();
  await app.page.getByRole("searchbox").fill(word.toLowerCase());
  await app.eventually(async () => assert.equal(await app.rows().count(), 1));
  assert.match(await app.rows().first().innerText(), /in the text/);
  await app.page.getByRole("searchbox").fill(`${word} zzzz`);
  await app.page.getByText("Nothing matches the search.").waitFor();
});

pageTest("a line that recurs is offered: kept or set aside in every file, and taken back", async (app) => {
  const line = "Write to the newsroom of the Haldwick Gazette";
  const files = Object.fromEntries([61, 62, 63, 64].map((seed) => [`${seed}.txt`, page({ ...article(seed), paragraphs: [...article(seed).paragraphs.slice(0, 3), line, ...article(seed).paragraphs.slice(3)] })]));
  await app.drop(...folderOf(files).paths);
  await app.done(4);
  await app.button("Look at them").click();
  const dialog = app.page.getByRole("dialog", { name: "Lines that recur" });
  const entry = dialog.getByRole("listitem").filter({ hasText: line });
  await app.eventually(async () => assert.match(await entry.innerText(), /in 4 files/));
  const state = async () => ((await entry.innerText()).includes("kept in the articles") ? "kept" : "aside");
  const before = await state();
  await entry.getByRole("button").click();
  await app.eventually(async () => assert.notEqual(await state(), before));
  assert.match(await entry.innerText(), /you said so/);
  await dialog.getByRole("button", { name: "Undo" }).click();
  await app.eventually(async () => assert.equal(await state(), before));
  await dialog.getByRole("button", { name: "Close" }).click();
});

pageTest("the chosen block's buttons stay while the pointer is on another", async (app) => {
  await app.drop(...folderOf({ "one.txt": page(article(53)) }).paths);
  await app.done(1);
  await app.tab(/^Articles/).click();
  await app.openRow(article(53).title);
  const options = app.original().getByRole("option");
  const own = options.filter({ hasText: article(53).paragraphs[0].slice(0, 60) }).first();
  await own.click();
  await app.button(/^Set aside x/).waitFor();
  const other = options.filter({ hasText: article(53).paragraphs[1].slice(0, 60) }).first();
  await other.hover();
  await app.page.getByText(/^Chosen: “/).waitFor();
  assert.equal(await app.button(/^Set aside x/).count(), 1);
});
