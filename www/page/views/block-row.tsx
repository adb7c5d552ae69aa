/** One block of the original. A block that was set aside has a colour, a tag and a reason. */

import type { Block } from "storysift";
import type { ComponentChildren, HTMLAttributes } from "preact";
import { useState } from "preact/hooks";
import { groupOf, isSetAside } from "../derived/label-groups.ts";
import { t } from "../locales/index.ts";

interface Props {
  block: Block | undefined;
  text: string;
  position: number;
  siblings: number;
  active: boolean;
  /** Whether the block belongs to the shown article. */
  own: boolean;
  onClick: () => void;
  onHover: () => void;
}

/** Characters of a block that are drawn at first. */
const MAX_CHARS = 4_000;

function Clipped({ text }: { text: string }) {
  const [all, setAll] = useState(false);
  if (all || text.length <= MAX_CHARS) return <>{text}</>;
  const more = (event: Event) => {
    event.stopPropagation();
    setAll(true);
  };
  return (
    <>
      {text.slice(0, MAX_CHARS)}… <span class="more" onClick={more}>{t.original.more(text.length - MAX_CHARS)}</span>
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
  const aside = isSetAside(block.label);
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
      // The event also comes when the list scrolls under a resting pointer: only real movement counts.
      onPointerMove: (event) => {
        if (event.movementX !== 0 || event.movementY !== 0) props.onHover();
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
