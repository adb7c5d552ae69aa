/** Above an article: that its file looks like several, or holds several, and what can be done about it. */

import type { Pile } from "storysift";
import { keepWhole, splitPile } from "../actions/commands/piles.ts";
import { t } from "../locales/index.ts";
import * as state from "../state/index.ts";

/** The button that was pressed is gone: the keyboard goes on at the article. */
function focusArticle(): void {
  if (document.activeElement === document.body) document.getElementById("article-title")?.focus();
}

/** The first articles of a pile. */
export function PileSamples({ pile }: { pile: Pile }) {
  return (
    <ol class="pile-samples">
      {pile.samples.map((sample) => (
        <li key={sample.start} dir="auto">
          {sample.text}
        </li>
      ))}
      {pile.count > pile.samples.length && <li class="pile-more">{t.pile.more(pile.count - pile.samples.length)}</li>}
    </ol>
  );
}

export function PileOffer({ file }: { file: string }) {
  const pile = state.pileByDocument.value.get(file);
  if (!pile) return null;
  if (pile.state !== "likely") {
    const apart = pile.state !== "refused";
    return (
      <p class="pile-line">
        <span>{apart ? t.pile.apart(pile.count) : t.pile.kept(pile.count)}</span>{" "}
        <button type="button" class="link" onClick={() => void (apart ? keepWhole(pile) : splitPile(pile)).then(focusArticle)}>
          {apart ? t.pile.keep : t.pile.split}
        </button>
      </p>
    );
  }
  return (
    <section class="pile-offer" aria-labelledby="pile-offer-title">
      <h3 id="pile-offer-title">{t.pile.looks(pile.count)}</h3>
      <PileSamples pile={pile} />
      {pile.stated !== null && pile.stated !== pile.count && <p>{t.pile.stated(pile.stated)}</p>}
      <p class="pile-actions">
        <button type="button" class="primary" aria-describedby="pile-offer-why" onClick={() => void splitPile(pile).then(focusArticle)}>
          {t.pile.split}
        </button>
        <button type="button" aria-describedby="pile-offer-why" onClick={() => void keepWhole(pile).then(focusArticle)}>
          {t.pile.keep}
        </button>
      </p>
      <p class="pile-why" id="pile-offer-why">{t.pile.why}</p>
    </section>
  );
}
