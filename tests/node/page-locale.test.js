/** The page's English texts: numbers, plurals, dates; no text is empty. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./typescript.js";

const { locale } = await load({ locale: "page/locales/en.ts" });
const { en } = locale;

const texts = [
  [en.requests.label(1234), "Requests since load: 1,234"],
  [en.list.copies(1), "+1 copy"],
  [en.list.copies(12), "+12 copies"],
  [en.strict.value(0), "the default"],
  [en.strict.value(-2), "stricter by 2"],
  [en.strict.value(3), "looser by 3"],
  [en.progress.left(1.4), "a moment left"],
  [en.progress.left(89), "about 89 s left"],
  [en.progress.left(150), "about 3 min left"],
  [en.progress.cancelled(1, 0), "Stopped. 1 file is cleaned and kept."],
  [en.progress.cancelled(12, 1), "Stopped. 12 files are cleaned and kept; 1 was not read."],
  [en.list.seen(3, 0), "3 files seen, all read."],
  [en.list.seen(1200, 2), "1,200 files seen: 1,198 read, 2 not read."],
  [en.list.seen(2, 1, 101), "2 files with 101 documents seen: 100 read, 1 not read."],
  [en.list.problems(1), "1 problem"],
  [en.list.moreProblems(2), "and 2 more problems"],
  [en.list.characters(5214880, 0), "5,214,880 characters, all accounted for"],
  [en.list.characters(10, 4), "10 characters, 4 not accounted for"],
  [en.date("2026-03-01"), "1 Mar 2026"],
  // The day as the text gives it, wherever the reader is.
  [en.date("2026-03-01T23:30Z"), "1 Mar 2026"],
  [en.date("soon"), "soon"],
  [en.moment("2026-03-01T07:05+02:00"), "1 Mar 2026, 07:05"],
  [en.moment("2026-03-01"), "1 Mar 2026"],
  [en.since("2026-03-01T07:05:00", Date.parse("2026-03-01T17:00:00")), "07:05"],
  [en.since("2026-03-01T07:05:00", Date.parse("2026-03-03T01:00:00")), "Sunday"],
  [en.since("2026-03-01T07:05:00", Date.parse("2026-03-08T01:00:00")), "1 Mar 2026"],
  [en.range("1 Mar 2026", "1 Mar 2026"), "1 Mar 2026"],
  [en.range("1 Mar 2026", "3 Mar 2026"), "1 Mar 2026 – 3 Mar 2026"],
  [en.original.chosen("A line of more than twenty-eight characters"), "Chosen: “A line of more than twenty-…”"],
  [en.done.decisionsLoaded(2, 0), "2 decisions applied."],
];
for (const [text, expected] of texts) test(expected, () => assert.equal(text, expected));

test("no text is empty or ends in a space", () => {
  const check = (value, path) => {
    if (typeof value === "string") assert.match(value, /\S$/, path);
    else if (typeof value === "object") for (const [key, part] of Object.entries(value)) check(part, `${path}.${key}`);
  };
  check(en, "en");
});
