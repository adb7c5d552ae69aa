/** The entry of `<story-sift>` for browsers: the WebAssembly files are those of the entry `storysift`. */

import { open } from "./browser.js";
import { define } from "./element/define.js";
import { opener } from "./element/opener.js";

opener.open = open;
define();

export { StorysiftElement } from "./element/element.js";
export type { StorysiftProps } from "./element/define.js";
export type * from "./element/types.js";
export type { Corpus, ExportFormat, OpenOptions, Report } from "./types.js";
