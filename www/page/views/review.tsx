/** The review of uncertain pairs, one at a time: both openings side by side, with what they share highlighted. */

import type { Article, Doubt, Mark } from "storysift";
import { useEffect, useRef, useState } from "preact/hooks";
import { redo, undo } from "../actions/commands/decide.ts";
import { answerPair, closeReview, movePair, readArticle } from "../actions/commands/review.ts";
import { type LoadedPair, loadPair } from "../actions/effects/comparison.ts";
import { outletOf } from "../derived/outlet-names.ts";
import { t } from "../locales/index.ts";
import * as state from "../state/index.ts";
import { Differences } from "./differences.tsx";
import { Highlighted } from "./highlighted.tsx";
import { SharedTerms } from "./shared-terms.tsx";

/** Characters after which no further paragraph of an article is shown. */
const OPENING_CHARS = 1_100;

function Side({ article, marks }: { article: Article; marks: Mark[] }) {
  let room = OPENING_CHARS;
  const shown = article.paragraphs.filter((text) => {
    const fits = room > 0;
    room -= text.length;
    return fits;
  });
  const marksOf = (paragraph: number | null) => marks.filter((mark) => mark.paragraph === paragraph);
  const { published } = article;
  return (
    <article class="side" lang={article.language ?? undefined} aria-label={article.title ?? t.list.untitled}>
      <p class="kicker">
        <bdi dir="auto">{outletOf(article.id)}</bdi>
        <span>{published ? (published.iso ? t.moment(published.iso) : published.raw) : t.article.noDate}</span>
      </p>
      <h3 dir="auto">
        <Highlighted text={article.title ?? t.list.untitled} marks={marksOf(null)} />
      </h3>
      <div class="prose">
        {shown.map((text, at) => (
          <p key={at} dir="auto">
            <Highlighted text={text} marks={marksOf(at)} />
          </p>
        ))}
      </div>
      <button type="button" class="link" onClick={() => readArticle(article.id)}>
        {t.review.readOn(article.words)}
        <span class="sr-only">: {article.title}</span>
      </button>
    </article>
  );
}

/** The question, the present grouping, and what the two share. */
function Question({ pair }: { pair: Doubt }) {
  const story = pair.question === "member" ? state.storyByArticle.value.get(pair.a) : undefined;
  return (
    <div class="question">
      <h2 id="review-question" tabIndex={-1}>
        {t.review.question[pair.question]}
      </h2>
      <p>
        {pair.question === "copies" ? t.review.copiesNow(pair.together, pair.score) : t.review.storiesNow(pair.together)}
        {story && story.articles.length > 2 && (
          <>
            {" "}
            {t.review.of(story.articles.length)} <bdi dir="auto">“{story.title}”</bdi>.
          </>
        )}
      </p>
      <p class="story-reason">
        {t.review.both} <SharedTerms shared={pair.shared} />
      </p>
    </div>
  );
}

function Answers({ pair }: { pair: Doubt }) {
  const words = pair.question === "copies" ? t.review.copies : t.review.stories;
  return (
    <div class="answers">
      <button type="button" class="primary" aria-keyshortcuts="s" onClick={() => void answerPair(true)}>
        {words.same} <kbd>s</kbd>
      </button>
      <button type="button" aria-keyshortcuts="d" onClick={() => void answerPair(false)}>
        {words.different} <kbd>d</kbd>
      </button>
      <button type="button" class="quiet" aria-keyshortcuts="z" disabled={!state.canUndo.value} onClick={() => void undo()}>
        {t.header.undo} <kbd>z</kbd>
      </button>
      {state.canRedo.value && (
        <button type="button" class="quiet" aria-keyshortcuts="Shift+Z" onClick={() => void redo()}>
          {t.header.redo} <kbd>Z</kbd>
        </button>
      )}
    </div>
  );
}

/** Loads both articles and their comparison. Until it is loaded, the pair before it stays. */
function useLoadedPair(pair: Doubt | undefined): LoadedPair | null {
  const [loaded, setLoaded] = useState<LoadedPair | null>(null);
  const key = pair && `${pair.a}\n${pair.b}\n${pair.question}`;
  useEffect(() => {
    let stale = false;
    if (!pair) return setLoaded(null);
    // Null when one of the articles has just been removed: the list of pairs is about to change.
    void loadPair(pair).then((next) => stale || next === null || setLoaded(next));
    return () => void (stale = true);
  }, [key]);
  return pair ? loaded : null;
}

export function Review() {
  const review = state.review.value;
  const pair = review?.pairs[review.at];
  const loaded = useLoadedPair(pair);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => document.getElementById("review-title")?.focus(), []);
  useEffect(() => top.current?.scrollTo(0, 0), [loaded]);
  if (!review) return null;
  return (
    <main class="review" aria-labelledby="review-title">
      <div class="pane-bar">
        <button type="button" aria-keyshortcuts="Escape" onClick={closeReview}>
          {t.review.close} <kbd>Esc</kbd>
        </button>
        <h2 class="place" id="review-title" tabIndex={-1}>
          {t.review.title} <span class="review-left">{t.review.left(state.doubts.value)}</span>
        </h2>
        <button type="button" class="icon" aria-keyshortcuts="k" aria-label={t.review.previous} onClick={() => movePair(-1)}>
          <span aria-hidden="true">←</span>
        </button>
        <button type="button" class="icon" aria-keyshortcuts="j" aria-label={t.review.next} onClick={() => movePair(1)}>
          <span aria-hidden="true">→</span>
        </button>
      </div>
      <div class="scroll" ref={top} tabIndex={0}>
        {!pair && <p class="placeholder">{t.review.none}</p>}
        {pair && loaded && (
          <>
            <Question pair={loaded.pair} />
            <div class="sides">
              {loaded.articles.map((article, at) => (
                <Side key={article.id} article={article} marks={loaded.comparison.marks[at] ?? []} />
              ))}
            </div>
            {loaded.pair.question === "copies" && <Differences keeper={loaded.pair.b} copy={loaded.pair.a} />}
          </>
        )}
      </div>
      {pair && <Answers pair={pair} />}
    </main>
  );
}
