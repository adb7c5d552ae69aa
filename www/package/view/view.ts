/** `toHtml` and `toMarkdown`: a reader's view of a cleaned article. */

import { StorysiftError } from "../error.js";
import type { Article, Cleaned, ViewOptions } from "../types.js";
import { buildView } from "./build.js";
import { htmlOf } from "./html.js";
import { markdownOf } from "./markdown.js";
import type { ViewBlock } from "./model.js";

const OPTIONS: { [Name in keyof Required<ViewOptions>]: true } = { title: true, captions: true, tables: true, pictures: true, comments: true };

/**
 * An article of a document that `clean` or `cleanAll` gave as safe HTML: only elements and attributes of a closed list,
 * addresses of http, https and mailto, or relative ones; everything else is escaped text. Without `article` the first.
 * It has the text of the article with its links, emphasis, headings, lists, tables, quotes, code and figures; title,
 * authors and day are in the record of the article.
 */
export function toHtml(cleaned: Cleaned, article?: Article | ViewOptions, options?: ViewOptions): string {
  return written("toHtml", htmlOf, cleaned, article, options);
}

/** The same as Markdown: CommonMark with the tables of GitHub. */
export function toMarkdown(cleaned: Cleaned, article?: Article | ViewOptions, options?: ViewOptions): string {
  return written("toMarkdown", markdownOf, cleaned, article, options);
}

function written(
  call: string,
  write: (root: ViewBlock) => string,
  cleaned: Cleaned,
  article: Article | ViewOptions | undefined,
  options: ViewOptions | undefined,
): string {
  if (typeof cleaned !== "object" || cleaned === null || !Array.isArray(cleaned.articles) || !Array.isArray(cleaned.markup?.nodes)) {
    throw new StorysiftError("bad-input", `${call}() takes what clean() or cleanAll() returned.`);
  }
  const isArticle = (value: Article | ViewOptions | undefined): value is Article => typeof value === "object" && value !== null && "id" in value;
  if (article !== undefined && !isArticle(article) && options === undefined) return written(call, write, cleaned, undefined, article);
  if (article !== undefined && !isArticle(article)) throw new StorysiftError("bad-input", `${call}() takes an article of the document, as in cleaned.articles.`);
  for (const [name, value] of Object.entries(options ?? {})) {
    if (!Object.hasOwn(OPTIONS, name)) throw new StorysiftError("bad-input", `The options of ${call}() have no ${JSON.stringify(name)}; they have ${Object.keys(OPTIONS).join(", ")}.`);
    if (value !== undefined && typeof value !== "boolean") throw new StorysiftError("bad-input", `The option ${name} is true or false.`);
  }
  const own = article === undefined ? cleaned.articles[0] : cleaned.articles.find(({ id }) => id === article.id);
  if (!own) {
    if (article === undefined) return "";
    throw new StorysiftError("no-article", `The document has no article ${JSON.stringify(article.id)}.`);
  }
  return write(buildView(cleaned, own, options ?? {}));
}
