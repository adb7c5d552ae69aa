/** What the labels of blocks mean to the page: kept or set aside, and which colour. */

import type { Label } from "../package/types.ts";

/** A colour of set-aside text; each is a class of styles/original.css. */
export type Group = "kept" | "meta" | "frame" | "related" | "comments" | "promotion" | "legal" | "caption" | "blank";

const groups: Record<Label, Group> = {
  title: "meta",
  byline: "meta",
  source: "meta",
  date: "meta",
  standfirst: "kept",
  body: "kept",
  subheading: "kept",
  item: "kept",
  quote: "kept",
  row: "kept",
  code: "kept",
  caption: "caption",
  navigation: "frame",
  share: "frame",
  furniture: "frame",
  related: "related",
  comments: "comments",
  promotion: "promotion",
  legal: "legal",
  about: "legal",
  seam: "blank",
  blank: "blank",
};

export const groupOf = (label: Label): Group => groups[label];

/** Whether a block with this label stays out of the article. */
export const isAside = (label: Label): boolean =>
  groups[label] !== "kept" && groups[label] !== "meta";
