/** Short messages at the bottom of the page, and the text that only screen readers read out. */

import { undo } from "../actions/commands/decide.ts";
import { t } from "../locales/index.ts";
import { announcement, notice } from "../state/index.ts";

export function Notice() {
  const message = notice.value;
  return (
    <>
      <p role="status" class="sr-only">
        {announcement.value}
      </p>
      <div role="status">
        {message && (
          <div class="notice" data-tone={message.tone}>
            <span>{message.text}</span>
            {message.undo && (
              <button type="button" class="link" aria-keyshortcuts="z" onClick={() => void undo()}>
                {t.header.undo} <kbd>z</kbd>
              </button>
            )}
          </div>
        )}
      </div>
    </>
  );
}
