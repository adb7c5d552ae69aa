/** Why an article is in its story: the names, numbers and words that it shares with another article of the story. */

import type { Shared, StoryMember } from "storysift";
import { outletOf } from "../derived/outlet-names.ts";
import { t } from "../locales/index.ts";

/** Names, numbers and words shown, of each. */
const MAX_TERMS = 4;

/** What two articles share: names, numbers, words, and the days between their dates. */
export function SharedTerms({ shared }: { shared: Shared }) {
  const { names, numbers, terms, days } = shared;
  const parts: [string, string, string[]][] = [
    ["name", t.shared.names, names],
    ["number", t.shared.numbers, numbers],
    ["term", t.shared.terms, terms],
  ];
  return (
    <span class="shared">
      {parts.map(
        ([kind, label, list]) =>
          list.length > 0 && (
            <span key={kind}>
              {label}{" "}
              {list.slice(0, MAX_TERMS).map((text) => (
                <bdi key={text} dir="auto" class={`shared-${kind}`}>
                  {text}
                </bdi>
              ))}
            </span>
          ),
      )}
      {days !== null && <span>{t.shared.days(days)}</span>}
    </span>
  );
}

/** The same for a member of a story, with the outlet of the other article. */
export function StoryReason({ member }: { member: StoryMember }) {
  return (
    <span class="story-reason">
      {member.said ? t.shared.said(outletOf(member.with)) : t.shared.with(outletOf(member.with))}{" "}
      <SharedTerms shared={member.shared} />
    </span>
  );
}
