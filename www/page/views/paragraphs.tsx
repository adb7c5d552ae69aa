/** The paragraphs of an article by kind. Always drawn as text: markup in a file is never interpreted. */

import type { Article, ParagraphKind } from "storysift";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t } from "../locales/index.ts";

/** Characters of a paragraph that are drawn at first. */
const MAX_CHARS = 20_000;
/** Paragraphs drawn at first, and with each "more". */
const PARAGRAPHS_PER_PAGE = 400;

function Text({ text }: { text: string }) {
  const [all, setAll] = useState(false);
  if (all || text.length <= MAX_CHARS) return <>{text}</>;
  return (
    <>
      {text.slice(0, MAX_CHARS)}…{" "}
      <button type="button" class="link" onClick={() => setAll(true)}>
        {t.original.more(text.length - MAX_CHARS)}
      </button>
    </>
  );
}

function Paragraph({ kind, text }: { kind: ParagraphKind; text: string }) {
  const content = <Text text={text} />;
  if (kind === "heading") return <h3 dir="auto">{content}</h3>;
  if (kind === "quote") return <blockquote dir="auto">{content}</blockquote>;
  if (kind === "code") return <pre dir="ltr">{content}</pre>;
  return (
    <p dir="auto" class={kind === "row" ? "row" : undefined}>
      {content}
    </p>
  );
}

/** Adjacent list items become one list. */
export function Paragraphs({ article }: { article: Article }) {
  const [limit, setLimit] = useState(PARAGRAPHS_PER_PAGE);
  const out: ComponentChildren[] = [];
  const { paragraphs, kinds } = article;
  const end = Math.min(limit, paragraphs.length);
  for (let at = 0; at < end; ) {
    const start = at;
    if (kinds[at] === "item") {
      while (at < end && kinds[at] === "item") at += 1;
      out.push(
        <ul key={start}>
          {paragraphs.slice(start, at).map((text, n) => (
            <li key={n} dir="auto">
              <Text text={text} />
            </li>
          ))}
        </ul>,
      );
    } else {
      out.push(<Paragraph key={at} kind={kinds[at] ?? "text"} text={paragraphs[at] ?? ""} />);
      at += 1;
    }
  }
  return (
    <div class="prose">
      {out}
      {end < paragraphs.length && (
        <button type="button" onClick={() => setLimit(limit + PARAGRAPHS_PER_PAGE)}>
          {t.article.moreParagraphs(paragraphs.length - end)}
        </button>
      )}
    </div>
  );
}
