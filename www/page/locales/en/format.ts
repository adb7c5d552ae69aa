/** Numbers, plurals, sizes and days in English. */

const number = new Intl.NumberFormat("en");
export const n = (value: number) => number.format(value);
export const count = (value: number, one: string, many: string) =>
  `${n(value)} ${value === 1 ? one : many}`;
/** Bytes in the largest unit that gives a number from 1. */
export const size = (bytes: number) =>
  bytes < 1e6 ? `${n(Math.ceil(bytes / 1e3))} kB` : bytes < 1e9 ? `${n(Math.round(bytes / 1e6))} MB` : `${(bytes / 1e9).toFixed(1)} GB`;

const DAY_MS = 86_400_000;
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const localDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long" });
const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** A day of a text, or a moment of one, as its writer has it. */
export const date = (iso: string) => {
  const at = Date.parse(iso.length === 10 ? `${iso}T00:00:00Z` : iso);
  return Number.isNaN(at) ? iso : day.format(at);
};

/** A moment of the user's own time: of today the time, of the last days the weekday, else the day. */
export const since = (iso: string, now = Date.now()) => {
  const at = Date.parse(iso);
  if (localDay.format(at) === localDay.format(now)) return time.format(at);
  return now - at < 6 * DAY_MS && now > at ? weekday.format(at) : localDay.format(at);
};
