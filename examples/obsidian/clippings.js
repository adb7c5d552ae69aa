// From clippings to articles: knows the package and nothing of Obsidian.

import { clean, init, open, toMarkdown } from "storysift/inline";

/** The articles of clippings, each with its copies and its text as Markdown; the stories; and what could not be read. */
export async function cleanClippings(files, onProgress) {
  await init();
  const corpus = await open();
  try {
    const { problems } = await corpus.add(files, { onProgress: ({ done, total }) => onProgress(done, total ?? files.length) });
    const copies = new Map();
    const hidden = new Set();
    for await (const { keeper, members } of corpus.copies()) {
      const others = members.filter(({ article }) => article !== keeper);
      copies.set(keeper, others);
      for (const { article } of others) hidden.add(article);
    }

    const texts = new Map(files.map(({ name, text }) => [name, text]));
    const articles = [];
    for await (const article of corpus.articles()) {
      if (hidden.has(article.id)) continue;
      articles.push({ ...article, markdown: markdownOf(article, texts.get(article.document)), copies: copies.get(article.id) ?? [] });
    }
    const stories = [];
    for await (const story of corpus.stories()) stories.push(story);
    return { articles, stories, problems };
  } finally {
    await corpus.close();
  }
}

/** The article with its links, lists and tables; of a document that came apart otherwise in the corpus, its paragraphs. */
function markdownOf(article, text) {
  if (text !== undefined) {
    const page = clean({ name: article.document, text });
    const same = page.articles.find(({ id }) => id === article.id);
    if (same && same.paragraphs.join() === article.paragraphs.join()) return toMarkdown(page, same);
  }
  return article.paragraphs.join("\n\n");
}
