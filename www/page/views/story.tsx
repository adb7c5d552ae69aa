/** The overview of a story: outlets, key terms, and its articles in order of time. */

import type { Story } from "storysift";
import { leaveStory } from "../actions/commands/decide.ts";
import { openArticle } from "../actions/commands/select.ts";
import { type Day, type Entry, type Timeline, timeline, timelineSentence } from "../derived/timeline.ts";
import { t } from "../locales/index.ts";
import { StoryReason } from "./shared-terms.tsx";

/** A line with a dot for each dated article. Hidden from screen readers: the sentence above it says the same. */
function Strip({ points }: { points: Timeline["points"] }) {
  if (points.length < 2 || points.every(({ at }) => at === points[0]?.at)) return null;
  const place = (at: number) => `${2 + 96 * at}%`;
  return (
    <svg class="strip" width="100%" height="20" aria-hidden="true">
      <line x1="2%" x2="98%" y1="10" y2="10" />
      {points.map(({ entry, at }) => (
        <circle key={entry.id} cx={place(at)} cy="10" r="5" />
      ))}
    </svg>
  );
}

function TimelineEntry({ entry }: { entry: Entry }) {
  return (
    <li>
      <span class="timeline-time">{entry.time ?? entry.relativeDate}</span>
      <div class="timeline-what">
        <button type="button" class="link timeline-title" onClick={() => openArticle(entry.id)}>
          <bdi dir="auto">{entry.title}</bdi>
        </button>
        <p class="line-meta">
          <bdi dir="auto">{entry.outlet}</bdi>
          {entry.copies > 0 && <span class="badge">{t.list.copies(entry.copies)}</span>}
        </p>
      </div>
      <button type="button" class="quiet" onClick={() => void leaveStory(entry.id)}>
        {t.story.split}
        <span class="sr-only">: {entry.title}</span>
      </button>
      {entry.member && <StoryReason member={entry.member} />}
    </li>
  );
}

function Days({ days }: { days: Day[] }) {
  const timed = days.some(({ entries }) => entries.some((entry) => entry.time ?? entry.relativeDate));
  return (
    <div class={`timeline ${timed ? "timed" : ""}`}>
      {days.map(({ day, entries }) => (
        <section key={day ?? ""} aria-label={day ? t.date(day) : t.story.noDate}>
          <h4 class="timeline-day">{day ? t.date(day) : t.story.noDate}</h4>
          <ol>
            {entries.map((entry) => (
              <TimelineEntry key={entry.id} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

export function StoryOverview({ story }: { story: Story }) {
  const time = timeline(story);
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
      <p class="timeline-words">{timelineSentence(time)}</p>
      <Strip points={time.points} />
      <Days days={time.days} />
    </>
  );
}
