/** "Requests since load: 0", as measured; a click explains what enforces it. */

import { openDialog } from "../actions/commands/interface.ts";
import { t } from "../locales/index.ts";
import { refused, requests } from "../state/index.ts";

export function Requests() {
  return (
    <button
      type="button"
      class="requests"
      data-clean={requests.value === 0}
      onClick={() => openDialog("privacy")}
    >
      <span class="requests-dot" aria-hidden="true" />
      {t.requests.label(requests.value)}
      {refused.value > 0 && <> · {t.requests.refused(refused.value)}</>}
    </button>
  );
}
