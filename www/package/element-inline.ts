/** The entry of `<story-sift>` that needs no other file: both WebAssembly modules are within `storysift/inline`. */

import { open } from "./inline.js";
import { define } from "./element/define.js";
import { opener } from "./element/opener.js";

opener.open = open;
define();

export { StorysiftElement } from "./element/element.js";
export type { StorysiftProps } from "./element/define.js";
export type * from "./element/types.js";
export type { Corpus, ExportFormat, OpenOptions, Report } from "./types.js";
