/** Doubtful pairs, one at a time: both leads side by side, what they share marked and told. */

import { useEffect, useRef, useState } from "preact/hooks";
import { redo, undo } from "../actions/decide.ts";
import { answer, closeReview, readOn, turn } from "../actions/review.ts";
import { openCorpus } from "../engine.ts";
import { t } from "../locales/index.ts";
import { outletOf } from "../names.ts";
import * as state from "../state.ts";
import type { Article, Comparison, Doubt, Mark } from "../../package/types.ts";
import { Differences } from "./differences.tsx";
import { Marked } from "./marked.tsx";
import { SharedWords } from "./ties.tsx";

/** About how many characters of an article are shown. */
const opening = 1_100;

interface Pair {
  pair: Doubt;
  sides: [Article, Article];
  found: Comparison;
}

function Side({ article, marks }: { article: Article; marks: Mark[] }) {
  let room = opening;
  const shown = article.paragraphs.filter((text) => {
    const fits = room > 0;
    room -= text.length;
    return fits;
  });
  const of = (paragraph: number | null) => marks.filter((mark) => mark.paragraph === paragraph);
  const { published } = article;
  return (
    <article class="side" lang={article.language ?? undefined} aria-label={article.title ?? t.list.untitled}>
      <p class="kicker">
        <bdi dir="auto">{outletOf(article.id)}</bdi>
        <span>{published ? (published.iso ? t.moment(published.iso) : published.raw) : t.article.noDate}</span>
      </p>
      <h3 dir="auto">
        <Marked text={article.title ?? t.list.untitled} marks={of(null)} />
      </h3>
      <div class="prose">
        {shown.map((text, at) => (
          <p key={at} dir="auto">
            <Marked text={text} marks={of(at)} />
          </p>
        ))}
      </div>
      <button type="button" class="link" onClick={() => readOn(article.id)}>
        {t.review.readOn(article.words)}
        <span class="sr-only">: {article.title}</span>
      </button>
    </article>
  );
}

/** What is asked, how it stands, and what speaks for it. */
function Question({ pair }: { pair: Doubt }) {
  const story = pair.question === "member" ? state.storyOf.value.get(pair.a) : undefined;
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
      <p class="ties">
        {t.review.both} <SharedWords shared={pair.shared} />
      </p>
    </div>
  );
}

function Answers({ pair }: { pair: Doubt }) {
  const words = pair.question === "copies" ? t.review.copies : t.review.stories;
  return (
    <div class="answers">
      <button type="button" class="primary" aria-keyshortcuts="s" onClick={() => void answer(true)}>
        {words.same} <kbd>s</kbd>
      </button>
      <button type="button" aria-keyshortcuts="d" onClick={() => void answer(false)}>
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

/** Loads both articles and what they share. */
function usePair(pair: Doubt | undefined): Pair | null {
  const [loaded, setLoaded] = useState<Pair | null>(null);
  const key = pair && `${pair.a}\n${pair.b}\n${pair.question}`;
  useEffect(() => {
    let stale = false;
    const corpus = openCorpus();
    if (!pair || !corpus) return setLoaded(null);
    void Promise.all([corpus.article(pair.a), corpus.article(pair.b), corpus.compare(pair.a, pair.b)]).then(
      ([a, b, found]) => stale || setLoaded({ pair, sides: [a, b], found }),
      () => undefined, // One of them has just gone: the list is about to be read anew.
    );
    return () => void (stale = true);
  }, [key]);
  return pair ? loaded : null;
}

export function Review() {
  const review = state.review.value;
  const pair = review?.pairs[review.at];
  const loaded = usePair(pair);
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
        <button type="button" class="icon" aria-keyshortcuts="k" aria-label={t.review.previous} onClick={() => turn(-1)}>
          <span aria-hidden="true">←</span>
        </button>
        <button type="button" class="icon" aria-keyshortcuts="j" aria-label={t.review.next} onClick={() => turn(1)}>
          <span aria-hidden="true">→</span>
        </button>
      </div>
      <div class="scroll" ref={top} tabIndex={0}>
        {!pair && <p class="placeholder">{t.review.none}</p>}
        {pair && loaded && (
          <>
            <Question pair={loaded.pair} />
            <div class="sides">
              {loaded.sides.map((article, at) => (
                <Side key={article.id} article={article} marks={loaded.found.marks[at] ?? []} />
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
