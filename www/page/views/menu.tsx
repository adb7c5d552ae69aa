/** A button with a menu. Arrow keys move, Escape closes and returns the focus to the button. */

import { useEffect, useId, useRef, useState } from "preact/hooks";

export interface Item {
  text: string;
  act: () => void;
  disabled?: boolean;
  /** Of an entry that is switched on or off: the menu stays open. */
  checked?: boolean;
}

const ENTRIES = "[role=menuitem], [role=menuitemcheckbox]";

export function Menu({ text, items, strong = false }: { text: string; items: Item[]; strong?: boolean }) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>(ENTRIES)?.focus();
    const outside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener("pointerdown", outside);
    addEventListener("focusin", outside);
    return () => {
      removeEventListener("pointerdown", outside);
      removeEventListener("focusin", outside);
    };
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    const entries = Array.from(root.current?.querySelectorAll<HTMLElement>(ENTRIES) ?? []);
    const at = entries.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
    if (event.key === "Escape") close();
    else if (to !== undefined) entries.at(to % entries.length)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={root} class="menu" onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        class={strong ? "primary" : undefined}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {text}
      </button>
      {open && (
        <div id={id} role="menu" aria-label={text} class="menu-items">
          {items.map((item) => (
            <button
              key={item.text}
              type="button"
              role={item.checked === undefined ? "menuitem" : "menuitemcheckbox"}
              tabIndex={-1}
              aria-disabled={item.disabled}
              aria-checked={item.checked}
              onClick={() => {
                if (item.disabled) return;
                if (item.checked === undefined) close();
                item.act();
              }}
            >
              {item.checked !== undefined && <span class="menu-check" aria-hidden="true">{item.checked ? "☑" : "☐"}</span>}
              {item.text}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
