/** A row of tabs. Arrow keys move between them; the row is one stop of the Tab key. */

import { t } from "../locales/index.ts";

interface Props<Id extends string> {
  label: string;
  /** Id of the panel that the tabs switch, or a function that gives it for each tab. */
  panel: string | ((id: Id) => string);
  tabs: { id: Id; text: string; count?: number }[];
  chosen: Id;
  onChoose: (id: Id) => void;
  class?: string;
}

export function Tabs<Id extends string>(props: Props<Id>) {
  const { tabs, chosen, onChoose, panel } = props;
  const move = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = tabs.findIndex((tab) => tab.id === chosen);
    const next = by === undefined ? undefined : tabs[(at + by + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    const bar = event.currentTarget;
    onChoose(next.id);
    requestAnimationFrame(() => bar.querySelector<HTMLElement>("[aria-selected=true]")?.focus());
  };
  return (
    <div role="tablist" aria-label={props.label} class={`tabs ${props.class ?? ""}`} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          data-tab={tab.id}
          aria-selected={tab.id === chosen}
          aria-controls={typeof panel === "string" ? panel : panel(tab.id)}
          tabIndex={tab.id === chosen ? 0 : -1}
          onClick={() => onChoose(tab.id)}
        >
          {tab.text}
          {tab.count !== undefined && <span class="tab-count"> {t.n(tab.count)}</span>}
        </button>
      ))}
    </div>
  );
}
