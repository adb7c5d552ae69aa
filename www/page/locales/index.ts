/** The language of the page: one of the files of this folder. */

import { en } from "./en.ts";
import type { Locale } from "./en.ts";

const known: Record<string, Locale> = { en };

/** The first language of the user's preferences that is available, else English. */
export const t: Locale =
  navigator.languages.map((tag) => known[tag.split("-")[0] ?? ""]).find(Boolean) ?? en;
