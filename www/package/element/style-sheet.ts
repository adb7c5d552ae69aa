/** The style sheet of the element, one for all on a page. No `<style>` where that can be avoided: a page's policy may forbid it. */

import css from "./styles.css";

let shared: CSSStyleSheet | undefined;

export function adoptStyles(root: ShadowRoot): void {
  if ("adoptedStyleSheets" in root && typeof CSSStyleSheet === "function" && "replaceSync" in CSSStyleSheet.prototype) {
    if (!shared) (shared = new CSSStyleSheet()).replaceSync(css);
    root.adoptedStyleSheets = [shared];
  } else root.append(Object.assign(document.createElement("style"), { textContent: css }));
}
