/**
 * The list of stories as a tree of any length: only the visible rows are drawn. It is one stop of the tab key; arrows
 * move, Right and Left open and close, Enter shows an article. Source of the pattern: the tree view of the ARIA practices.
 */

import { Virtualizer, defaultRangeExtractor, elementScroll, measureElement, observeElementOffset, observeElementRect } from "@tanstack/virtual-core";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Contents, type Row, isOpen, rowsOf } from "../contents.js";
import type { ViewProps } from "../view-state.js";
import { RowContent } from "./row.js";

/** Height in pixels of a row that is not measured yet. */
const ROW_HEIGHT = 58;
/** Rows drawn beyond each end of what is seen. */
const OVERSCAN = 6;
/** Rows that PageUp and PageDown move by. */
const PAGE = 10;

/** Index of the row above, at a lower level. */
const parentOf = (rows: readonly Row[], at: number): number => {
  const level = rows[at]?.level ?? 1;
  for (let up = at - 1; up >= 0; up -= 1) if ((rows[up]?.level ?? 1) < level) return up;
  return at;
};

export function List({ state, actions, contents }: ViewProps & { contents: Contents }) {
  const scroller = useRef<HTMLDivElement>(null);
  const [, redraw] = useState(0);
  const [activeKey, setActive] = useState<string | null>(null);
  const rows = useMemo(() => rowsOf(contents, state.toggled), [contents, state.toggled]);
  const found = rows.findIndex(({ key }) => key === activeKey);
  const active = rows.length > 0 ? Math.max(0, found) : -1;
  const options = {
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (at: number) => rows[at]?.key ?? at,
    getScrollElement: () => scroller.current,
    overscan: OVERSCAN,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    measureElement,
    // The active row must be drawn, since `aria-activedescendant` names it.
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const seen = defaultRangeExtractor(range);
      return active < 0 || seen.includes(active) ? seen : [...seen, active].sort((a, b) => a - b);
    },
    onChange: () => redraw((turn) => turn + 1),
  };
  const [list] = useState(() => new Virtualizer<HTMLDivElement, HTMLDivElement>(options));
  list.setOptions(options);
  useLayoutEffect(() => list._didMount(), [list]);
  useLayoutEffect(() => list._willUpdate());
  // Back from an article, in a narrow element: the focus returns to the row that opened it.
  const hadArticle = useRef(false);
  useEffect(() => {
    if (hadArticle.current && !state.shown) scroller.current?.focus();
    hadArticle.current = state.shown !== null;
  }, [state.shown === null]);

  const go = (to: number) => {
    const at = Math.min(rows.length - 1, Math.max(0, to));
    const row = rows[at];
    if (!row) return;
    setActive(row.key);
    list.scrollToIndex(at, { align: "auto" });
  };
  const use = (row: Row) => (row.kind === "story" ? actions.toggle(row.key) : actions.openArticle(row.id));
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[active];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const open = isOpen(row);
    const keys: Record<string, () => void> = {
      ArrowDown: () => go(active + 1),
      ArrowUp: () => go(active - 1),
      PageDown: () => go(active + PAGE),
      PageUp: () => go(active - PAGE),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      ArrowRight: () => (open === false ? actions.toggle(row.key) : open && go(active + 1)),
      ArrowLeft: () => (open ? actions.toggle(row.key) : go(parentOf(rows, active))),
      Enter: () => use(row),
      " ": () => use(row),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <div
      ref={scroller}
      class="list"
      part="list"
      role="tree"
      aria-label={state.messages.list}
      aria-activedescendant={active >= 0 ? `row-${active}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" class="rows" style={{ height: `${list.getTotalSize()}px` }}>
        {list.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          if (!row) return null;
          const open = isOpen(row);
          const isShown = row.kind !== "story" && state.shown?.article.id === row.id;
          return (
            <div
              key={key}
              id={`row-${index}`}
              data-index={index}
              ref={(element: HTMLDivElement | null) => list.measureElement(element)}
              style={{ transform: `translateY(${start}px)` }}
              role="treeitem"
              part={`row ${row.kind}-row${isShown ? " shown" : ""}`}
              class="row"
              data-active={index === active}
              data-level={row.level}
              aria-level={row.level}
              aria-posinset={row.position}
              aria-setsize={row.siblings}
              aria-selected={isShown}
              aria-expanded={open ?? undefined}
              onClick={(event) => {
                setActive(row.key);
                const onTwist = event.target instanceof Element && event.target.closest(".twist, .count") !== null;
                if (onTwist && open !== null) actions.toggle(row.key);
                else use(row);
              }}
            >
              <RowContent row={row} open={open} contents={contents} state={state} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
