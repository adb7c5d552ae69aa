/** Under the original: how many articles start with lines like the chosen one, before the file is taken apart. */

import { cancelPreview, takePreview } from "../actions/commands/piles.ts";
import { t } from "../locales/index.ts";
import type { SplitPreview as Preview } from "../state/index.ts";
import { PileSamples } from "./pile-offer.tsx";

export function SplitPreview({ preview: { pile, line } }: { preview: Preview }) {
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
          <button type="button" class="primary" onClick={() => void takePreview()}>
            {t.pile.split}
          </button>
        )}
        <button
          type="button"
          class={pile ? "quiet" : ""}
          ref={(element) => element?.focus()}
          onClick={cancelPreview}
        >
          {pile ? t.pile.cancel : t.help.close}
        </button>
      </div>
    </div>
  );
}
