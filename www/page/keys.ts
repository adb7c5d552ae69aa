/** Every key of the page, in one table. Typing into a field is left alone. */

import { judge, leaveStory, redo, same, undo, unmark } from "./actions/decide.ts";
import { answer, closeReview, openReview, turn } from "./actions/review.ts";
import { cancel, takeText } from "./actions/work.ts";
import { take } from "./actions/work.ts";
import { step } from "./actions/select.ts";
import { fromTransfer } from "./intake.ts";
import * as state from "./state.ts";

const focus = (id: string) => document.getElementById(id)?.focus();

const keys: Record<string, () => void> = {
  j: () => step(1),
  k: () => step(-1),
  x: () => void judge("set-aside"),
  r: () => void judge("restore"),
  s: () => void same(),
  d: () => void leaveStory(),
  z: () => void undo(),
  Z: () => void redo(),
  "/": () => focus("search"),
  o: () => {
    state.pane.value = "original";
    state.evidence.value = "original";
    requestAnimationFrame(() => focus("original-list"));
  },
  v: () => void openReview(),
  "?": () => void (state.dialog.value = "help"),
};

/** While doubtful pairs are looked through. */
const reviewKeys: typeof keys = {
  s: () => void answer(true),
  d: () => void answer(false),
  j: () => turn(1),
  k: () => turn(-1),
  ArrowRight: () => turn(1),
  ArrowLeft: () => turn(-1),
  z: () => void undo(),
  Z: () => void redo(),
  "?": () => void (state.dialog.value = "help"),
};

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("textarea, select, input:not([type=range])"));

/** Closes the nearest thing that is open, or ends the work. */
function escape(target: EventTarget | null): void {
  if (unmark()) return;
  if (state.busy.value) return cancel();
  if (state.review.value) return closeReview();
  if (state.query.value) {
    state.query.value = "";
    return;
  }
  if (isField(target)) (target as HTMLElement).blur();
  state.notice.value = null;
}

/** Listens on the whole page, for keys and for what is pasted. */
export function listen(): void {
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
    if (event.clipboardData.files.length > 0) void take(fromTransfer(event.clipboardData));
    else void takeText(event.clipboardData.getData("text/plain"), event.clipboardData.getData("text/html"));
  });
}
