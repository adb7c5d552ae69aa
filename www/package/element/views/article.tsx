/** One article: its facts, its text, and on demand what was set aside around it. Always drawn as text: markup in a file is never interpreted. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Article } from "../../types.js";
import type { ViewProps, ViewState } from "../view-state.js";
import { dayIn, fileName, numberIn } from "./format.js";

/** Paragraphs, and parts that were set aside, drawn at first and with each "more". */
const PER_PAGE = 300;

export function ArticleView({ state, actions, shown }: ViewProps & { shown: NonNullable<ViewState["shown"]> }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const details = useRef<HTMLDetailsElement>(null);
  /** The buttons of what was put back go, and the focus with them: to "Undo", or to the title of the part. */
  const moveFocus = useRef(false);
  const { article, aside } = shown;
  useEffect(() => heading.current?.focus(), [article.id]);
  useEffect(() => {
    if (!moveFocus.current) return;
    moveFocus.current = false;
    (details.current?.querySelector<HTMLElement>('[part~="undo"]') ?? details.current?.querySelector("summary"))?.focus();
  }, [aside]);
  const { messages } = state;
  const change = (act: () => void) => () => {
    moveFocus.current = true;
    act();
  };
  const published = article.published && (article.published.iso ? dayIn(state)(article.published.iso) : article.published.raw);
  const facts = [article.byline, article.source ?? fileName(article.document), published, messages.words(numberIn(state)(article.words))];
  return (
    <article
      class="article"
      part="article"
      aria-labelledby="article-title"
      tabIndex={0}
      onKeyDown={(event) => event.key === "Escape" && (event.stopPropagation(), actions.closeArticle())}
    >
      <button type="button" part="button back" class="plain" onClick={actions.closeArticle}>
        <span aria-hidden="true" class="arrow">←</span> {messages.back}
      </button>
      <div lang={article.language ?? undefined}>
        <h2 ref={heading} id="article-title" part="article-title" tabIndex={-1} dir="auto">{article.title ?? messages.noTitle}</h2>
        <p class="meta" part="article-meta">
          {facts.filter(Boolean).map((fact) => <bdi key={fact}>{fact}</bdi>)}
        </p>
        {article.standfirst && <p class="standfirst" part="standfirst" dir="auto">{article.standfirst}</p>}
        <Paragraphs key={article.id} article={article} more={(left) => messages.more(numberIn(state)(left))} />
      </div>
      <details
        key={`aside ${article.id}`}
        ref={details}
        part="aside"
        onToggle={({ currentTarget }) => currentTarget.open && aside === null && actions.readAside()}
      >
        <summary>{messages.aside}</summary>
        {aside && state.putBack > 0 && (
          <button type="button" part="button undo" disabled={state.disabled} onClick={change(actions.undoPutBack)}>{messages.undo}</button>
        )}
        {aside && aside.length === 0 && <p class="meta">{messages.asideNothing}</p>}
        {aside && (
          <Pages items={aside} more={(left) => messages.more(numberIn(state)(left))}>
            {(part, at) => {
              const { label, reason, text } = part;
              return (
                <div class="aside-part" key={part.start}>
                  <p class="meta">
                    <strong>{messages.labels[label]}</strong> <span>{reason}</span>
                  </p>
                  <p class="aside-text" id={`aside-${at}`} dir="auto">{text}</p>
                  <button type="button" part="button put-back" disabled={state.disabled} aria-describedby={`aside-${at}`} onClick={change(() => actions.putBack(part))}>{messages.putBack}</button>
                </div>
              );
            }}
          </Pages>
        )}
      </details>
    </article>
  );
}

/** A list of which the first part is drawn, and more when asked. */
export function Pages<T>({ items, more, children }: { items: readonly T[]; more: (left: number) => string; children: (item: T, at: number) => ComponentChildren }) {
  const [limit, setLimit] = useState(PER_PAGE);
  return (
    <>
      {items.slice(0, limit).map(children)}
      {items.length > limit && (
        <button type="button" part="button more" onClick={() => setLimit(limit + PER_PAGE)}>
          {more(items.length - limit)}
        </button>
      )}
    </>
  );
}

/** The paragraphs by kind; adjacent list items are one list. */
function Paragraphs({ article: { paragraphs, kinds }, more }: { article: Article; more: (left: number) => string }) {
  const groups: { kind: Article["kinds"][number]; texts: string[] }[] = [];
  paragraphs.forEach((text, at) => {
    const kind = kinds[at] ?? "text";
    const last = groups.at(-1);
    if (kind === "item" && last?.kind === "item") last.texts.push(text);
    else groups.push({ kind, texts: [text] });
  });
  return (
    <div class="prose" part="text">
      <Pages items={groups} more={more}>
        {({ kind, texts }, at) => {
          const text = texts[0];
          if (kind === "item") return <ul key={at}>{texts.map((item, n) => <li key={n} dir="auto">{item}</li>)}</ul>;
          if (kind === "heading") return <h3 key={at} dir="auto">{text}</h3>;
          if (kind === "quote") return <blockquote key={at} dir="auto">{text}</blockquote>;
          if (kind === "code") return <pre key={at} dir="ltr" tabIndex={0}>{text}</pre>;
          return <p key={at} dir="auto" class={kind === "row" ? "table-row" : undefined}>{text}</p>;
        }}
      </Pages>
    </div>
  );
}
