/** The view of an article whose document has no markup: its paragraphs by their kinds. */

import type { Article, ViewOptions } from "../types.js";
import { type ViewBlock, newBlock } from "./model.js";

/** Level of headings in plain text. */
const LEVEL = 2;

export function fromParagraphs(article: Article, options: ViewOptions): ViewBlock {
  const root = newBlock("root");
  const add = (parent: ViewBlock, kind: ViewBlock["kind"], text: string, facts: Partial<ViewBlock> = {}): ViewBlock => {
    const block: ViewBlock = { ...newBlock(kind), ...facts, inlines: text === "" ? [] : [{ text, marks: [] }] };
    parent.blocks.push(block);
    return block;
  };
  /** The block that a paragraph of a kind joins: the list, table or quote before it. */
  const within = (kind: ViewBlock["kind"]) => {
    const last = root.blocks.at(-1);
    return last?.kind === kind ? last : add(root, kind, "");
  };
  if (options.title === true && article.title !== null && !article.titleDerived) add(root, "heading", article.title, { number: 1 });
  if (article.standfirst !== null) add(root, "paragraph", article.standfirst.replaceAll("\n", " "));
  article.paragraphs.forEach((text, at) => {
    switch (article.kinds[at]) {
      case "heading":
        add(root, "heading", text, { number: LEVEL });
        break;
      case "item":
        add(within("list"), "item", text.replace(/^[•·*-]\s+/, ""));
        break;
      case "quote":
        add(within("quote"), "paragraph", text);
        break;
      case "code":
        add(root, "pre", text);
        break;
      case "row": {
        if (options.tables === false) break;
        const row = add(within("table"), "row", "");
        for (const cell of text.split("\t")) add(row, "cell", cell);
        break;
      }
      default:
        add(root, "paragraph", text.replace(/\s+/g, " "));
    }
  });
  return root;
}
