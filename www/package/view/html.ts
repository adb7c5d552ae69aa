/** Blocks to HTML with a closed list of elements and attributes. All text is escaped. */

import type { MarkupKind, MarkupNode } from "../types.js";
import { safeAddress } from "./address.js";
import { type Inline, type ViewBlock, plainText } from "./model.js";

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
/** Characters that no HTML text may hold. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

const escaped = (text: string): string => text.replace(FORBIDDEN, "").replace(/[&<>"']/g, (found) => ESCAPES[found]!);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const INLINE: Partial<Record<MarkupKind, string>> = { emphasis: "em", strong: "strong", code: "code", strike: "s", sub: "sub", sup: "sup" };

/** The blocks inside of a block. */
export function htmlOf(root: ViewBlock): string {
  return root.blocks.map(block).join("\n");
}

function block(one: ViewBlock): string {
  switch (one.kind) {
    case "rule":
      return "<hr>";
    case "heading":
      return element(`h${Math.min(6, Math.max(1, Math.trunc(Number(one.number)) || 2))}`, inlines(one.inlines));
    case "pre": {
      const language = /^[\w+#.-]{1,24}$/.test(one.language ?? "") ? ` class="language-${escaped(one.language!)}"` : "";
      // The parser drops a line end at the start.
      return `<pre><code${language}>${escaped(plainText(one).replace(/^\n+|\s+$/g, ""))}</code></pre>`;
    }
    case "list":
      if (one.number === undefined) return element("ul", htmlOf(one), "\n");
      return element("ol", htmlOf(one), "\n", one.number !== 1 && isCount(one.number) ? ` start="${one.number}"` : "");
    case "item": {
      const [first, ...rest] = one.blocks;
      // A paragraph that is alone but for lists needs no element.
      const isTight = first?.kind === "paragraph" && rest.every((other) => other.kind === "list");
      const inner = isTight ? [inlines(first.inlines), ...rest.map(block)] : one.blocks.map(block);
      return element("li", [inlines(one.inlines), ...inner].filter(Boolean).join("\n"));
    }
    case "quote":
      return element("blockquote", htmlOf(one), "\n");
    case "table": {
      const captions = one.blocks.filter((row) => row.kind === "caption").map((caption) => element("caption", inlines(caption.inlines)));
      const rows = one.blocks.filter((row) => row.kind === "row").map(block);
      const others = one.blocks.filter((row) => row.kind !== "row" && row.kind !== "caption").map(block);
      const table = rows.length > 0 ? element("table", [...captions, element("tbody", rows.join("\n"), "\n")].join("\n"), "\n") : captions.map((text) => text.replace(/caption>/g, "p>")).join("\n");
      return [...others, table].filter(Boolean).join("\n");
    }
    case "row":
      return element("tr", one.blocks.map(block).join(""));
    case "cell": {
      const [columns, rows] = one.cells ?? [1, 1];
      const span = (name: string, count: number) => (isCount(count) && count > 1 ? ` ${name}="${count}"` : "");
      return element(one.header === true ? "th" : "td", inlines(one.inlines) + one.blocks.map(block).join(""), "", span("colspan", columns) + span("rowspan", rows));
    }
    case "figure": {
      const inner = one.blocks.map((part) => (part.kind === "caption" ? element("figcaption", inlines(part.inlines)) : hasOnlyPictures(part) ? inlines(part.inlines) : block(part)));
      return element("figure", inner.join("\n"), "\n");
    }
    default:
      return one.inlines.length > 0 ? element("p", inlines(one.inlines)) + htmlOf(one) : htmlOf(one);
  }
}

const hasOnlyPictures = (one: ViewBlock) => one.kind === "paragraph" && one.inlines.every((inline) => "picture" in inline);

const element = (name: string, inner: string, gap = "", attributes = ""): string => `<${name}${attributes}>${gap}${inner}${gap}</${name}>`;

function inlines(all: readonly Inline[]): string {
  let html = "";
  let open: readonly MarkupNode[] = [];
  const close = (to: number) => {
    for (const mark of open.slice(to).reverse()) html += `</${mark.kind === "link" ? "a" : INLINE[mark.kind]}>`;
    open = open.slice(0, to);
  };
  for (const inline of all) {
    const marks = inline.marks.filter((mark) => mark.kind in INLINE || (mark.kind === "link" && hrefOf(mark) !== undefined));
    let same = 0;
    while (same < open.length && open[same] === marks[same]) same++;
    close(same);
    for (const mark of marks.slice(same)) html += mark.kind === "link" ? `<a href="${escaped(hrefOf(mark)!)}">` : `<${INLINE[mark.kind]}>`;
    open = marks;
    if ("text" in inline) html += escaped(inline.text);
    else if ("end" in inline) html += "<br>";
    else html += picture(inline.picture);
  }
  close(0);
  return html;
}

/** The address of a link. It is looked at again: a record may come from anywhere. */
const hrefOf = (mark: MarkupNode): string | undefined => (typeof mark.address === "string" ? safeAddress(mark.address, "link") : undefined);

function picture({ address, text }: MarkupNode): string {
  const src = typeof address === "string" ? safeAddress(address, "picture") : undefined;
  return src === undefined ? "" : `<img src="${escaped(src)}" alt="${escaped(typeof text === "string" ? text : "")}">`;
}
