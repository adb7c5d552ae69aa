/** The entry of `<story-sift>` for servers, which render the tag and clean nothing. In a test with a DOM the element is defined, and takes a given `corpus`. */

import { define } from "./element/define.js";

define();

export { StorysiftElement } from "./element/element.js";
export type { StorysiftProps } from "./element/define.js";
export type * from "./element/types.js";
export type { Corpus, ExportFormat, OpenOptions, Report } from "./types.js";
