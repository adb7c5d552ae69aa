// Cleans the pages that were added, shows the stories of all, and the clean text of the one that came last. What was
// cleaned is a session: it is there when the panel is opened again.

import { forget, pagesOf } from "./pages.js";
import { open } from "./storysift/browser.js";

const LAST = "last";
const part = (name, textContent) => Object.assign(document.createElement(name), { textContent });

/** Lists the stories, and the lead article of a document. */
async function show(corpus, name) {
  const stories = [];
  for await (const { title, articles } of corpus.stories()) stories.push(part("li", `${title} (${articles.length} articles)`));
  document.querySelector("ul").replaceChildren(...stories);

  let last = null;
  for await (const article of corpus.articles()) if (article.document === name && article.role === "lead") last = article;
  const { title = null, paragraphs = [] } = last ?? {};
  document.querySelector("article").replaceChildren(part("h3", title ?? "No article"), ...paragraphs.map((text) => part("p", text)));
}

/** Cleans pages; they leave the storage once the session holds them. */
async function add(corpus, pages) {
  if (pages.length === 0) return;
  await corpus.add(pages);
  await corpus.save();
  const { name } = pages.at(-1);
  await chrome.storage.local.set({ [LAST]: name });
  await forget(pages);
  await show(corpus, name);
}

try {
  const corpus = await open({ session: "pages" });
  // One after the other: what is kept already, what waits, then what is added while the panel is open.
  let work = (async () => {
    const items = await chrome.storage.local.get();
    if (items[LAST]) await show(corpus, items[LAST]);
    await add(corpus, pagesOf(items));
  })();
  chrome.storage.local.onChanged.addListener((changes) => {
    const added = Object.fromEntries(Object.entries(changes).map(([key, { newValue }]) => [key, newValue]));
    work = work.then(() => add(corpus, pagesOf(added)));
  });
} catch (error) {
  // The panel of another window has the session; it takes what is added here too.
  document.querySelector("article").replaceChildren(part("p", error.message));
}
