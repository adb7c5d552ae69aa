/** Searches the texts: asks the engine when the user has stopped typing. */

import { effect } from "@preact/signals";
import { openCorpus } from "../../engine/corpus.ts";
import * as state from "../../state/index.ts";

/** Milliseconds after the last key before the engine is asked. */
const SEARCH_DELAY_MS = 150;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Starts to follow the search text. Searches again when the articles change. */
export function followQuery(): void {
  effect(() => {
    const query = state.query.value.trim();
    void state.columns.value;
    clearTimeout(timer);
    if (query === "") {
      state.textMatches.value = null;
      return;
    }
    timer = setTimeout(() => {
      void openCorpus()
        ?.search(query)
        .then(
          (ids) => {
            if (state.query.value.trim() === query) state.textMatches.value = { query, ids: new Set(ids) };
          },
          () => undefined, // The engine has ended; whatever ended it reports the reason.
        );
    }, SEARCH_DELAY_MS);
  });
}
