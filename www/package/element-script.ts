/** The entry for a script tag with `<story-sift>`: defines the element, and exports what the script tag without it does. Needs no other file. */

export * from "./inline.js";
export { StorysiftElement } from "./element-inline.js";
