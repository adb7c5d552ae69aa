/** Looking for words in the texts: the engine does it, once the typing rests. */

import { effect } from "@preact/signals";
import { openCorpus } from "../engine.ts";
import { columns, found, query } from "../state.ts";

/** Milliseconds without a key before the engine is asked. */
const rest = 150;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Asks for every new query, and again when there are other articles. */
export function followQuery(): void {
  effect(() => {
    const words = query.value.trim();
    void columns.value;
    clearTimeout(timer);
    if (words === "") {
      found.value = null;
      return;
    }
    timer = setTimeout(() => {
      void openCorpus()
        ?.search(words)
        .then(
          (ids) => {
            if (query.value.trim() === words) found.value = { query: words, ids: new Set(ids) };
          },
          () => undefined, // The engine is gone; whoever ended it tells why.
        );
    }, rest);
  });
}
