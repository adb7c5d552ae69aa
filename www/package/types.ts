/**
 * The public records and calls of the npm package. Types only.
 * Offsets are UTF-16 code units into the document's decoded text: `text.slice(start, end)`.
 */

export type * from "./types/records.js";
export type * from "./types/tables.js";
export type * from "./types/groups.js";
export type * from "./types/decisions.js";
export type * from "./types/session.js";
export type * from "./types/input.js";
export type * from "./types/cleaned.js";
export type * from "./types/corpus.js";
