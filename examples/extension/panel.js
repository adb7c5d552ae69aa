// Shows the stories of the kept pages, and the clean text of the one that came last.

import { pagesOf } from "./pages.js";
import { open } from "./storysift/browser.js";

const part = (name, textContent) => Object.assign(document.createElement(name), { textContent });
const corpus = await open();

async function show(pages) {
  if (pages.length === 0) return;
  await corpus.add(pages);
  const stories = [];
  for await (const { title, articles } of corpus.stories()) stories.push(part("li", `${title} (${articles.length} articles)`));
  document.querySelector("ul").replaceChildren(...stories);

  let last = null;
  for await (const article of corpus.articles()) if (article.document === pages.at(-1).name && article.role === "lead") last = article;
  const { title = null, paragraphs = [] } = last ?? {};
  document.querySelector("article").replaceChildren(part("h3", title ?? "No article"), ...paragraphs.map((text) => part("p", text)));
}

// One after the other: what is kept already, then what is added while the panel is open.
let shown = show(pagesOf(await chrome.storage.local.get()));
chrome.storage.local.onChanged.addListener((changes) => {
  const added = Object.fromEntries(Object.entries(changes).map(([key, { newValue }]) => [key, newValue]));
  shown = shown.then(() => show(pagesOf(added)));
});
