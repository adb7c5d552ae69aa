/** The right pane: the file as it was, with what was set aside in colour; or the copies. */

import { useEffect } from "preact/hooks";
import { judge } from "../actions/decide.ts";
import { stepAside } from "../actions/select.ts";
import { isAside } from "../labels.ts";
import { t } from "../locales/index.ts";
import * as state from "../state.ts";
import type { Shown } from "../state.ts";
import type { Block } from "../../package/types.ts";
import { BlockRow } from "./block-row.tsx";
import { Copies } from "./copies.tsx";
import { Tabs } from "./tabs.tsx";
import { VirtualList } from "./virtual.tsx";
import { Why } from "./why.tsx";

/** Blocks that hold more than white space, by their place among all blocks. */
const visible = ({ blocks }: Shown) =>
  blocks.flatMap((block, index) => (block.label === "blank" ? [] : [index]));

function onKeyDown(event: KeyboardEvent, places: number[]): void {
  const at = state.block.value === null ? -1 : places.indexOf(state.block.value);
  const to: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + 10,
    PageUp: at - 10,
    Home: 0,
    End: places.length - 1,
  };
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    void judge("restore");
    return;
  }
  const next = to[event.key];
  if (next === undefined) return;
  event.preventDefault();
  state.pointed.value = null;
  state.block.value = places[Math.min(places.length - 1, Math.max(0, next))] ?? null;
}

/** A click puts back what was set aside; a click that ends a text selection does not. */
function onClick(index: number, aside: boolean): void {
  const selecting = !(getSelection()?.isCollapsed ?? true);
  state.block.value = index;
  state.pointed.value = null;
  if (aside && !selecting) void judge("restore", index);
}

/** Height guess: 15 px of margin and a line of 24 px for every 60 characters. */
const estimate = (characters: number) => 15 + 24 * Math.min(70, Math.ceil(characters / 60));

function Blocks({ shown }: { shown: Shown }) {
  const places = visible(shown);
  const { article, document, blocks, text } = shown;
  const own = (block: Block | undefined) => article !== null && block?.article === article.id;
  const first = places.findIndex((place) => own(blocks[place]));
  const active = state.block.value === null ? -1 : places.indexOf(state.block.value);
  return (
    <VirtualList
      key={document}
      id="original-list"
      class="blocks"
      role="listbox"
      label={t.original.label(document)}
      count={places.length}
      estimate={(at) => {
        const block = blocks[places[at] ?? 0];
        return block ? estimate(block.end - block.start) : 40;
      }}
      rowKey={(at) => `${places[at]}`}
      active={active}
      from={{ key: article?.id ?? document, index: Math.max(0, first) }}
      onKeyDown={(event) => onKeyDown(event, places)}
      onPointerLeave={() => void (state.pointed.value = null)}
      onFocus={() => {
        if (state.block.value === null) state.block.value = places[Math.max(0, first)] ?? null;
      }}
      row={(at) => {
        const index = places[at] ?? 0;
        const block = blocks[index];
        return BlockRow({
          block,
          text: block ? text.slice(block.start, block.end).trim() : "",
          position: at,
          siblings: places.length,
          active: at === active,
          own: own(block),
          onClick: () => block && onClick(index, isAside(block.label)),
          onPoint: () => void (state.pointed.value = index),
        });
      }}
    />
  );
}

function Original() {
  const shown = state.shown.value;
  useEffect(() => void (state.pointed.value = null), [shown]);
  if (!shown) return <p class="placeholder">{t.original.empty}</p>;
  const places = visible(shown);
  const aside = places.filter((place) => isAside(shown.blocks[place]?.label ?? "blank")).length;
  return (
    <>
      <div class="pane-bar original-bar">
        <span class="share">{t.original.share(aside, places.length)}</span>
        <button type="button" class="icon" aria-label={t.original.previous} onClick={() => stepAside(-1)}>
          <span aria-hidden="true">↑</span>
        </button>
        <button type="button" class="icon" aria-label={t.original.next} onClick={() => stepAside(1)}>
          <span aria-hidden="true">↓</span>
        </button>
      </div>
      <Blocks shown={shown} />
      <Why shown={shown} />
    </>
  );
}

export function OriginalPane() {
  const id = state.shown.value?.article?.id;
  const set = id === undefined ? undefined : state.copiesOf.value.get(id);
  const chosen = state.evidence.value;
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
        onChoose={(tab) => void (state.evidence.value = tab)}
      />
      <div id="evidence-panel" role="tabpanel" class="evidence" aria-label={t.original[chosen === "copies" ? "copiesTab" : "title"]}>
        {chosen === "copies" ? <Copies set={set} /> : <Original />}
      </div>
    </section>
  );
}
