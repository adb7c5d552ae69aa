/** Which article belongs to a selection of the list. */

import * as state from "../state/index.ts";
import type { Selection } from "../state/index.ts";

/** Id of the selected article, or of the first article of the selected story or file; null when there is none, and for a pile. */
export function selectedArticle(selection: Selection | null): string | null {
  if (!selection) return null;
  if (selection.kind === "article") return selection.id;
  if (selection.kind === "story") {
    return state.stories.value.find((story) => story.id === selection.id)?.articles[0] ?? null;
  }
  if (selection.kind === "pile") return null;
  const row = state.columns.value.documents.indexOf(selection.id);
  return row < 0 ? null : (state.columns.value.ids[row] ?? null);
}
