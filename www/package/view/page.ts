/** The part of a cleaned document's record that is for a reader's view, from what the engine gives. */

import type { Article, Cleaned, MarkupNode } from "../types.js";
import { pageBase, safeAddress } from "./address.js";

/** Words that are read in a minute. */
const WORDS_A_MINUTE = 230;

/** What `src/wasm/page_view.rs` gives. Addresses are as written. */
interface RawView {
  format: Cleaned["format"];
  url: string | null;
  base: string | null;
  siteName: string | null;
  description: string | null;
  image: string | null;
  favicon: string | null;
  dir: "ltr" | "rtl" | null;
  structured: string[];
  nodes: MarkupNode[];
  joined: number[];
}

/** The fields of a reader's view. */
export type PageFields = Pick<
  Cleaned,
  "format" | "url" | "siteName" | "description" | "image" | "favicon" | "dir" | "structured" | "readingMinutes" | "markup"
>;

/** Parses the view of a document whose address is `url`. */
export function pageFields(json: string, articles: readonly Article[], url: string | undefined): PageFields {
  const { nodes, joined, base: written, structured: scripts, ...raw } = JSON.parse(json) as RawView;
  const base = pageBase(url, written);
  const resolved = (address: string | null) => (address === null ? null : (safeAddress(address, "picture", base) ?? null));
  for (const node of nodes) {
    if (node.address === undefined) continue;
    const address = safeAddress(node.address, node.kind === "picture" ? "picture" : "link", base);
    if (address === undefined) delete node.address;
    else node.address = address;
  }
  const structured = scripts.flatMap(parsed);
  const words = articles[0]?.words ?? 0;
  return {
    format: raw.format,
    url: resolved(raw.url) ?? pageBase(url, null) ?? null,
    siteName: raw.siteName,
    description: raw.description,
    image: resolved(raw.image ?? pictureOf(structured)),
    favicon: resolved(raw.favicon),
    dir: raw.dir,
    structured,
    readingMinutes: words === 0 ? 0 : Math.max(1, Math.round(words / WORDS_A_MINUTE)),
    markup: { nodes, joined },
  };
}

/** The value of a script of JSON-LD, if need be without line ends in its texts and commas at its ends; none of one that is broken. */
function parsed(text: string): unknown[] {
  for (const one of [text, text.replace(/[\u0000-\u001f]+/g, " ").replace(/,(?=\s*[}\]])/g, "")]) {
    try {
      return [JSON.parse(one)];
    } catch {
      // The next form of it.
    }
  }
  return [];
}

/** The picture that JSON-LD names for an article. */
function pictureOf(structured: readonly unknown[]): string | null {
  const first = (value: unknown): string | null => {
    if (typeof value === "string") return value;
    if (Array.isArray(value)) return first(value[0]);
    return typeof value === "object" && value !== null && "url" in value ? first(value.url) : null;
  };
  const isArticle = (type: unknown) => [type].flat().some((name) => typeof name === "string" && /(?:Article|BlogPosting|Report)$/.test(name));
  for (const script of structured) {
    const graph = typeof script === "object" && script !== null && "@graph" in script ? script["@graph"] : script;
    for (const one of [graph].flat()) {
      if (typeof one === "object" && one !== null && "image" in one && "@type" in one && isArticle(one["@type"])) {
        const found = first(one.image);
        if (found !== null) return found;
      }
    }
  }
  return null;
}
