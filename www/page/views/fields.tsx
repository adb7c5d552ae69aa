/** Below the head of an article: its address, and what else its file says of it. */

import type { Article } from "storysift";
import { t } from "../locales/index.ts";

/** The address when it may be a link: of the web, and nothing that a browser would run or open from the disk. */
export function webAddress(text: string): string | null {
  try {
    const { protocol, href } = new URL(text);
    return protocol === "http:" || protocol === "https:" ? href : null;
  } catch {
    return null;
  }
}

function Address({ text }: { text: string }) {
  const href = webAddress(text);
  if (href === null) return <bdi>{text}</bdi>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      <bdi>{text}</bdi>
    </a>
  );
}

export function Fields({ article: { url, fields = {} } }: { article: Article }) {
  const named = Object.entries(fields);
  if (url === undefined && named.length === 0) return null;
  return (
    <dl class="fields" aria-label={t.article.fields}>
      {url !== undefined && (
        <div>
          <dt>{t.article.address}</dt>
          <dd>
            <Address text={url} />
          </dd>
        </div>
      )}
      {named.map(([name, value]) => (
        <div key={name}>
          <dt dir="auto">{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
