/** Names that need no sentence of their own, and types that are shown by name alone. */

/** Members of nameless objects: the sentence of the name that holds them speaks of each. */
const NAMELESS = {
  "storysift.CleanSource": ["name", "text", "bytes"],
  "storysift.Decision": ["kind", "a", "b", "article", "document", "start", "end", "phrase", "form", "line"],
  "storysift.Input": ["name", "text", "bytes", "blob"],
  "storysift.KeeperRule": ["source"],
  "storysift.Corpus.blocks": ["text", "blocks"],
  "storysift.LinePreview.samples": ["document", "start", "end", "text"],
  "storysift.Pile.samples": ["text", "start", "end"],
  "storysift/element.StorysiftProps": ["options", "messages"],
  "storysift.Table.columns": ["name", "role"],
};
export const UNDOCUMENTED = Object.entries(NAMELESS).flatMap(([holder, members]) => members.map((member) => `${holder}.__type.${member}`));

/** Classes of the web platform, as far as the user's libraries declare them. */
export const UNEXPORTED = ["WebFile", "WebUrl", "WebResponse", "WasmModule", "WebBlob", "EventMap"];
