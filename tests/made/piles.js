/** Files that hold several articles, by end marks and lines that no table knows. */

import { article } from "./articles.js";

const outlets = ["Harbour Post", "Northern Gazette", "Valley Courier"];
const days = ["12.03.2019", "02.11.2018", "30.01.2020", "15.06.2017", "09.09.2019", "21.02.2018", "04.05.2020"];
const text = (n) => article(n).paragraphs.slice(0, 4).join("\n\n");

/** Clippings: title, outlet and day, text, an end mark. */
export const clippings = (count) =>
  Array.from({ length: count }, (_, n) => `${article(n + 1).title}\n${outlets[n % 3]} - ${days[n % 7]}\n\n${text(n + 1)}\n\n*** Fin ***\n\n`).join("");

/** Parts of a magazine without any day. */
export const magazine = (count) =>
  Array.from({ length: count }, (_, n) => `[ Part ${n + 1} ]\n\n${text(n + 1)}\n\n`).join("");
