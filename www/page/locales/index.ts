/** The page's language: one of the files beside this one. */

import { en } from "./en.ts";
import type { Locale } from "./en.ts";

const known: Record<string, Locale> = { en };

/** The first of the person's languages that is here, else English. */
export const t: Locale =
  navigator.languages.map((tag) => known[tag.split("-")[0] ?? ""]).find(Boolean) ?? en;
