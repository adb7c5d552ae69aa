/** From a cleaned document to the blocks of one article's view. */

import type { Article, Cleaned, MarkupKind, MarkupNode, ViewOptions } from "../types.js";
import { type Kept, keptParts } from "./kept.js";
import { type BlockKind, type Inline, type ViewBlock, addInline, newBlock, trimEnd } from "./model.js";
import { fromParagraphs } from "./paragraphs.js";

/** Longest text, in code units, of a heading whose label is not one. */
const MAX_HEADING = 200;
/** Level of a heading that the page does not mark as one, where it marks none before. */
const LEVEL = 2;

const INLINE: ReadonlySet<MarkupKind> = new Set(["link", "emphasis", "strong", "code", "strike", "sub", "sup"]);
/** Kinds that hold blocks. */
const CONTAINERS: ReadonlySet<MarkupKind> = new Set(["figure", "list", "item", "quote", "table", "row"]);
/** Kinds that hold text. */
const LEAVES: ReadonlySet<MarkupKind> = new Set(["caption", "heading", "paragraph", "pre", "cell"]);

/** The blocks of an article. */
export function buildView(cleaned: Cleaned, article: Article, options: ViewOptions): ViewBlock {
  if (cleaned.markup.nodes.length === 0 && cleaned.format !== "html") return fromParagraphs(article, options);
  return new ViewBuilder(cleaned, keptParts(cleaned, article, options), options).build();
}

interface Open {
  /** Key of what it was made of. */
  of: MarkupNode | number | string;
  block: ViewBlock;
}

class ViewBuilder {
  readonly #cleaned: Cleaned;
  readonly #kept: Kept;
  readonly #options: ViewOptions;
  readonly #root = newBlock("root");
  /** The open blocks, outermost first. */
  #open: Open[] = [];
  /** Index of the block of the document that text was taken from last. */
  #run = 0;
  #lastRun = -1;
  #level = LEVEL;
  /** A rule that is written when more follows. */
  #rule = false;
  /** Two line ends in a row end a paragraph. */
  #split = false;
  readonly #pictures = new Set<string>();

  constructor(cleaned: Cleaned, kept: Kept, options: ViewOptions) {
    this.#cleaned = cleaned;
    this.#kept = kept;
    this.#options = options;
  }

