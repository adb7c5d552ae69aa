/** "Requests since load: 0", measured, with what enforces it one click away. */

import { t } from "../locales/index.ts";
import { refused, requests } from "../requests.ts";
import { dialog } from "../state.ts";

export function Requests() {
  return (
    <button
      type="button"
      class="requests"
      data-clean={requests.value === 0}
      onClick={() => void (dialog.value = "privacy")}
    >
      <span class="requests-dot" aria-hidden="true" />
      {t.requests.label(requests.value)}
      {refused.value > 0 && <> · {t.requests.refused(refused.value)}</>}
    </button>
  );
}
