/** A story at a glance: outlets, days, key terms, and its articles in order of time. */

import { leaveStory } from "../actions/decide.ts";
import { openArticle } from "../actions/select.ts";
import { t } from "../locales/index.ts";
import { outletOf } from "../names.ts";
import * as state from "../state.ts";
import type { Story } from "../../package/types.ts";

interface Entry {
  id: string;
  title: string;
  source: string;
  date: string | null;
  copies: number;
}

/** The story's articles, dated ones first and in order. */
function timeline(story: Story): Entry[] {
  const { titles, dates } = state.columns.value;
  return story.articles
    .flatMap((id): Entry[] => {
      const row = state.rowOf.value.get(id);
      if (row === undefined) return [];
      return [
        {
          id,
          title: titles[row] || t.list.untitled,
          source: outletOf(id),
          date: dates[row] ?? null,
          copies: (state.copiesOf.value.get(id)?.members.length ?? 1) - 1,
        },
      ];
    })
    .sort((a, b) => (a.date ?? "9999").localeCompare(b.date ?? "9999"));
}

function Line({ entry, day }: { entry: Entry; day: boolean }) {
  return (
    <li>
      <span class="timeline-day">{day && (entry.date ? t.date(entry.date) : t.story.noDate)}</span>
      <div>
        <button type="button" class="link timeline-title" onClick={() => openArticle(entry.id)}>
          <bdi dir="auto">{entry.title}</bdi>
        </button>
        <p class="line-meta">
          <bdi dir="auto">{entry.source}</bdi>
          {entry.copies > 0 && <span class="badge">{t.list.copies(entry.copies)}</span>}
        </p>
      </div>
      <button type="button" class="quiet" onClick={() => void leaveStory(entry.id)}>
        {t.story.split}
        <span class="sr-only">: {entry.title}</span>
      </button>
    </li>
  );
}

export function StoryOverview({ story }: { story: Story }) {
  const entries = timeline(story);
  const dayOf = (entry: Entry | undefined) => entry?.date?.slice(0, 10) ?? null;
  return (
    <>
      <header class="article-head">
        <p class="kicker">
          <span>{t.story.kind}</span>
          <span>{t.story.together(story.articles.length)}</span>
        </p>
        <h2 dir="auto">{story.title || t.list.untitled}</h2>
        {story.sources.length > 0 && (
          <p class="facts">
            <span>
              {t.story.outlets}: <bdi dir="auto">{story.sources.join(", ")}</bdi>
            </span>
          </p>
        )}
        {story.terms.length > 0 && (
          <p class="terms" aria-label={t.story.terms}>
            {story.terms.slice(0, 12).map((term) => (
              <bdi key={term} class="term" dir="auto">{term}</bdi>
            ))}
          </p>
        )}
      </header>
      <h3 class="section-title">{t.story.timeline}</h3>
      <ol class="timeline">
        {entries.map((entry, at) => (
          <Line key={entry.id} entry={entry} day={at === 0 || dayOf(entry) !== dayOf(entries[at - 1])} />
        ))}
      </ol>
    </>
  );
}