  build(): ViewBlock {
    const { nodes } = this.#cleaned.markup;
    const stack: MarkupNode[] = [];
    const indices: number[] = [];
    let at = 0;
    const take = (end: number) => {
      if (end <= at) return;
      this.#text(at, end, stack);
      at = end;
    };
    const leave = () => {
      take(stack.at(-1)!.end);
      stack.pop();
      indices.pop();
    };
    nodes.forEach((node, index) => {
      while (indices.length > 0 && indices.at(-1) !== node.parent) leave();
      take(node.start);
      stack.push(node);
      indices.push(index);
      this.#enter(node, stack);
    });
    while (stack.length > 0) leave();
    take(this.#cleaned.text.length);
    tidy(this.#root);
    return this.#root;
  }

  #enter(node: MarkupNode, stack: MarkupNode[]): void {
    switch (node.kind) {
      case "rule":
        this.#rule = this.#root.blocks.length > 0;
        break;
      case "break":
        this.#lineEnd(node, stack);
        break;
      case "picture":
        this.#picture(node, stack);
        break;
      case "cell":
        // An empty cell has no text that would open it.
        if (node.start === node.end && this.#keeps(this.#runAt(node.start), stack)) this.#leaf(stack, this.#runAt(node.start));
        break;
    }
  }

  /** The block of the document at an offset. Offsets only grow. */
  #runAt(offset: number): number {
    const { blocks } = this.#cleaned;
    while (this.#run + 1 < blocks.length && blocks[this.#run]!.end <= offset) this.#run++;
    return this.#run;
  }

  #keeps(run: number, stack: readonly MarkupNode[]): boolean {
    const has = (kind: MarkupKind) => stack.some((node) => node.kind === kind);
    return (
      this.#kept.runs[run] === true &&
      !has("mark") &&
      (this.#options.captions !== false || !has("caption")) &&
      (this.#options.tables !== false || !has("row")) &&
      (!has("row") || has("cell"))
    );
  }

  #text(from: number, to: number, stack: readonly MarkupNode[]): void {
    const { blocks, text } = this.#cleaned;
    for (let at = from; at < to; ) {
      const run = this.#runAt(at);
      const end = Math.min(to, blocks[run]?.end ?? to);
      if (end <= at) return;
      const piece = text.slice(at, end);
      at = end;
      if (!this.#keeps(run, stack) || isAnchorSign(piece, stack)) continue;
      const isBlank = piece.trim() === "";
      const leaf = this.#open.at(-1);
      // White space opens nothing; within a paragraph it parts words.
      if (isBlank && !(leaf && this.#lastRun === run)) continue;
      const block = isBlank ? leaf!.block : this.#leaf(stack, run);
      this.#lastRun = run;
      if (block.kind === "pre") block.inlines.push({ text: piece, marks: [] });
      else addInline(block, { text: piece, marks: marksOf(stack) });
    }
  }

  #lineEnd(node: MarkupNode, stack: readonly MarkupNode[]): void {
    const open = this.#open.at(-1);
    if (!open || open.block.inlines.length === 0 || open.block.kind === "pre") return;
    if (!stack.some((one) => one === open.of) && !(typeof open.of === "number" && this.#lastRun === this.#runAt(node.start))) return;
    const isSecond = "end" in open.block.inlines.at(-1)!;
    if (isSecond && open.block.kind === "paragraph") this.#split = true;
    else if (!isSecond) addInline(open.block, { end: true, marks: marksOf(stack) });
  }

  #picture(node: MarkupNode, stack: readonly MarkupNode[]): void {
    if (this.#options.pictures === false || node.address === undefined || this.#pictures.has(node.address)) return;
    if (stack.some((one) => one.kind === "pre" || one.kind === "mark") || !this.#kept.hasPicture(node)) return;
    const inRow = stack.some((one) => one.kind === "row");
    if (inRow && (this.#options.tables === false || !stack.some((one) => one.kind === "cell"))) return;
    this.#pictures.add(node.address);
    const inline: Inline = { picture: node, marks: marksOf(stack) };
    const leaf = stack.findLast((one) => LEAVES.has(one.kind));
    if (leaf) {
      addInline(this.#openAll(stack, leaf, leaf.kind as BlockKind), inline);
    } else {
      addInline(this.#openAll(stack, `picture ${node.start}`, "paragraph"), inline);
    }
  }

  /** The block for text of a run. */
  #leaf(stack: readonly MarkupNode[], run: number): ViewBlock {
    const { label, start, end } = this.#cleaned.blocks[run]!;
    const leaf = stack.findLast((one) => LEAVES.has(one.kind));
    const isHeading = label === "subheading" || label === "title";
    let kind: BlockKind = (leaf?.kind ?? "paragraph") as BlockKind;
    if (kind === "heading" && !isHeading && (label !== "body" || end - start > MAX_HEADING)) kind = "paragraph";
    if (kind === "paragraph" && isHeading) kind = "heading";
    if (!leaf && label === "code") kind = "pre";
    if (!leaf && label === "caption") kind = "caption";
    const open = this.#open.at(-1);
    const continues = !leaf && typeof open?.of === "number" && (open.of === run || this.#kept.joined.has(run)) && open.block.kind === kind;
    const block = this.#openAll(stack, leaf ?? (continues ? open.of : run), kind, label === "quote");
    if (kind === "heading") {
      if (label === "title" || leaf?.number) this.#level = label === "title" ? 1 : leaf!.number!;
      block.number ??= this.#level;
      if (label === "title") this.#level = LEVEL;
    }
    if (kind === "pre" && leaf?.text) block.language = leaf.text;
    if (kind === "cell" && leaf) {
      if (leaf.header) block.header = true;
      if (leaf.cells) block.cells = leaf.cells;
    }
    return block;
  }

  /** Opens the containers of a stack and a block in the innermost; what is open already stays open. */
  #openAll(stack: readonly MarkupNode[], of: Open["of"], kind: BlockKind, isQuote = false): ViewBlock {
    const want: { of: Open["of"]; kind: BlockKind; node?: MarkupNode }[] = [];
    for (const node of stack) if (CONTAINERS.has(node.kind) && node !== of) want.push({ of: node, kind: node.kind as BlockKind, node });
    if (isQuote && kind === "paragraph" && !want.some((one) => one.kind === "quote")) want.push({ of: "quote", kind: "quote" });
    want.push({ of, kind });
    let same = 0;
    while (same < want.length && same < this.#open.length && this.#open[same]!.of === want[same]!.of) same++;
    if (this.#split && same === want.length && kind === "paragraph") same--;
    this.#split = false;
    this.#open.length = same;
    if (this.#rule) {
      this.#rule = false;
      if (same === 0) this.#root.blocks.push(newBlock("rule"));
    }
    for (const one of want.slice(same)) {
      const block = newBlock(one.kind);
      if (one.node?.kind === "list" && one.node.number !== undefined) block.number = one.node.number;
      (this.#open.at(-1)?.block ?? this.#root).blocks.push(block);
      this.#open.push({ of: one.of, block });
    }
    return this.#open.at(-1)!.block;
  }
}

/** Whether a piece of a heading is a sign that links to the heading itself, such as # or ¶. */
const isAnchorSign = (piece: string, stack: readonly MarkupNode[]): boolean =>
  piece.trim() !== "" && !/[\p{L}\p{N}]/u.test(piece) && stack.some(({ kind }) => kind === "heading") && stack.some(({ kind, address }) => kind === "link" && address?.includes("#") === true);

/** The inline markup of a stack: each kind once, of links the innermost. */
function marksOf(stack: readonly MarkupNode[]): MarkupNode[] {
  const marks: MarkupNode[] = [];
  for (const node of stack) {
    if (!INLINE.has(node.kind) || (node.kind === "link" && node.address === undefined)) continue;
    const same = marks.findIndex((one) => one.kind === node.kind);
    if (same < 0) marks.push(node);
    else if (node.kind === "link") marks[same] = node;
  }
  return marks;
}

/** Takes white space off the ends of all blocks. */
function tidy(block: ViewBlock): void {
  if (block.kind !== "pre") trimEnd(block);
  block.blocks.forEach(tidy);
}
