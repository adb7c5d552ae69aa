/** The strict-to-loose control of the story grouping, and the button that opens the review of uncertain pairs. */

import { openReview } from "../actions/commands/review.ts";
import { tune } from "../actions/commands/tune.ts";
import { t } from "../locales/index.ts";
import { busy, doubts, groupedLooseness, looseness, stories } from "../state/index.ts";

/** Steps of the control to either side of the default; the engine takes -1 to 1. */
const STEPS = 5;

export function Strictness() {
  const value = Math.round(looseness.value * STEPS);
  return (
    <div class="strictness">
      <label for="strictness">{t.strict.label}</label>
      <span aria-hidden="true">{t.strict.strict}</span>
      <span class="strictness-slide">
        <input
          id="strictness"
          type="range"
          min={-STEPS}
          max={STEPS}
          step={1}
          value={value}
          aria-valuetext={t.strict.value(value)}
          onInput={(event) => tune(Number(event.currentTarget.value) / STEPS)}
        />
      </span>
      <span aria-hidden="true">{t.strict.loose}</span>
      <p class="strictness-words">
        <span>
          {groupedLooseness.value === looseness.value ? t.strict.stories(stories.value.length) : t.strict.grouping} · {t.strict.value(value)}
        </span>
        {value !== 0 && (
          <button type="button" class="link" onClick={() => tune(0)}>
            {t.strict.reset}
          </button>
        )}
      </p>
      {doubts.value > 0 && !busy.value && (
        <button type="button" class="review-open" aria-keyshortcuts="v" onClick={() => void openReview()}>
          {t.review.open(doubts.value)} <kbd>v</kbd>
        </button>
      )}
    </div>
  );
}
