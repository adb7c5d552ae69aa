/** What the labels of blocks mean to the page: kept or set aside, and in which colour. */

import type { Label } from "storysift";

/** A colour of the original; each is a class `group-…` of styles/original.css. */
export type LabelGroup =
  | "kept" | "meta" | "frame" | "related" | "comments" | "promotion" | "legal" | "caption" | "blank";

const groups: Record<Label, LabelGroup> = {
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
  field: "meta",
};

export const groupOf = (label: Label): LabelGroup => groups[label];

/** Whether a block with this label is not part of an article. */
export const isSetAside = (label: Label): boolean => groups[label] !== "kept" && groups[label] !== "meta";
