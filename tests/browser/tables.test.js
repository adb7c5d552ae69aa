/** A table shows what its columns are taken for; the user changes it, and it is read again. */

import assert from "node:assert/strict";
import { article } from "../made/articles.js";
import { folderOf, pageTest } from "./harness.js";

const three = [61, 62, 63].map(article);
const quoted = (value) => `"${value.replaceAll('"', '""')}"`;

/** A table whose guess is wrong: the title is in another column. */
const news = `title,line above,content\n${three.map((one, n) => [`Reader ${n} <b>writes</b>`, one.title, one.paragraphs.join("\n")].map(quoted).join(",")).join("\n")}\n`;
/** No column of it is taken for a text. */
const short = "date,remark,place\n2024-08-11,Weir jams open,Fen\n2024-08-12,Roof mended,Alder\n";

const chosen = (app, name) => app.article().getByRole("combobox", { name: `What the column ${name} holds` });
const readAgain = (app) => app.article().getByRole("button", { name: "Read again with these columns" });

async function opened(app, name, text) {
  await app.drop(...folderOf({ [name]: text }).paths);
  await app.done(1);
  await app.tab(/^Files/).click();
  await app.rows().first().click();
}

pageTest("the columns of a table are shown and can be changed, undone and redone", async (app) => {
  await opened(app, "news.csv", news);
  await app.article().getByText("Columns: text ← content, title ← title").waitFor();
  await app.article().getByText("Reader 0 <b>writes</b>", { exact: true }).waitFor();
  assert.equal(await chosen(app, "content").inputValue(), "text");
  await chosen(app, "title").selectOption("another field");
  await chosen(app, "line above").selectOption("title");
  await readAgain(app).click();
  await app.article().getByText("You said so.").waitFor();
  await app.article().getByText("Columns: text ← content, title ← line above").waitFor();
  const titles = app.rows().locator(".line-title");
  await app.eventually(async () => assert.deepEqual(await titles.allInnerTexts(), three.map((one) => one.title)));
  await app.button("Undo", { exact: true }).first().click();
  await app.article().getByText("Columns: text ← content, title ← title").waitFor();
  assert.equal(await chosen(app, "line above").inputValue(), "field");
});

pageTest("a table without a text asks for it, and comes apart", async (app) => {
  await opened(app, "short.csv", short);
  await app.article().getByText(/^No column holds texts of articles\./).waitFor();
  await readAgain(app).click();
  await app.page.getByText("Choose the column that holds the text.").first().waitFor();
  await chosen(app, "remark").selectOption("text");
  await readAgain(app).click();
  await app.page.getByRole("treeitem", { name: /short\.csv/ }).and(app.page.locator("[aria-expanded]")).waitFor();
  await app.article().getByText("You said so.").waitFor();
  await app.tab(/^Articles 2$/).waitFor();
  await app.button("Undo", { exact: true }).first().click();
  await app.article().getByText(/^No column holds texts of articles\./).waitFor();
});
