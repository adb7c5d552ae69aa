/** All keys of the page in one table, and pasting. Does nothing while the user types into a field. */

import { addText, addTransfer } from "../actions/commands/add-files.ts";
import { cancelSameStory, decideBlock, leaveStory, redo, sameStory, undo } from "../actions/commands/decide.ts";
import { clearSearch, dismissNotice, openDialog, openSource } from "../actions/commands/interface.ts";
import { answerPair, closeReview, movePair, openReview } from "../actions/commands/review.ts";
import { moveSelection } from "../actions/commands/select.ts";
import { cancel } from "../actions/commands/work-queue.ts";
import * as state from "../state/index.ts";

const focus = (id: string) => document.getElementById(id)?.focus();

const keys: Record<string, () => void> = {
  j: () => moveSelection(1),
  k: () => moveSelection(-1),
  x: () => void decideBlock("set-aside"),
  r: () => void decideBlock("restore"),
  s: () => void sameStory(),
  d: () => void leaveStory(),
  z: () => void undo(),
  Z: () => void redo(),
  "/": () => focus("search"),
  o: () => {
    openSource("original");
    requestAnimationFrame(() => focus("original-list"));
  },
  v: () => void openReview(),
  "?": () => openDialog("help"),
};

/** During the review of uncertain pairs. */
const reviewKeys: typeof keys = {
  s: () => void answerPair(true),
  d: () => void answerPair(false),
  j: () => movePair(1),
  k: () => movePair(-1),
  ArrowRight: () => movePair(1),
  ArrowLeft: () => movePair(-1),
  z: () => void undo(),
  Z: () => void redo(),
  "?": () => openDialog("help"),
};

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("textarea, select, input:not([type=range])"));

/** Escape: cancels or closes one thing, the first of these that is open. */
function escape(target: EventTarget | null): void {
  if (cancelSameStory()) return;
  if (state.busy.value) return cancel();
  if (state.review.value) return closeReview();
  if (state.query.value) return clearSearch();
  if (isField(target)) (target as HTMLElement).blur();
  dismissNotice();
}

/** Listens on the whole page. */
export function listenToKeyboard(): void {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || state.dialog.value !== null) return;
    if (event.key === "Escape") return escape(event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
    const act = (state.review.value ? reviewKeys : keys)[event.key];
    if (!act || (state.phase.value === "empty" && event.key !== "?")) return;
    event.preventDefault();
    act();
  });

  addEventListener("paste", (event) => {
    if (isField(event.target) || !event.clipboardData) return;
    event.preventDefault();
    if (event.clipboardData.files.length > 0) void addTransfer(event.clipboardData);
    else void addText(event.clipboardData.getData("text/plain"), event.clipboardData.getData("text/html"));
  });
}
