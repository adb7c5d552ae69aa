/** The readers: each takes the HTML of a page and its address, and gives HTML, Markdown, text and what it says of title, author and day. */

import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import { JSDOM, VirtualConsole } from "jsdom";
import { parseHTML } from "linkedom";
import TurndownService from "turndown";
import { gfm } from "turndown-plugin-gfm";
import { clean, init, toHtml, toMarkdown } from "../../../pkg/node.js";
import { fragment, textOf } from "./structure.mjs";

await init();

/** A page without a known address has this one. */
const NOWHERE = "https://page.invalid/";

/** The window of the last page: jsdom keeps what is not closed. */
let last;
/** How the readers that need a DOM get one. */
export const DOMS = {
  jsdom: (html, url) => {
    last?.close();
    last = new JSDOM(html, { url: url ?? NOWHERE, virtualConsole: new VirtualConsole() }).window;
    return last.document;
  },
  linkedom: (html, url) => {
    const { document } = parseHTML(html);
    Object.defineProperty(document, "baseURI", { value: url ?? NOWHERE, configurable: true });
    return document;
  },
};

const turndown = new TurndownService({ headingStyle: "atx", codeBlockStyle: "fenced" });
turndown.use(gfm);

const day = (text) => (typeof text === "string" && /^\d{4}-\d\d-\d\d/.test(text) ? text.slice(0, 10) : readDay(text));
/** A day in another form than ISO's, as the platform reads it. */
function readDay(text) {
  const time = typeof text === "string" ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10);
}
const orNull = (text) => (typeof text === "string" && text.trim() !== "" ? text.trim() : null);

/** Each reader: `read` is what is timed; `shown` takes what it gave. */
export const readers = (makeDom) => ({
  Storysift: {
    read: (html, url) => clean({ name: "page.html", text: html }, url ? { url } : {}),
    shown: (cleaned) => {
      const lead = cleaned.articles.find(({ role }) => role === "lead");
      return {
        html: () => toHtml(cleaned),
        markdown: () => toMarkdown(cleaned),
        text: () => lead?.paragraphs.join("\n") ?? "",
        title: lead && !lead.titleDerived ? lead.title : null,
        byline: lead?.byline ?? null,
        date: lead?.published?.iso ?? null,
      };
    },
  },
  "Readability.js": {
    read: (html, url) => new Readability(makeDom(html, url)).parse(),
    shown: (article) => ({
      html: () => article?.content ?? "",
      markdown: () => turndown.turndown(article?.content ?? ""),
      text: () => textOf(fragment(article?.content ?? "")),
      title: orNull(article?.title),
      byline: orNull(article?.byline),
      date: day(article?.publishedTime),
    }),
  },
  defuddle: {
    // `useAsync` would ask servers of others.
    read: (html, url) => Defuddle(makeDom(html, url), url ?? NOWHERE, { separateMarkdown: true, useAsync: false }),
    shown: (result) => ({
      html: () => result.content,
      markdown: () => result.contentMarkdown ?? "",
      text: () => textOf(fragment(result.content)),
      title: orNull(result.title),
      byline: orNull(result.author),
      date: day(result.published),
    }),
  },
});
