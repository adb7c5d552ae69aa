/** The strict-to-loose control of the story grouping. */

import { openCorpus } from "../../engine/corpus.ts";
import { t } from "../../locales/index.ts";
import * as state from "../../state/index.ts";
import { refreshStories } from "../effects/lists.ts";
import { announce, attempt } from "../effects/messages.ts";

/** Milliseconds after the last movement of the control before stories are regrouped. */
const REGROUP_DELAY_MS = 120;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Sets the control, from -1 (strict) to 1 (loose), and regroups once it rests. */
export function tune(looseness: number): void {
  state.looseness.value = looseness;
  clearTimeout(timer);
  timer = setTimeout(
    () =>
      void attempt(async () => {
        await openCorpus()?.tune(looseness);
        await refreshStories();
        state.groupedLooseness.value = looseness;
        announce(t.strict.stories(state.stories.value.length));
      }),
    REGROUP_DELAY_MS,
  );
}
