/**
 * The structure that HTML or Markdown shows to whoever reads it: headings, list items, links, emphasis, cells, code, quotes,
 * pictures and words, each as a list of strings, so that two of them can be compared as multisets.
 * Markdown is read by `marked`, so that the tools may write it in any of its forms.
 */

import { parseHTML } from "linkedom";
import { marked } from "marked";

/** Kinds that have an F1. */
export const KINDS = ["headings", "items", "links", "emphasis", "cells", "code", "quotes", "pictures"];

/** Text of a link to or from a footnote: tools number and move those, each in its way. */
const FOOTNOTE_LINK = /^\[?(?:\d{1,3}|\^\d+|[↩↑⏎^]\ufe0e?)\]?$/u;

/** A word, or a character of a script without spaces. */
const WORD = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[[\p{L}\p{N}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]]+/gv;

const flat = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim();
const within = (element, names) => element.parentElement?.closest(names) ?? null;

/** The text of an element without elements of some names in it. */
function textWithout(element, names) {
  let text = "";
  for (const node of element.childNodes) {
    if (node.nodeType === 3) text += node.data;
    else if (node.nodeType === 1 && !names.includes(node.localName)) text += ` ${node.localName === "br" ? "" : textWithout(node, names)}`.slice(isBlock(node) ? 0 : 1);
  }
  return text;
}
const BLOCKS = new Set("address article aside blockquote br caption dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li main ol p pre section table tbody td tfoot th thead tr ul".split(" "));
const isBlock = ({ localName }) => BLOCKS.has(localName);

/** The text of HTML, with a line end at both sides of each block. */
export function textOf(element) {
  let text = "";
  for (const node of element.childNodes) {
    if (node.nodeType === 3) text += node.data;
    else if (node.nodeType === 1 && !["script", "style", "noscript", "template"].includes(node.localName)) {
      const inner = textOf(node);
      text += isBlock(node) ? `\n${inner}\n` : inner;
    }
  }
  return text;
}

/** HTML of a fragment as an element. */
export const fragment = (html) => parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body;

/** The structure of HTML; `base` is what relative addresses are relative to. */
export function structureOfHtml(html, base) {
  const body = fragment(html);
  const all = (names) => [...body.querySelectorAll(names)];
  const address = (written) => {
    try {
      return new URL(written, base).href.replace("(", "%28").replace(")", "%29");
    } catch {
      return written;
    }
  };
  for (const link of all("a")) if (FOOTNOTE_LINK.test(flat(link.textContent))) link.remove();
  const cells = all("tr").flatMap((row) => [...row.children].map((cell, at) => `${at} ${flat(textWithout(cell, []))}`));
  const quotes = all("blockquote").flatMap((quote) => {
    const paragraphs = [...quote.querySelectorAll("p")];
    return (paragraphs.length > 0 ? paragraphs : [quote]).map((one) => flat(one.textContent));
  });
  const emphasised = (names, mark) => all(names).filter((one) => !within(one, names) && !one.closest("h1, h2, h3, h4, h5, h6, th")).map((one) => `${mark} ${flat(one.textContent)}`);
  return {
    headings: all("h1, h2, h3, h4, h5, h6").map((one) => `${one.localName} ${flat(one.textContent)}`),
    items: all("li").map((one) => {
      let depth = 0;
      for (let list = within(one, "li"); list; list = within(list, "li")) depth++;
      return `${depth} ${flat(textWithout(one, ["ul", "ol"]))}`;
    }),
    links: all("a[href]").filter((one) => flat(one.textContent) !== "").map((one) => `${flat(one.textContent)} ${address(one.getAttribute("href"))}`),
    emphasis: [...emphasised("strong, b", "**"), ...emphasised("em, i", "*")].filter((text) => / ./.test(text)),
    cells,
    code: all("pre, code").filter((one) => !within(one, "pre")).map((one) => one.textContent.replace(/[ \t]+$/gm, "").trim()),
    quotes: [...new Set(quotes)],
    // Of one picture in several formats each is right.
    pictures: all("img[src]").map((one) => address(one.getAttribute("src")).replace(/\.(?:avif|gif|jpe?g|png|webp)$/, "")),
    words: textOf(body).toLowerCase().match(WORD) ?? [],
  };
}

/** Definitions of footnotes, an extension of Markdown, as the list that they are shown as. */
const listedFootnotes = (markdown) => markdown.replace(/^\[\^(\d+)\]: /gm, "$1. ").replace(/\[\^\d+\]/g, "");

/** The structure of Markdown. */
export const structureOfMarkdown = (markdown, base) => structureOfHtml(marked.parse(listedFootnotes(markdown), { gfm: true }), base);

/** How many strings two lists have in common, each as often as it is in both. */
export function common(one, other) {
  const counts = new Map();
  for (const text of one) counts.set(text, (counts.get(text) ?? 0) + 1);
  return other.filter((text) => {
    const count = counts.get(text) ?? 0;
    counts.set(text, count - 1);
    return count > 0;
  }).length;
}
