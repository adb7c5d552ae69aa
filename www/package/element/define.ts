/** Defines the element where a page has elements, once: of two copies of the package on one page the first is used. */

import { StorysiftElement } from "./element.js";
import type { StorysiftAttributes } from "./types.js";

const TAG = "story-sift";

export function define(): void {
  if (typeof customElements !== "undefined" && !customElements.get(TAG)) customElements.define(TAG, StorysiftElement);
}

declare global {
  interface HTMLElementTagNameMap {
    "story-sift": StorysiftElement;
  }
}

/** Attributes and properties of `<story-sift>`, for the types of frameworks. */
export type StorysiftProps = StorysiftAttributes & Partial<Pick<StorysiftElement, "corpus" | "files">> & {
  options?: StorysiftElement["options"];
  messages?: Partial<StorysiftElement["messages"]>;
};
