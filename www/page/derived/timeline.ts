/** The articles of a story in order of time: by day, then by hour; those without a date at the end. */

import type { Story, StoryMember } from "storysift";
import { t } from "../locales/index.ts";
import { columns, copiesByArticle, rowById } from "../state/index.ts";
import { outletOf } from "./outlet-names.ts";

export interface Entry {
  id: string;
  title: string;
  outlet: string;
  /** ISO 8601 to the day or the minute; null when the text gives no exact date. */
  date: string | null;
  /** Hour and minute, as in the text. */
  time: string | null;
  /** A relative date that cannot be resolved, as written: "4 hours ago". */
  relativeDate: string | null;
  /** Number of other articles in its set of copies. */
  copies: number;
  /** Why it is in the story. */
  member: StoryMember | undefined;
}

/** The articles of one day, or those without a date. */
export interface Day {
  /** ISO 8601; null for those without a date. */
  day: string | null;
  entries: Entry[];
}

export interface Timeline {
  days: Day[];
  /** Dated articles in order; `at` is the position between the first (0) and the last (1). */
  points: { entry: Entry; at: number }[];
}

/** Milliseconds since 1970; noon when no time is known. */
const instantOf = (date: string) => Date.parse(date.length > 10 ? date : `${date.slice(0, 10)}T12:00Z`);

/** By day; within a day, those with a time come first, in order. */
const compareEntries = (a: Entry, b: Entry) =>
  (a.date ?? "9").slice(0, 10).localeCompare((b.date ?? "9").slice(0, 10)) ||
  Number(a.time === null) - Number(b.time === null) ||
  (a.date && b.date ? instantOf(a.date) - instantOf(b.date) : Number(a.relativeDate === null) - Number(b.relativeDate === null));

export function timeline(story: Story): Timeline {
  const { titles, dates, undated } = columns.value;
  const entries = story.articles.flatMap((id, at): Entry[] => {
    const row = rowById.value.get(id);
    if (row === undefined) return [];
    const date = dates[row] ?? null;
    return [
      {
        id,
        title: titles[row] || t.list.untitled,
        outlet: outletOf(id),
        date,
        time: /T(\d\d:\d\d)/.exec(date ?? "")?.[1] ?? null,
        relativeDate: undated[row] ?? null,
        copies: (copiesByArticle.value.get(id)?.members.length ?? 1) - 1,
        member: story.members[at],
      },
    ];
  });
  entries.sort(compareEntries);
  const days: Day[] = [];
  for (const entry of entries) {
    const day = entry.date?.slice(0, 10) ?? null;
    const last = days.at(-1);
    if (last && last.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  const dated = entries.filter((entry) => entry.date !== null && !Number.isNaN(instantOf(entry.date)));
  const instants = dated.map((entry) => instantOf(entry.date ?? ""));
  const [first, last] = [Math.min(...instants), Math.max(...instants)];
  const points = dated.map((entry, at) => ({ entry, at: last > first ? ((instants[at] ?? first) - first) / (last - first) : 0.5 }));
  return { days, points };
}

/** The timeline as a sentence: first and last date with their outlets, and how many articles have no date. */
export function timelineSentence({ days, points }: Timeline): string {
  const [first, last] = [points[0]?.entry, points.at(-1)?.entry];
  const undatedCount = days.find((day) => day.day === null)?.entries.length ?? 0;
  const datedDays = days.length - Number(undatedCount > 0);
  const parts: string[] = [];
  if (first?.date && last?.date) {
    parts.push(
      points.length === 1
        ? t.timeline.one(t.moment(first.date), first.outlet)
        : datedDays === 1
          ? t.timeline.day(t.date(first.date.slice(0, 10)), points.length)
          : t.timeline.span(t.moment(first.date), first.outlet, t.moment(last.date), last.outlet),
    );
  }
  if (undatedCount > 0) parts.push(t.timeline.without(undatedCount));
  return parts.join(" ");
}
