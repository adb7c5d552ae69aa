/** The strict-to-loose control of the story grouping. */

import { tune } from "../actions/files.ts";
import { t } from "../locales/index.ts";
import { looseness } from "../state.ts";

/** Steps to either side; the engine takes -1 to 1. */
const steps = 5;

export function Strictness() {
  const value = Math.round(looseness.value * steps);
  return (
    <div class="strictness">
      <label for="strictness">{t.strict.label}</label>
      <span aria-hidden="true">{t.strict.strict}</span>
      <input
        id="strictness"
        type="range"
        min={-steps}
        max={steps}
        step={1}
        value={value}
        aria-valuetext={t.strict.value(value)}
        onInput={(event) => tune(Number(event.currentTarget.value) / steps)}
      />
      <span aria-hidden="true">{t.strict.loose}</span>
    </div>
  );
}
