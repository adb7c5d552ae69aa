/** Numbers, days and names as the user reads them. */

import type { ViewState } from "../view-state.js";

/** A formatter; that of the browser where the language is none. */
function safely<T>(make: (locale: string | undefined) => T, locale: string | undefined): T {
  try {
    return make(locale);
  } catch {
    return make(undefined);
  }
}

export const numberIn = ({ locale }: Pick<ViewState, "locale">): ((value: number) => string) => {
  const format = safely((one) => new Intl.NumberFormat(one), locale);
  return (value) => format.format(value);
};

/** Formats the day of a date in ISO 8601, as it is written: no time zone moves it. */
export const dayIn = ({ locale }: Pick<ViewState, "locale">): ((iso: string) => string) => {
  const format = safely((one) => new Intl.DateTimeFormat(one, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }), locale);
  return (iso) => {
    const day = Date.parse(`${iso.slice(0, 10)}T00:00Z`);
    return Number.isNaN(day) ? iso : format.format(day);
  };
};

/** A file's name without its folders. */
export const fileName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
