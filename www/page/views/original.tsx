/** The right pane: the original text of the file with set-aside blocks in colour; or the copies of the article. */

import type { Block } from "storysift";
import { useEffect } from "preact/hooks";
import { decideBlock } from "../actions/commands/decide.ts";
import { showSourceTab } from "../actions/commands/interface.ts";
import { activateBlock, hoverBlock, moveToSetAside } from "../actions/commands/select.ts";
import { isSetAside } from "../derived/label-groups.ts";
import { t } from "../locales/index.ts";
import * as state from "../state/index.ts";
import type { ShownDocument } from "../state/index.ts";
import { BlockDetails } from "./block-details.tsx";
import { BlockRow } from "./block-row.tsx";
import { Copies } from "./copies.tsx";
import { Tabs } from "./tabs.tsx";
import { VirtualList } from "./virtual-list.tsx";

/** Indexes of the blocks that contain more than white space. */
const visibleBlocks = ({ blocks }: ShownDocument) =>
  blocks.flatMap((block, index) => (block.label === "blank" ? [] : [index]));

/** Blocks that PageUp and PageDown move by. */
const PAGE_BLOCKS = 10;

function onKeyDown(event: KeyboardEvent, visible: number[]): void {
  const at = state.activeBlock.value === null ? -1 : visible.indexOf(state.activeBlock.value);
  const to: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + PAGE_BLOCKS,
    PageUp: at - PAGE_BLOCKS,
    Home: 0,
    End: visible.length - 1,
  };
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    void decideBlock("restore");
    return;
  }
  const next = to[event.key];
  if (next === undefined) return;
  event.preventDefault();
  hoverBlock(null);
  activateBlock(visible[Math.min(visible.length - 1, Math.max(0, next))] ?? null);
}

/** A click puts a set-aside block back, unless it ends a text selection. */
function onClick(index: number, aside: boolean): void {
  const selecting = !(getSelection()?.isCollapsed ?? true);
  activateBlock(index);
  hoverBlock(null);
  if (aside && !selecting) void decideBlock("restore", index);
}

/** Estimated height of a block in pixels: its margin, and a line for every 60 characters. */
const estimatedHeight = (characters: number) => 15 + 24 * Math.min(70, Math.ceil(characters / 60));

function Blocks({ shown }: { shown: ShownDocument }) {
  const visible = visibleBlocks(shown);
  const { article, document, blocks, text } = shown;
  const own = (block: Block | undefined) => article !== null && block?.article === article.id;
  const first = visible.findIndex((index) => own(blocks[index]));
  const active = state.activeBlock.value === null ? -1 : visible.indexOf(state.activeBlock.value);
  return (
    <VirtualList
      key={document}
      id="original-list"
      class="blocks"
      role="listbox"
      label={t.original.label(document)}
      count={visible.length}
      estimate={(at) => {
        const block = blocks[visible[at] ?? 0];
        return block ? estimatedHeight(block.end - block.start) : 40;
      }}
      rowKey={(at) => `${visible[at]}`}
      active={active}
      from={{ key: article?.id ?? document, index: Math.max(0, first) }}
      onKeyDown={(event) => onKeyDown(event, visible)}
      onPointerLeave={() => hoverBlock(null)}
      onFocus={() => {
        if (state.activeBlock.value === null) activateBlock(visible[Math.max(0, first)] ?? null);
      }}
      row={(at) => {
        const index = visible[at] ?? 0;
        const block = blocks[index];
        return BlockRow({
          block,
          text: block ? text.slice(block.start, block.end).trim() : "",
          position: at,
          siblings: visible.length,
          active: at === active,
          own: own(block),
          onClick: () => block && onClick(index, isSetAside(block.label)),
          onHover: () => hoverBlock(index),
        });
      }}
    />
  );
}

function Original() {
  const shown = state.shown.value;
  useEffect(() => hoverBlock(null), [shown]);
  if (!shown) return <p class="placeholder">{t.original.empty}</p>;
  const visible = visibleBlocks(shown);
  const aside = visible.filter((index) => isSetAside(shown.blocks[index]?.label ?? "blank")).length;
  return (
    <>
      <div class="pane-bar original-bar">
        <span class="share">{t.original.share(aside, visible.length)}</span>
        <button type="button" class="icon" aria-label={t.original.previous} onClick={() => moveToSetAside(-1)}>
          <span aria-hidden="true">↑</span>
        </button>
        <button type="button" class="icon" aria-label={t.original.next} onClick={() => moveToSetAside(1)}>
          <span aria-hidden="true">↓</span>
        </button>
      </div>
      <Blocks shown={shown} />
      <BlockDetails shown={shown} />
    </>
  );
}

export function OriginalPane() {
  const id = state.shown.value?.article?.id;
  const set = id === undefined ? undefined : state.copiesByArticle.value.get(id);
  const chosen = state.sourceTab.value;
  return (
    <section
      class="pane original-pane"
      aria-label={t.tabs.original}
      data-shown={state.pane.value === "original"}
    >
      <Tabs
        label={t.original.tabs}
        panel="evidence-panel"
        tabs={[
          { id: "original", text: t.original.title },
          { id: "copies", text: t.original.copiesTab, ...(set && { count: set.members.length - 1 }) },
        ]}
        chosen={chosen}
        onChoose={showSourceTab}
      />
      <div id="evidence-panel" role="tabpanel" class="evidence" aria-label={t.original[chosen === "copies" ? "copiesTab" : "title"]}>
        {chosen === "copies" ? <Copies set={set} /> : <Original />}
      </div>
    </section>
  );
}
