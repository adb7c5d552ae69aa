/**
 * Everything the page knows, one file for each concern. Views and actions read these signals
 * through this file; only actions write them (`tests/node/layers.test.js` checks that).
 */

import { batch } from "@preact/signals";
import * as articles from "./articles.ts";
import * as kept from "./collections.ts";
import * as dialogs from "./dialog.ts";
import * as drag from "./dragging.ts";
import * as fileList from "./files.ts";
import * as groups from "./groups.ts";
import * as history from "./history.ts";
import * as layout from "./layout.ts";
import * as messages from "./messages.ts";
import * as pileList from "./piles.ts";
import * as lines from "./recurring-lines.ts";
import * as reviews from "./review.ts";
import * as ruleList from "./rules.ts";
import * as search from "./search.ts";
import * as selection from "./selection.ts";
import * as tableList from "./tables.ts";
import * as work from "./work.ts";

export { columns, rowById } from "./articles.ts";
export { collection, collections, exportsOnlyNews, isKept, news, notKept, onlyNews } from "./collections.ts";
export { type DialogName, dialog } from "./dialog.ts";
export { dragging } from "./dragging.ts";
export { type FileRow, characters, failures, files, hiddenIn, problems } from "./files.ts";
export { copies, copiesByArticle, groupedLooseness, looseness, stories, storyByArticle } from "./groups.ts";
export { canRedo, canUndo, future, past } from "./history.ts";
export { type Pane, type SourceTab, type View, collapsedStories, openPiles, pane, sourceTab, view } from "./layout.ts";
export { type Notice, announcement, notice } from "./messages.ts";
export { type SplitPreview, pileByDocument, piles, splitPreview } from "./piles.ts";
export { recurringLines } from "./recurring-lines.ts";
export { refused, requests } from "./requests.ts";
export { answeredPairs, currentPair, doubts, pairKey, review } from "./review.ts";
export { newRule, ruleFound, rules } from "./rules.ts";
export { query, textMatches } from "./search.ts";
export {
  type Selection, type ShownDocument, activeBlock, comparedCopy, firstOfPair, hoveredBlock, selected, shown,
} from "./selection.ts";
export { tables } from "./tables.ts";
export { THEME_STORAGE_KEY, type Theme, theme } from "./theme.ts";
export { updateReady } from "./update.ts";
export { busy, cancelling, compared, pastedTexts, phase, progress, restoring, secondsLeft } from "./work.ts";

/** What "Start over" resets. Not `requests`, which counts since the page was loaded, `theme`, a preference, and `update`, about the page itself. */
const resettable = [
  articles, dialogs, drag, fileList, groups, history, kept, layout, lines, messages, pileList, reviews, ruleList, search, selection, tableList, work,
];

/** Brings the page back to its initial, empty state. */
export function resetAll(): void {
  batch(() => {
    for (const concern of resettable) concern.reset();
  });
}
