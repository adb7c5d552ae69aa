/** The progress of the work, the remaining time, and the button that cancels it. */

import { cancel } from "../actions/commands/work-queue.ts";
import { t } from "../locales/index.ts";
import * as state from "../state/index.ts";

function description(): string {
  if (state.cancelling.value) return t.progress.cancelling;
  if (state.phase.value === "listing") return t.progress.listing(state.files.value.length);
  const progress = state.progress.value;
  if (state.restoring.value !== null && progress?.stage === "read") return t.progress.restoring(progress.done, progress.total ?? 0);
  if (!progress || progress.stage === "group") return t.progress.grouping;
  return t.progress.reading(progress.done, progress.total ?? state.files.value.length);
}

export function ProgressBar() {
  if (!state.busy.value) return null;
  const progress = state.progress.value;
  const total = progress?.total ?? null;
  const known = progress !== null && progress.stage === "read" && total !== null && total > 0;
  const failed = progress?.failed ?? 0;
  return (
    <div class="progress">
      <progress
        aria-label={description()}
        {...(known && { value: progress.done, max: total })}
      />
      <p class="progress-words">
        {(progress?.restarts ?? 0) > 0 && <span>{t.progress.restarted}</span>}
        <span>{description()}</span>
        {progress && progress.documents > progress.done && <span>{t.progress.entries(progress.documents)}</span>}
        {failed > 0 && <span>{t.progress.failed(failed)}</span>}
        {known && state.secondsLeft.value !== null && <span>{t.progress.left(state.secondsLeft.value)}</span>}
      </p>
      <button type="button" aria-keyshortcuts="Escape" disabled={state.cancelling.value} onClick={cancel}>
        {t.progress.cancel} <kbd>Esc</kbd>
      </button>
    </div>
  );
}
