/** Under the original: how many articles start with lines like the chosen one, before the file is taken apart. */

import { useEffect, useRef } from "preact/hooks";
import { cancelPreview, takePreview } from "../actions/commands/piles.ts";
import { t } from "../locales/index.ts";
import type { SplitPreview as Preview } from "../state/index.ts";
import { PileSamples } from "./pile-offer.tsx";

/** The keyboard goes back to the original before the buttons are gone. */
function close(act: () => void): void {
  document.getElementById("original-list")?.focus();
  act();
}

export function SplitPreview({ preview: { pile, line } }: { preview: Preview }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div class="why split-preview" role="group" aria-label={t.pile.lineAction}>
      <div role="status">
        <p class="why-reason">
          <strong>{pile ? t.pile.lineFound(pile.count) : t.pile.lineNone}</strong>
        </p>
        {!pile && <p class="why-hint" dir="auto">{line}</p>}
        {pile && <PileSamples pile={pile} />}
      </div>
      <div class="why-actions">
        {pile && (
          <button type="button" class="primary" onClick={() => close(() => void takePreview())}>
            {t.pile.split}
          </button>
        )}
        <button
          type="button"
          class={pile ? "quiet" : ""}
          ref={button}
          onClick={() => close(cancelPreview)}
        >
          {pile ? t.pile.cancel : t.help.close}
        </button>
      </div>
    </div>
  );
}
