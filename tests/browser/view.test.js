/** What `toHtml` writes of hostile pages, parsed and shown by a browser: nothing runs, and nothing but the closed list is there. */

import assert from "node:assert/strict";
import { clean, toHtml } from "../../pkg/node.js";
import { pageWith, pieces } from "../made/hostile-html.js";
import { pageTest } from "./harness.js";

const ELEMENTS = "H1 H2 H3 H4 H5 H6 P UL OL LI BLOCKQUOTE PRE CODE EM STRONG S SUB SUP A IMG BR HR TABLE TBODY TR TD TH CAPTION FIGURE FIGCAPTION".split(" ");
const ATTRIBUTES = { A: ["href"], IMG: ["src", "alt"], OL: ["start"], TD: ["colspan", "rowspan"], TH: ["colspan", "rowspan"], CODE: ["class"] };

pageTest("no script runs and no element is there that is not on the list", async (app) => {
  const htmls = pieces.map((piece) => [piece, toHtml(clean({ name: "page.html", text: pageWith(piece) }), { title: true, comments: true })]);
  // A page without a policy: whatever can run, would.
  await app.page.goto("about:blank");
  const faults = await app.page.evaluate(
    async ([htmls, elements, attributes]) => {
      const faults = [];
      globalThis.alert = () => faults.push("a script ran");
      for (const [piece, html] of htmls) {
        // Parsed without being shown, so that no picture is asked for.
        const parsed = new DOMParser().parseFromString(`<body>${html}`, "text/html");
        for (const one of parsed.body.querySelectorAll("*")) {
          if (!elements.includes(one.tagName)) faults.push(`${piece}: ${one.tagName}`);
          for (const { name, value } of one.attributes) {
            if (!(attributes[one.tagName] ?? []).includes(name)) faults.push(`${piece}: ${one.tagName} ${name}`);
            if (["href", "src"].includes(name) && !["http:", "https:", "mailto:"].includes(new URL(value, "https://base.example").protocol)) faults.push(`${piece}: ${value}`);
          }
        }
        // Its own text, parsed again, is the same: no mutation on the way.
        const again = new DOMParser().parseFromString(`<body>${parsed.body.innerHTML}`, "text/html");
        if (again.body.innerHTML !== parsed.body.innerHTML) faults.push(`${piece}: changes when parsed again`);
        const shown = document.createElement("div");
        shown.innerHTML = html.replaceAll(" src=", " data-src=");
        document.body.append(shown);
        for (const link of shown.querySelectorAll("a")) link.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
        shown.remove();
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
      return faults;
    },
    [htmls, ELEMENTS, ATTRIBUTES],
  );
  assert.deepEqual(faults, []);
});
