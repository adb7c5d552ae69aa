/** The strip under the original: why the block under the pointer or cursor has its label. */

import { judge, judgeEverywhere } from "../actions/decide.ts";
import { openArticle } from "../actions/select.ts";
import { groupOf, isAside } from "../labels.ts";
import { t } from "../locales/index.ts";
import * as state from "../state.ts";
import type { Shown } from "../state.ts";
import type { Block } from "../../package/types.ts";

/** Longest line that can be said to be furniture, or never furniture, everywhere. */
const lineLength = 300;

export function Why({ shown }: { shown: Shown }) {
  const at = state.pointed.value ?? state.block.value;
  const block = at === null ? undefined : shown.blocks[at];
  if (!block) {
    return (
      <div class="why">
        <p class="why-hint">{t.original.hint}</p>
      </div>
    );
  }
  const aside = isAside(block.label);
  const chosen = state.block.value === null ? undefined : shown.blocks[state.block.value];
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
      {block !== chosen && <p class="why-hint">{aside ? t.original.clickBack : t.original.clickChoose}</p>}
      {chosen && <Actions block={chosen} shown={shown} other={block !== chosen} />}
    </div>
  );
}

/** What can be done with the chosen block; `other` when another one is pointed at meanwhile. */
function Actions({ block, shown, other }: { block: Block; shown: Shown; other: boolean }) {
  const aside = isAside(block.label);
  const text = shown.text.slice(block.start, block.end).trim();
  const elsewhere = block.article !== null && block.article !== shown.article?.id ? block.article : null;
  const byPerson = block.cue === "person";
  const oneLine = text.length <= lineLength && !text.includes("\n");
  return (
    <div class="why-actions">
      {other && <span class="why-hint why-chosen">{t.original.chosen(text)}</span>}
      {aside ? (
        <button type="button" aria-keyshortcuts="r" onClick={() => void judge("restore")}>
          {t.original.restore} <kbd>r</kbd>
        </button>
      ) : (
        <button type="button" aria-keyshortcuts="x" onClick={() => void judge("set-aside")}>
          {t.original.setAside} <kbd>x</kbd>
        </button>
      )}
      {oneLine && (
        <button
          type="button"
          class="quiet"
          onClick={() => void judgeEverywhere(aside === byPerson ? "furniture" : "keep")}
        >
          {aside === byPerson ? t.original.everywhere : t.original.keepEverywhere}
        </button>
      )}
      {elsewhere && state.rowOf.value.has(elsewhere) && (
        <button type="button" class="quiet" onClick={() => openArticle(elsewhere, "article")}>
          {t.original.open}
        </button>
      )}
    </div>
  );
}
