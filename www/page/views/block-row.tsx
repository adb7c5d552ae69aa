/** One block of the original. What was set aside has a colour, a tag, and a reason. */

import type { ComponentChildren, HTMLAttributes } from "preact";
import { useState } from "preact/hooks";
import { groupOf, isAside } from "../labels.ts";
import { t } from "../locales/index.ts";
import type { Block } from "../../package/types.ts";

interface Props {
  block: Block | undefined;
  text: string;
  position: number;
  siblings: number;
  active: boolean;
  /** Whether the block belongs to the article in the middle pane. */
  own: boolean;
  onClick: () => void;
  onPoint: () => void;
}

/** Longest block drawn whole, in characters. */
const long = 4_000;

function Clipped({ text }: { text: string }) {
  const [all, setAll] = useState(false);
  if (all || text.length <= long) return <>{text}</>;
  const more = (event: Event) => {
    event.stopPropagation();
    setAll(true);
  };
  return (
    <>
      {text.slice(0, long)}… <span class="more" onClick={more}>{t.original.more(text.length - long)}</span>
    </>
  );
}

/** Attributes and content of a block, for the virtual list. */
export function BlockRow(props: Props): {
  attributes: HTMLAttributes<HTMLDivElement> & { [name: `data-${string}`]: string };
  content: ComponentChildren;
} {
  const { block, active, own } = props;
  if (!block) return { attributes: {}, content: null };
  const aside = isAside(block.label);
  const group = groupOf(block.label);
  return {
    attributes: {
      role: "option",
      class: `block group-${group} ${aside ? "aside" : own ? "own" : "other"}`,
      "aria-selected": active,
      "aria-posinset": props.position + 1,
      "aria-setsize": props.siblings,
      "data-label": block.label,
      onClick: props.onClick,
      // A list that scrolls under a resting pointer points at nothing: only a move counts.
      onPointerMove: (event) => {
        if (event.movementX !== 0 || event.movementY !== 0) props.onPoint();
      },
    },
    content: (
      <>
        {(aside || group === "meta" || block.label === "standfirst") && (
          <span class="tag">
            {aside && <span class="sr-only">{t.original.aside}: </span>}
            {t.labels[block.label]}
          </span>
        )}
        <span class="block-text" dir="auto">
          <Clipped text={props.text} />
        </span>
        {aside && <span class="sr-only">. {block.reason}</span>}
      </>
    ),
  };
}
