/** Files that hold several articles, by rules and by lines that no table knows. */

import { article } from "./articles.js";

const outlets = ["Harbour Post", "Northern Gazette", "Valley Courier"];
const days = ["2019-03-12", "2018-11-02", "2020-01-30", "2017-06-15", "2019-09-09", "2018-02-21", "2020-05-04"];
const text = (n) => article(n).paragraphs.slice(0, 4).join("\n\n");

/** Clippings between rules: title, outlet and day, text. */
export const clippings = (count) =>
  Array.from({ length: count }, (_, n) => `${"=".repeat(50)}\n${article(n + 1).title}\n${outlets[n % 3]}\n${days[n % 7]}\n\n${text(n + 1)}\n\n`).join("");

/** Parts of a magazine without any day. */
export const magazine = (count) =>
  Array.from({ length: count }, (_, n) => `[ Part ${n + 1} ]\n\n${text(n + 1)}\n\n`).join("");
