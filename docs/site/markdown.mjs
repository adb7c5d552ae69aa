/**
 * Markdown to HTML with headings that can be linked to. In: the text of a file, and a function that gives the address of
 * each link. Out: the HTML and the headings. Knows nothing of the site around it.
 */

import { Marked } from "marked";

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escape = (text) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]);

/** The anchor of a heading, as code hosts make it. */
const slug = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").trim().replace(/\s/g, "-");

/** The text of inline tokens without their marks. */
const plain = (tokens) => tokens.map((token) => (token.tokens ? plain(token.tokens) : (token.text ?? ""))).join("");

/** `address` takes what a link or a picture names; null makes it text, since there is nothing to go to. */
export function render(text, address) {
  const headings = [];
  const anchors = new Map();
  const renderer = {
    heading({ tokens, depth }) {
      const title = plain(tokens);
      const first = slug(title);
      const count = anchors.get(first) ?? 0;
      anchors.set(first, count + 1);
      const id = count === 0 ? first : `${first}-${count}`;
      headings.push({ id, title, depth });
      const link = depth === 1 ? "" : ` <a class="anchor" href="#${escape(id)}" aria-label="Link to this heading">#</a>`;
      return `<h${depth} id="${escape(id)}">${this.parser.parseInline(tokens)}${link}</h${depth}>\n`;
    },
    link({ href, tokens }) {
      const content = this.parser.parseInline(tokens);
      const to = address(href);
      return to === null ? `<span class="file" title="${escape(href)}">${content}</span>` : `<a href="${escape(to)}">${content}</a>`;
    },
    image({ href, text: alt }) {
      return `<img src="${escape(address(href) ?? href)}" alt="${escape(alt)}" loading="lazy">`;
    },
    code({ text: code, lang }) {
      return `<pre tabindex="0"><code${lang ? ` class="language-${escape(lang)}"` : ""}>${escape(code)}</code></pre>\n`;
    },
    // Wide tables scroll by themselves; the keyboard reaches what scrolls.
    table(token) {
      const cell = (kind, { tokens, align }) => `<${kind}${align ? ` align="${align}"` : ""}>${this.parser.parseInline(tokens)}</${kind}>`;
      // A corner without words is no heading.
      const row = (kind, cells) => `<tr>${cells.map((one) => cell(one.text === "" ? "td" : kind, one)).join("")}</tr>`;
      return `<div class="table" tabindex="0"><table><thead>${row("th", token.header)}</thead><tbody>${token.rows.map((cells) => row("td", cells)).join("")}</tbody></table></div>\n`;
    },
    html({ text: html }) {
      return html.startsWith("<!--") ? "" : escape(html);
    },
  };
  const html = new Marked({ renderer }).parse(text);
  return { html, headings };
}
