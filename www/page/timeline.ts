/** A story's articles in order of time: by day, then by hour, those without a date apart. */

import { t } from "./locales/index.ts";
import { outletOf } from "./names.ts";
import { columns, copiesOf, rowOf } from "./state.ts";
import type { Story, StoryMember } from "../package/types.ts";

export interface Entry {
  id: string;
  title: string;
  outlet: string;
  /** ISO 8601 to the day or the minute; null when the text gives no date that can be placed. */
  date: string | null;
  /** Hour and minute, as the text has them. */
  time: string | null;
  /** What a date says that cannot be placed: "4 hours ago". */
  said: string | null;
  copies: number;
  member: StoryMember | undefined;
}

/** The articles of one day, or those that have none. */
export interface Day {
  /** ISO 8601; null for those without. */
  day: string | null;
  entries: Entry[];
}

export interface Timeline {
  days: Day[];
  /** Dated articles, first to last, with their place between the two, 0 to 1. */
  points: { entry: Entry; at: number }[];
}

/** Milliseconds; the middle of the day where no time is known. */
const instant = (date: string) => Date.parse(date.length > 10 ? date : `${date.slice(0, 10)}T12:00Z`);

/** Within a day those with a time come first, in order. */
const order = (a: Entry, b: Entry) =>
  (a.date ?? "9").slice(0, 10).localeCompare((b.date ?? "9").slice(0, 10)) ||
  Number(a.time === null) - Number(b.time === null) ||
  (a.date && b.date ? instant(a.date) - instant(b.date) : Number(a.said === null) - Number(b.said === null));

export function timeline(story: Story): Timeline {
  const { titles, dates, undated } = columns.value;
  const entries = story.articles.flatMap((id, at): Entry[] => {
    const row = rowOf.value.get(id);
    if (row === undefined) return [];
    const date = dates[row] ?? null;
    return [
      {
        id,
        title: titles[row] || t.list.untitled,
        outlet: outletOf(id),
        date,
        time: /T(\d\d:\d\d)/.exec(date ?? "")?.[1] ?? null,
        said: undated[row] ?? null,
        copies: (copiesOf.value.get(id)?.members.length ?? 1) - 1,
        member: story.members[at],
      },
    ];
  });
  entries.sort(order);
  const days: Day[] = [];
  for (const entry of entries) {
    const day = entry.date?.slice(0, 10) ?? null;
    const last = days.at(-1);
    if (last && last.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  const dated = entries.filter((entry) => entry.date !== null && !Number.isNaN(instant(entry.date)));
  const when = dated.map((entry) => instant(entry.date ?? ""));
  const [first, last] = [Math.min(...when), Math.max(...when)];
  const points = dated.map((entry, at) => ({ entry, at: last > first ? ((when[at] ?? first) - first) / (last - first) : 0.5 }));
  return { days, points };
}

/** The timeline in a sentence: from when to when, who was first and last, what has no date. */
export function inWords({ days, points }: Timeline): string {
  const [first, last] = [points[0]?.entry, points.at(-1)?.entry];
  const without = days.find((day) => day.day === null)?.entries.length ?? 0;
  const dated = days.length - Number(without > 0);
  const parts: string[] = [];
  if (first?.date && last?.date) {
    parts.push(
      points.length === 1
        ? t.timeline.one(t.moment(first.date), first.outlet)
        : dated === 1
          ? t.timeline.day(t.date(first.date.slice(0, 10)), points.length)
          : t.timeline.span(t.moment(first.date), first.outlet, t.moment(last.date), last.outlet),
    );
  }
  if (without > 0) parts.push(t.timeline.without(without));
  return parts.join(" ");
}
