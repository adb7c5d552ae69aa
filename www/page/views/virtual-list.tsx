/** A list of any length that draws only the visible rows. Rows may have any height. */

import {
  Virtualizer,
  defaultRangeExtractor,
  elementScroll,
  measureElement,
  observeElementOffset,
  observeElementRect,
} from "@tanstack/virtual-core";
import type { ComponentChildren, HTMLAttributes, TargetedKeyboardEvent } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

interface Props {
  id: string;
  role: "tree" | "listbox";
  label: string;
  count: number;
  /** Estimated height of a row in pixels, used until the row is measured. A wrong one costs a pass over all rows behind it. */
  estimate: (index: number) => number;
  /** Is told the height of each row that is measured. */
  onMeasured?: (index: number, height: number) => void;
  /** A key that stays with the row when the list changes. With another function all rows are laid out anew. */
  rowKey: (index: number) => string;
  /** Index of the active row, or -1. */
  active: number;
  /** Row to scroll to when `key` changes. */
  from?: { key: string; index: number };
  onKeyDown?: (event: TargetedKeyboardEvent<HTMLDivElement>) => void;
  onFocus?: () => void;
  onPointerLeave?: () => void;
  class?: string;
  /** The row's attributes and content; its id must be `rowId(list, index)`. */
  row: (index: number) => { attributes: HTMLAttributes<HTMLDivElement>; content: ComponentChildren };
}

/** Id of a row's element, for `aria-activedescendant`. */
export const rowId = (list: string, index: number) => `${list}-${index}`;

export function VirtualList(props: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [, redraw] = useState(0);
  const { active, count } = props;
  const options = {
    count,
    estimateSize: props.estimate,
    getItemKey: props.rowKey,
    getScrollElement: () => scroller.current,
    overscan: 6,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    measureElement: (...[element, entry, instance]: Parameters<typeof measureElement<HTMLDivElement>>) => {
      const height = measureElement(element, entry, instance);
      props.onMeasured?.(instance.indexFromElement(element), height);
      return height;
    },
    // The active row must be drawn, since `aria-activedescendant` refers to it.
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const seen = defaultRangeExtractor(range);
      if (active < 0 || active >= count || seen.includes(active)) return seen;
      return [...seen, active].sort((a, b) => a - b);
    },
    onChange: () => redraw((turn) => turn + 1),
  };
  const [list] = useState(() => new Virtualizer<HTMLDivElement, HTMLDivElement>(options));
  list.setOptions(options);
  useLayoutEffect(() => list._didMount(), [list]);
  useLayoutEffect(() => list._willUpdate());
  // The active row keeps its position on the screen when rows above it appear or disappear.
  const key = active >= 0 && active < count ? props.rowKey(active) : null;
  const before = useRef({ key, active, start: 0 });
  useLayoutEffect(() => {
    const start = list.measurementsCache[active]?.start ?? 0;
    const was = before.current;
    before.current = { key, active, start };
    if (key === null || (was.key === key && was.active === active)) return;
    if (was.key === key && scroller.current) scroller.current.scrollTop += start - was.start;
    else list.scrollToIndex(active, { align: "auto" });
  });
  useLayoutEffect(() => {
    if (props.from) list.scrollToIndex(props.from.index, { align: "start" });
  }, [list, props.from?.key]);

  return (
    <div
      ref={scroller}
      id={props.id}
      role={props.role}
      aria-label={props.label}
      aria-activedescendant={active >= 0 && active < count ? rowId(props.id, active) : undefined}
      tabIndex={0}
      class={`virtual ${props.class ?? ""}`}
      onKeyDown={props.onKeyDown}
      // Not for the mouse: a click selects its row anyway, and scrolling first would make it miss.
      onFocus={(event) => event.currentTarget.matches(":focus-visible") && props.onFocus?.()}
      onPointerLeave={props.onPointerLeave}
    >
      <div role="presentation" class="virtual-size" style={{ height: `${list.getTotalSize()}px` }}>
        {list.getVirtualItems().map((item) => {
          const { attributes, content } = props.row(item.index);
          return (
            <div
              {...attributes}
              key={item.key}
              id={rowId(props.id, item.index)}
              data-index={item.index}
              ref={(element: HTMLDivElement | null) => list.measureElement(element)}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {content}
            </div>
          );
        })}
      </div>
    </div>
  );
}
