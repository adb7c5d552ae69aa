/** A set of copies: which outlets published it unchanged, shortened or edited, and the words that differ. */

import type { Copies as CopySet, Member } from "storysift";
import { useState } from "preact/hooks";
import { chooseKeeper, notACopy } from "../actions/commands/decide.ts";
import { compareCopy } from "../actions/commands/interface.ts";
import { openArticle } from "../actions/commands/select.ts";
import { outletOf } from "../derived/outlet-names.ts";
import { t } from "../locales/index.ts";
import * as state from "../state/index.ts";
import { Differences } from "./differences.tsx";

/** Versions drawn at first, and with each "more". */
const MEMBERS_PER_PAGE = 40;

/** Outlets named for each relation; the others are counted. */
const MAX_OUTLETS = 8;

/** In place of an article id: no differences are shown. */
const NO_COPY = "";

/** The relations in the order in which they are summarised. */
const relations: [Member["relation"], string][] = [
  ["exact", t.copies.verbatim],
  ["near", t.copies.near],
  ["contained", t.copies.trimmed],
  ["edited", t.copies.rewrote],
];

function Summary({ set }: { set: CopySet }) {
  const parts = relations
    .map(([relation, text]) => {
      const members = set.members.filter((member) => member.relation === relation);
      const outlets = [...new Set(members.map((member) => outletOf(member.article)))];
      return { text: t.copies.count(text, members.length), outlets };
    })
    .filter((part) => part.outlets.length > 0);
  return (
    <>
      <p class="copies-summary">{t.copies.set(set.members.length)}</p>
      <dl class="who">
        {parts.map((part) => (
          <div key={part.text}>
            <dt>{part.text}</dt>
            <dd>
              <bdi dir="auto">{part.outlets.slice(0, MAX_OUTLETS).join(", ")}</bdi>
              {part.outlets.length > MAX_OUTLETS && ` ${t.copies.others(part.outlets.length - MAX_OUTLETS)}`}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function MemberLine({ member, keeper, chosen }: { member: Member; keeper: string; chosen: boolean }) {
  const row = state.rowById.value.get(member.article);
  const { titles, dates, words } = state.columns.value;
  const isKeeper = member.relation === "keeper";
  const outlet = outletOf(member.article);
  const date = row === undefined ? null : dates[row];
  const toggle = () => compareCopy(chosen ? NO_COPY : member.article);
  return (
    <li class={`member relation-${member.relation}`}>
      <p class="member-head">
        <strong>
          <bdi dir="auto">{outlet}</bdi>
        </strong>
        <span class="relation">{t.copies.relation[member.relation]}</span>
      </p>
      <button type="button" class="link member-title" onClick={() => openArticle(member.article)}>
        <bdi dir="auto">{(row === undefined ? null : titles[row]) ?? t.list.untitled}</bdi>
      </button>
      <p class="line-meta">
        {date && <span>{t.date(date)}</span>}
        {row !== undefined && <span>{t.article.words(words[row] ?? 0)}</span>}
        {!isKeeper && <span>{t.copies.similarity(member.similarity)}</span>}
      </p>
      {!isKeeper && (
        <>
          <meter
            class="similarity"
            min={0}
            max={1}
            value={member.similarity}
            aria-label={t.copies.similarity(member.similarity)}
          />
          <div class="member-actions">
            <button type="button" aria-expanded={chosen} onClick={toggle}>
              {t.copies.compare}
              <span class="sr-only">: {outlet}</span>
            </button>
            <button type="button" class="quiet" onClick={() => void chooseKeeper(member.article)}>
              {t.copies.keep}
              <span class="sr-only">: {outlet}</span>
            </button>
            <button type="button" class="quiet" onClick={() => void notACopy(member.article)}>
              {t.copies.different}
              <span class="sr-only">: {outlet}</span>
            </button>
          </div>
          {chosen && <Differences keeper={keeper} copy={member.article} />}
        </>
      )}
    </li>
  );
}

export function Copies({ set }: { set: CopySet | undefined }) {
  const [limit, setLimit] = useState(MEMBERS_PER_PAGE);
  if (!set) return <p class="placeholder">{t.copies.none}</p>;
  const shown = state.shown.value?.article?.id;
  const others = set.members.filter((member) => member.relation !== "keeper");
  // Without a choice: the shown copy, else the first copy whose words differ.
  const chosen =
    state.comparedCopy.value ??
    (
      others.find((member) => member.article === shown) ??
      others.find((member) => member.relation !== "exact") ??
      others[0]
    )?.article;
  return (
    <div class="copies scroll" tabIndex={0}>
      <Summary set={set} />
      <ul class="members" aria-label={t.copies.members}>
        {set.members.slice(0, limit).map((member) => (
          <MemberLine
            key={member.article}
            member={member}
            keeper={set.keeper}
            chosen={member.article === chosen}
          />
        ))}
      </ul>
      {set.members.length > limit && (
        <button type="button" onClick={() => setLimit(limit + MEMBERS_PER_PAGE)}>
          {t.copies.more(set.members.length - limit)}
        </button>
      )}
    </div>
  );
}
