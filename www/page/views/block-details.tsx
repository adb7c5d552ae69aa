/** The area under the original: why the hovered or active block has its label, and what can be done with it. */

import type { Block } from "storysift";
import { decideActiveLine, decideBlock } from "../actions/commands/decide.ts";
import { previewLine } from "../actions/commands/piles.ts";
import { makeRule } from "../actions/commands/rules.ts";
import { openArticle } from "../actions/commands/select.ts";
import { groupOf, isSetAside } from "../derived/label-groups.ts";
import { t } from "../locales/index.ts";
import * as state from "../state/index.ts";
import type { ShownDocument } from "../state/index.ts";
import { SplitPreview } from "./split-preview.tsx";

/** Characters; only lines up to this length can be set aside or kept in every file. */
const MAX_LINE_CHARS = 300;

export function BlockDetails({ shown }: { shown: ShownDocument }) {
  const preview = state.splitPreview.value;
  if (preview?.document === shown.document) return <SplitPreview key={preview.line} preview={preview} />;
  const at = state.hoveredBlock.value ?? state.activeBlock.value;
  const block = at === null ? undefined : shown.blocks[at];
  if (!block) {
    return (
      <div class="why">
        <p class="why-hint">{t.original.hint}</p>
      </div>
    );
  }
  const aside = isSetAside(block.label);
  const active = state.activeBlock.value === null ? undefined : shown.blocks[state.activeBlock.value];
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
      {block !== active && <p class="why-hint">{aside ? t.original.clickBack : t.original.clickChoose}</p>}
      {active && <Actions block={active} shown={shown} other={block !== active} />}
    </div>
  );
}

/** The buttons for the active block; `other` is true while the pointer is on another one. */
function Actions({ block, shown, other }: { block: Block; shown: ShownDocument; other: boolean }) {
  const aside = isSetAside(block.label);
  const text = shown.text.slice(block.start, block.end).trim();
  const elsewhere = block.article !== null && block.article !== shown.article?.id ? block.article : null;
  const byPerson = block.cue === "person";
  const oneLine = text.length <= MAX_LINE_CHARS && !text.includes("\n");
  return (
    <div class="why-actions">
      {other && <span class="why-hint why-chosen">{t.original.chosen(text)}</span>}
      {aside ? (
        <button type="button" aria-keyshortcuts="r" onClick={() => void decideBlock("restore")}>
          {t.original.restore} <kbd>r</kbd>
        </button>
      ) : (
        <button type="button" aria-keyshortcuts="x" onClick={() => void decideBlock("set-aside")}>
          {t.original.setAside} <kbd>x</kbd>
        </button>
      )}
      {oneLine && (
        <button
          type="button"
          class="quiet"
          onClick={() => void decideActiveLine(aside === byPerson ? "furniture" : "keep")}
        >
          {aside === byPerson ? t.original.everywhere : t.original.keepEverywhere}
        </button>
      )}
      {oneLine && (
        <button type="button" class="quiet" onClick={() => void previewLine()}>
          {t.pile.lineAction}
        </button>
      )}
      <button type="button" class="quiet" onClick={() => makeRule(text)}>
        {t.rules.make}
      </button>
      {elsewhere && state.rowById.value.has(elsewhere) && (
        <button type="button" class="quiet" onClick={() => openArticle(elsewhere, "article")}>
          {t.original.open}
        </button>
      )}
    </div>
  );
}
