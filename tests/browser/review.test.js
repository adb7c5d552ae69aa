/** Doubtful pairs looked through by keyboard and by touch, and why articles are where they are. */

import assert from "node:assert/strict";
import { article, graded, page } from "../made/articles.js";
import { folderOf, pageTest } from "./harness.js";

/** Saved pages of the graded pairs. */
const drop = () =>
  folderOf(Object.fromEntries(graded().map(({ name, title, source, published, text }) => [`${name}.txt`, `${title}\n${source}\n${published}\n\n${text.replaceAll("\n", "\n\n")}\n`])));

const left = async (desk) => Number((await desk.page.locator(".review-left").innerText()).match(/\d+/)[0]);
const titles = (desk) => desk.page.locator(".side h3").allInnerTexts();
const open = async (desk) => {
  await desk.button(/^Review \d+ doubtful pairs?/).click();
  await desk.page.locator(".side h3").nth(1).waitFor();
};

pageTest("doubtful pairs by keyboard: answered, counted, taken back, left", async (desk) => {
  await desk.drop(...drop().paths);
  await desk.done(26);
  const offered = Number((await desk.button(/^Review/).innerText()).match(/\d+/)[0]);
  await desk.page.keyboard.press("v");
  await desk.page.locator(".side h3").nth(1).waitFor();
  assert.equal(await left(desk), offered);
  const first = await titles(desk);
  assert.ok((await desk.page.locator(".side mark").count()) > 2, "what is shared is marked");
  assert.match(await desk.page.locator(".question .story-reason").innerText(), /Both have the (names|numbers|words) \S/);

  await desk.page.keyboard.press("j");
  await desk.eventually(async () => assert.notDeepEqual(await titles(desk), first));
  await desk.page.keyboard.press("k");
  await desk.eventually(async () => assert.deepEqual(await titles(desk), first));
  for (const key of ["s", "d"]) {
    // The answer may raise another doubt, so that as many are left; this pair is not.
    await desk.page.keyboard.press(key);
    await desk.eventually(async () => assert.notDeepEqual(await titles(desk), first));
    await desk.page.keyboard.press("z");
    await desk.eventually(async () => assert.deepEqual(await titles(desk), first));
    assert.equal(await left(desk), offered);
  }
  await desk.page.keyboard.press("s");
  await desk.eventually(async () => assert.notDeepEqual(await titles(desk), first));
  await desk.page.keyboard.press("Escape");
  await desk.tab(/^Stories/).waitFor();

  // The answer holds when more files come.
  const saved = await desk.download(() => desk.menu("More", "Save decisions"));
  assert.equal(JSON.parse(saved.text).decisions.length, 1);
  await desk.drop(...folderOf({ "later.txt": page(article(77)) }).paths);
  await desk.done(27);
  await open(desk);
  for (let n = await left(desk); n > 0; n -= 1) {
    assert.notDeepEqual(await titles(desk), first, "it is not asked again");
    await desk.page.keyboard.press("j");
    await desk.page.waitForTimeout(100);
  }
});

pageTest("doubtful pairs by touch on a phone", { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } }, async (desk) => {
  await desk.drop(...drop().paths);
  await desk.done(26);
  await open(desk);
  const before = await left(desk);
  const [upper, lower] = await Promise.all([0, 1].map((at) => desk.page.locator(".side").nth(at).boundingBox()));
  assert.ok(upper.width > 340 && lower.y > upper.y + 100, "one below the other");
  assert.ok(await desk.page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
  await desk.button(/^(Different|Different texts)$/).tap();
  await desk.eventually(async () => assert.ok((await left(desk)) < before));
  await desk.button("Undo", { exact: true }).last().tap();
  await desk.eventually(async () => assert.equal(await left(desk), before));
  await desk.button("Next pair").tap();
  await desk.button(/^Back to the list/).tap();
  await desk.tab(/^Stories/).waitFor();
});

