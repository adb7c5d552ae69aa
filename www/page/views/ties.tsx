/** Why an article is in its story: what it shares, and with whom. */

import { t } from "../locales/index.ts";
import { outletOf } from "../names.ts";
import type { Shared, StoryMember } from "../../package/types.ts";

/** Most things of a kind that are named. */
const most = 4;

/** What two articles share, in words: names, numbers, words, dates. */
export function SharedWords({ shared }: { shared: Shared }) {
  const { names, numbers, terms, days } = shared;
  const parts: [string, string, string[]][] = [
    ["name", t.ties.names, names],
    ["number", t.ties.numbers, numbers],
    ["term", t.ties.terms, terms],
  ];
  return (
    <span class="shared">
      {parts.map(
        ([kind, label, list]) =>
          list.length > 0 && (
            <span key={kind}>
              {label}{" "}
              {list.slice(0, most).map((text) => (
                <bdi key={text} dir="auto" class={`said-${kind}`}>
                  {text}
                </bdi>
              ))}
            </span>
          ),
      )}
      {days !== null && <span>{t.ties.days(days)}</span>}
    </span>
  );
}

/** The tie of one member of a story. */
export function Tie({ member }: { member: StoryMember }) {
  return (
    <span class="ties">
      {member.said ? t.ties.said(outletOf(member.with)) : t.ties.with(outletOf(member.with))}{" "}
      <SharedWords shared={member.shared} />
    </span>
  );
}
