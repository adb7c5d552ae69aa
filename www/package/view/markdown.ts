/** Blocks to Markdown (CommonMark with the tables and strikes of GitHub). Text that looks like marks is escaped. */

import type { MarkupKind, MarkupNode } from "../types.js";
import { safeAddress } from "./address.js";
import { type Inline, type ViewBlock, newBlock, plainText } from "./model.js";

const MARKS: Partial<Record<MarkupKind, readonly [string, string]>> = {
  emphasis: ["*", "*"], strong: ["**", "**"], strike: ["~~", "~~"], sub: ["<sub>", "</sub>"], sup: ["<sup>", "</sup>"],
};

/** How a line end within a block is written: as one, or where blocks are one line as a space or an element. */
type LineEnd = "\\\n" | " " | "<br>";

/** The blocks inside of a block, parted by blank lines. */
export function markdownOf(root: ViewBlock): string {
  const parts: string[] = [];
  let before: ViewBlock | undefined;
  for (const one of root.blocks) {
    const text = block(one);
    if (text === "") continue;
    // Two lists behind each other would be read as one.
    if (before?.kind === "list" && one.kind === "list") parts.push("<!-- -->");
    parts.push(text);
    before = one;
  }
  return parts.join("\n\n");
}

function block(one: ViewBlock): string {
  switch (one.kind) {
    case "rule":
      return "---";
    case "heading": {
      const text = inlines(one.inlines, " ").replace(/#+$/, "\\$&");
      return text && `${"#".repeat(Math.min(6, Math.max(1, Math.trunc(Number(one.number)) || 2)))} ${text}`;
    }
    case "pre":
      return code(one);
    case "list":
      return list(one);
    case "item":
      return list({ ...newBlock("list"), blocks: [one] });
    case "quote":
      return prefixed(markdownOf(one), "> ", "> ");
    case "table":
      return table(one);
    case "row":
    case "cell":
      return [paragraph(one.inlines), markdownOf(one)].filter(Boolean).join("\n\n");
    default:
      return [paragraph(one.inlines), markdownOf(one)].filter(Boolean).join("\n\n");
  }
}

/** Lines with something before the first and the others; blank lines stay blank but for marks. */
const prefixed = (text: string, first: string, other: string): string =>
  text.split("\n").map((line, at) => ((at === 0 ? first : other) + line).trimEnd()).join("\n");

/** A paragraph, whose lines must not look like the start of another kind of block. */
function paragraph(all: readonly Inline[]): string {
  const lines = inlines(all, "\\\n").split("\n");
  return lines.map((line) => line.replace(/^(#{1,6}(?=\s|$)|[>+-]|=+$|~~~)/, "\\$1").replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")).join("\n");
}

function code(one: ViewBlock): string {
  const text = plainText(one).replace(/^\n+|\s+$/g, "");
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(Math.max(3, longest + 1));
  const language = /^[\w+#.-]{1,24}$/.test(one.language ?? "") ? one.language! : "";
  return `${fence}${language}\n${text}\n${fence}`;
}

function list(one: ViewBlock): string {
  const items = one.blocks.filter((item) => item.kind === "item");
  // What stands in a list beside its items: lists without an item around them, for example.
  const isTight = items.every((item) => item.blocks.every((inner, at) => (at === 0 && inner.kind === "paragraph") || inner.kind === "list"));
  let number = one.number;
  const written = one.blocks.map((item) => {
    if (item.kind !== "item") return prefixed(block(item), "    ", "    ");
    const marker = number === undefined ? "- " : `${number++}. `;
    const parts = [paragraph(item.inlines), ...item.blocks.map(block)].filter(Boolean);
    const body = parts.join(isTight ? "\n" : "\n\n");
    return prefixed(body, marker, " ".repeat(marker.length));
  });
  return written.join(isTight ? "\n" : "\n\n");
}

function table(one: ViewBlock): string {
  const rows = one.blocks.filter((row) => row.kind === "row");
  const others = one.blocks.filter((row) => row.kind !== "row").map(block);
  if (rows.length === 0) return others.filter(Boolean).join("\n\n");
  const cellsOf = (row: ViewBlock) =>
    row.blocks.flatMap((cell) => {
      const text = [cell.inlines, ...cell.blocks.map((inner) => inner.inlines)].map((all) => inlines(all, "<br>")).filter(Boolean).join("<br>");
      const columns = Math.min(100, Math.max(1, Number(cell.cells?.[0]) || 1));
      return [text.replaceAll("|", "\\|"), ...Array.from({ length: columns - 1 }, () => "")];
    });
  const cells = rows.map(cellsOf);
  const width = Math.max(...cells.map((row) => row.length));
  const line = (row: readonly string[]) => `| ${Array.from({ length: width }, (_, at) => row[at] ?? "").join(" | ")} |`;
  const [head = [], ...rest] = cells;
  return [...others, [line(head), line(Array.from({ length: width }, () => "---")), ...rest.map(line)].join("\n")].filter(Boolean).join("\n\n");
}

/** The marks of inline content: none behind code, within which there are none. */
function marksOf({ marks }: Inline): MarkupNode[] {
  const shown = marks.filter((mark) => mark.kind in MARKS || mark.kind === "code" || (mark.kind === "link" && hrefOf(mark) !== undefined));
  const code = shown.findIndex((mark) => mark.kind === "code");
  return code < 0 ? shown : shown.slice(0, code + 1);
}

/** White space at the edges of marked text, which would keep the marks from being read, as pieces of their own. */
function pieces(all: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  const parts: Inline[] = all.flatMap((inline): Inline[] => {
    if (!("text" in inline)) return [inline];
    const [, front = "", middle = "", back = ""] = /^(\s*)(.*?)(\s*)$/s.exec(inline.text) ?? [];
    return [front, middle, back].filter((text) => text !== "").map((text) => ({ ...inline, text }));
  });
  parts.forEach((inline, at) => {
    if (!("text" in inline && inline.text.trim() === "")) {
      out.push(inline);
      return;
    }
    const [before, after] = [out.at(-1)?.marks ?? [], parts[at + 1]?.marks ?? []];
    out.push({ ...inline, marks: inline.marks.filter((mark) => before.includes(mark) && after.includes(mark)) });
  });
  return out;
}

function inlines(all: readonly Inline[], lineEnd: LineEnd): string {
  /** The text of each open mark, that of the block first. Each is written once it closes, so that the time is linear. */
  const open: { mark?: MarkupNode; text: string }[] = [{ text: "" }];
  let last = "";
  const write = (text: string) => {
    open.at(-1)!.text += text;
    last = text.at(-1) ?? last;
  };
  const close = (to: number) => {
    while (open.length - 1 > to) {
      const { mark, text } = open.pop()!;
      write(closed(mark!, text));
    }
  };
  for (const inline of pieces(all)) {
    const marks = marksOf(inline);
    let same = 0;
    while (same + 1 < open.length && isSame(open[same + 1]!.mark, marks[same])) same++;
    close(same);
    for (const mark of marks.slice(same)) {
      const around = open.at(-1)!;
      // An exclamation mark before a link would make a picture of it.
      if (mark.kind === "link" && last === "!" && around.text !== "") around.text = `${around.text.slice(0, -1)}\\!`;
      open.push({ mark, text: "" });
    }
    const isCode = marks.at(-1)?.kind === "code";
    if ("end" in inline) write(isCode ? " " : lineEnd);
    else if ("picture" in inline) write(picture(inline.picture));
    else write(isCode ? inline.text : escaped(inline.text, last));
  }
  close(0);
  return open[0]!.text.trim();
}

/** Whether text goes on in the same marks. Those of two pieces of one kind behind each other would not be read. */
const isSame = (one: MarkupNode | undefined, other: MarkupNode | undefined): boolean => one === other || (one?.kind === other?.kind && one?.kind !== "link");

/** Marked text. */
function closed(mark: MarkupNode, inner: string): string {
  if (inner === "") return "";
  if (mark.kind === "link") return `[${inner}](${hrefOf(mark)})`;
  if (mark.kind !== "code") {
    const [front, back] = MARKS[mark.kind]!;
    return front + inner + back;
  }
  const longest = Math.max(0, ...(inner.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const gap = /^`|`$/.test(inner) ? " " : "";
  return fence + gap + inner + gap + fence;
}

/** Text in which nothing is read as a mark. `before` is the character before it. */
function escaped(text: string, before: string): string {
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "");
  return clean.replace(/[\\`*[\]<_]|~~|&(?=#?\w+;)/g, (found, at: number) =>
    found === "_" && isWord(clean[at - 1] ?? before) && isWord(clean[at + 1]) ? found : `\\${found}`,
  );
}

const isWord = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** An address without characters that would end it. */
const quoted = (address: string): string => address.replace(/[\s()<>\\"`*_|[\]]/g, (found) => (found === "_" || found === "*" ? found : `%${found.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`));

function hrefOf(mark: MarkupNode): string | undefined {
  const href = typeof mark.address === "string" ? safeAddress(mark.address, "link") : undefined;
  return href === undefined ? undefined : quoted(href);
}

function picture({ address, text }: MarkupNode): string {
  const src = typeof address === "string" ? safeAddress(address, "picture") : undefined;
  return src === undefined ? "" : `![${escaped(typeof text === "string" ? text : "", "")}](${quoted(src)})`;
}