pageTest("an article and a story tell what ties them, and a story goes by time", async (desk) => {
  const told = (name, when, title, ...paragraphs) => [`${name}.txt`, [`${title}\nThe ${name} Post\n${when}`, ...paragraphs].join("\n\n") + "\n"];
  await desk.drop(...folderOf(Object.fromEntries([
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
  await desk.done(3);
  await desk.tab(/^Stories/).click();
  const story = desk.page.getByRole("treeitem", { level: 1, expanded: true });
  await story.first().click();
  const pane = desk.article();
  await pane.getByRole("heading", { name: "Articles by time" }).waitFor();
  assert.match(await pane.locator(".timeline").innerText(), /Runa Velde/);
  const days = await pane.locator(".timeline-day").allInnerTexts();
  assert.deepEqual(days, [...days].sort((a, b) => (a.includes("without") ? 1 : b.includes("without") ? -1 : a.localeCompare(b))));
});

pageTest("the strict-to-loose control tells the stories there are and goes back in one step", async (desk) => {
  await desk.drop(...drop().paths);
  await desk.done(26);
  const words = desk.page.locator(".strictness-words");
  const stories = async () => Number((await words.innerText()).match(/(\d+) stor/)?.[1]);
  const before = await stories();
  assert.match(await words.innerText(), /the default/);
  const shown = await desk.article().getByRole("heading", { level: 2 }).innerText();
  await desk.page.getByRole("slider").focus();
  await desk.page.keyboard.press("Home");
  await desk.eventually(async () => assert.match(await words.innerText(), /\d stor.*stricter by 5/));
  const strict = await stories();
  await desk.page.keyboard.press("End");
  await desk.eventually(async () => assert.match(await words.innerText(), /\d stor.*looser by 5/));
  const loose = await stories();
  assert.ok(strict >= before && before >= loose && strict > loose, `strict: more stories, each smaller: ${strict}, ${before}, ${loose}`);
  assert.equal(await desk.article().getByRole("heading", { level: 2 }).innerText(), shown, "the reader's place is kept");
  await desk.button("Back to the default").click();
  await desk.eventually(async () => assert.equal(await stories(), before));
  assert.equal(await desk.button("Back to the default").count(), 0);
});

pageTest("the search finds words of the texts", async (desk) => {
  await desk.drop(...folderOf({ "one.txt": page(article(51)), "two.txt": page(article(52)) }).paths);
  await desk.done(2);
  const word = article(51).paragraphs.join(" ").match(/\p{Lu}\p{L}{7,}/gu).find((name) => !page(article(52)).includes(name) && !article(51).title.includes(name) && name !== article(51).byline);
  await desk.tab(/^Articles/).click();
  await desk.page.getByRole("searchbox").fill(word.toLowerCase());
  await desk.eventually(async () => assert.equal(await desk.rows().count(), 1));
  assert.match(await desk.rows().first().innerText(), /in the text/);
  await desk.page.getByRole("searchbox").fill(`${word} zzzz`);
  await desk.page.getByText("Nothing matches the search.").waitFor();
});

pageTest("a line that recurs is offered: kept or set aside in every file, and taken back", async (desk) => {
  const line = "Write to the newsroom of the Haldwick Gazette";
  const files = Object.fromEntries([61, 62, 63, 64].map((seed) => [`${seed}.txt`, page({ ...article(seed), paragraphs: [...article(seed).paragraphs.slice(0, 3), line, ...article(seed).paragraphs.slice(3)] })]));
  await desk.drop(...folderOf(files).paths);
  await desk.done(4);
  await desk.button("Look at them").click();
  const dialog = desk.page.getByRole("dialog", { name: "Lines that recur" });
  const entry = dialog.getByRole("listitem").filter({ hasText: line });
  await desk.eventually(async () => assert.match(await entry.innerText(), /in 4 files/));
  const state = async () => ((await entry.innerText()).includes("kept in the articles") ? "kept" : "aside");
  const before = await state();
  await entry.getByRole("button").click();
  await desk.eventually(async () => assert.notEqual(await state(), before));
  assert.match(await entry.innerText(), /you said so/);
  await dialog.getByRole("button", { name: "Undo" }).click();
  await desk.eventually(async () => assert.equal(await state(), before));
  await dialog.getByRole("button", { name: "Close" }).click();
});

pageTest("the chosen block's buttons stay while the pointer is on another", async (desk) => {
  await desk.drop(...folderOf({ "one.txt": page(article(53)) }).paths);
  await desk.done(1);
  await desk.tab(/^Articles/).click();
  await desk.openRow(article(53).title);
  const options = desk.original().getByRole("option");
  const own = options.filter({ hasText: article(53).paragraphs[0].slice(0, 60) }).first();
  await own.click();
  await desk.button(/^Set aside x/).waitFor();
  const other = options.filter({ hasText: article(53).paragraphs[1].slice(0, 60) }).first();
  await other.hover();
  await desk.page.getByText(/^Chosen: “/).waitFor();
  assert.equal(await desk.button(/^Set aside x/).count(), 1);
});
