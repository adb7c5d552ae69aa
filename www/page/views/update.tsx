/** A line that offers the new version of the installed page. */

import { takeUpdate } from "../actions/effects/updates.ts";
import { t } from "../locales/index.ts";
import { updateReady } from "../state/index.ts";

export function UpdateLine() {
  return (
    <span role="status" class="update">
      {updateReady.value && (
        <>
          {t.update.ready}{" "}
          <button type="button" class="link" onClick={takeUpdate}>
            {t.update.take}
          </button>
        </>
      )}
    </span>
  );
}
