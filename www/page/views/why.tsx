/** The strip under the original: why the block under the pointer or cursor has its label. */

import { judge, judgeEverywhere } from "../actions/decide.ts";
import { openArticle } from "../actions/select.ts";
import { groupOf, isAside } from "../labels.ts";
import { t } from "../locales/index.ts";
import * as state from "../state.ts";
import type { Shown } from "../state.ts";

/** Longest line that can be said to be furniture, or never furniture, everywhere. */
const lineLength = 300;

export function Why({ shown }: { shown: Shown }) {
  const index = state.pointed.value ?? state.block.value;
  const chosen = index === state.block.value;
  const block = index === null ? undefined : shown.blocks[index];
  if (!block) {
    return (
      <div class="why">
        <p class="why-hint">{t.original.hint}</p>
      </div>
    );
  }
  const aside = isAside(block.label);
  const text = shown.text.slice(block.start, block.end).trim();
  const other = block.article !== null && block.article !== shown.article?.id ? block.article : null;
  const byPerson = block.cue === "person";
  const oneLine = text.length <= lineLength && !text.includes("\n");
  return (
    <div class={`why group-${groupOf(block.label)}`}>
      <p class="why-reason" id="why-reason">
        <strong>
          {aside ? t.original.aside : t.original.kept}: {t.labels[block.label]}
        </strong>{" "}
        <span>{block.reason}</span>
      </p>
      <p class="why-cue">
        {t.cues[block.cue]} · {t.original.sure(block.confidence)}
      </p>
      <div class="why-actions">
        {!chosen && <p class="why-hint">{aside ? t.original.clickBack : t.original.clickChoose}</p>}
        {chosen && aside && (
          <button type="button" aria-keyshortcuts="r" onClick={() => void judge("restore")}>
            {t.original.restore} <kbd>r</kbd>
          </button>
        )}
        {chosen && !aside && (
          <button type="button" aria-keyshortcuts="x" onClick={() => void judge("set-aside")}>
            {t.original.setAside} <kbd>x</kbd>
          </button>
        )}
        {chosen && oneLine && (
          <button
            type="button"
            class="quiet"
            onClick={() => void judgeEverywhere(aside === byPerson ? "furniture" : "keep")}
          >
            {aside === byPerson ? t.original.everywhere : t.original.keepEverywhere}
          </button>
        )}
        {chosen && other && state.rowOf.value.has(other) && (
          <button type="button" class="quiet" onClick={() => openArticle(other, "article")}>
            {t.original.open}
          </button>
        )}
      </div>
    </div>
  );
}
